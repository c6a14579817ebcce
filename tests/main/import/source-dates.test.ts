import { describe, expect, it } from 'vitest'
import { writtenDay } from '../../../main/import/source-dates.ts'

describe('the day a source was published', () => {
  it.each([
    ['2015-07-24T05:36:09+01:00', '2015-07-24'],
    ['2023-09-20T23:59:59-11:00', '2023-09-20'],
    ['2017-11-03 03:01:00.000000', '2017-11-03'],
    ['2021/3/4', '2021-03-04'],
    ['20210304', '2021-03-04'],
    ['4 March 2021', '2021-03-04'],
    ['Thursday, 4th March 2021', '2021-03-04'],
    ['Mar. 4, 2021', '2021-03-04'],
    ['Thu, 04 Mar 2021 23:30:00 GMT', '2021-03-04'],
    ['2021-03', '2021-03'],
    ['2021', '2021'],
    ['2020-02-29', '2020-02-29'],
    ['2021-02-29', undefined],
    ['2021-13-01', undefined],
    ['31 April 2021', undefined],
    ['yesterday', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s is %s, whatever the zone here', (written, day) => {
    expect(writtenDay(written)).toBe(day)
  })
})
