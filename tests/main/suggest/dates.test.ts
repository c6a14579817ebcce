import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spanOf } from '../../../main/entities/dates.ts'
import { datesIn } from '../../../main/suggest/dates.ts'

/** Wednesday. */
const published = '2023-09-20'

async function dates(text: string, language = 'en', of = published): Promise<string[]> {
  const found = await datesIn(text, { published: of, language })
  return found.map(({ start, end, edtf }) => `${text.slice(start, end)} = ${edtf}`)
}

describe('dates are resolved against the day of the article', () => {
  const cases: [text: string, dates: string[]][] = [
    ['on Tuesday', ['Tuesday = 2023-09-19']],
    ['on Wednesday', ['Wednesday = 2023-09-20']],
    ['on Thursday', ['Thursday = 2023-09-14']],
    ['next Thursday', ['next Thursday = 2023-09-21']],
    ['last Wednesday', ['last Wednesday = 2023-09-13']],
    ['on Wednesday, September 20, hours after', ['Wednesday, September 20 = 2023-09-20']],
    ['an election on September 9', ['September 9 = 2023-09-09']],
    ['on 3 January', ['3 January = 2024-01-03']],
    ['19–20 September 2023', ['19–20 September 2023 = 2023-09-19/2023-09-20']],
    ['from 28 September to 3 October 2023', ['28 September to 3 October 2023 = 2023-09-28/2023-10-03']],
    ['signed in 2020', ['2020 = 2020']],
    ['since 1991', ['since 1991 = 1991/..']],
    ['until 1994', ['until 1994 = ../1994']],
    ['late 2022', ['late 2022 = 2022-09~/2022-12']],
    ['the 1990s', ['the 1990s = 199X']],
    ['mid-September', ['mid-September = 2023-09-11~/2023-09-20~']],
    ['in March', ['March = 2023-03']],
    ['in November', ['November = 2022-11']],
    ['February 2007', ['February 2007 = 2007-02']],
    ['between March and May 2021', ['between March and May 2021 = 2021-03/2021-05']],
    ['the war of 1992–94', ['1992–94 = 1992/1994']],
    ['yesterday', ['yesterday = 2023-09-19']],
    ['two days ago', ['two days ago = 2023-09-18']],
    ['two weeks ago', ['two weeks ago = 2023-09-06~']],
    ['last week', ['last week = 2023-09-11/2023-09-17']],
    ['last month', ['last month = 2023-08']],
    ['last year', ['last year = 2022']],
    ['2023-09-20', ['2023-09-20 = 2023-09-20']],
    ['on 29 February 2024 and 29 February 2023', ['29 February 2024 = 2024-02-29', 'February 2023 = 2023-02']],
  ]
  it.each(cases)('%s', async (text, expected) => {
    expect(await dates(text)).toEqual(expected)
  })
})

describe('what is no date is left alone', () => {
  it.each([
    'hours after the latter launched',
    'for months now',
    'twelve years',
    'over 2000 people were killed',
    '1,991 soldiers',
    'He may march.',
    'in the second half',
    'phone 2020-1234',
  ])('%s', async (text) => {
    expect(await dates(text)).toEqual([])
  })
})

describe('other languages', () => {
  it.each([
    ['ru', '20 сентября 2023 года', ['20 сентября 2023 года = 2023-09-20']],
    ['ru', 'соглашение в 2020 году', ['2020 = 2020']],
    ['ru', 'во вторник', ['вторник = 2023-09-19']],
    ['de', 'am 19. September 2023', ['19. September 2023 = 2023-09-19']],
    ['fr', 'le 19 septembre 2023', ['19 septembre 2023 = 2023-09-19']],
    ['hy', '2015 թ. հուլիսին', ['2015 = 2015']],
  ])('%s: %s', async (language, text, expected) => {
    const found = await dates(text, language)
    expect(found.map((one) => one.replace(/^(?:во|am|le) /, ''))).toEqual(expected)
  })
})

it('a time of day stands beside the date, as it is written; a missing zone stays missing', async () => {
  expect(await datesIn('It took effect at 1 pm local time.', { published })).toMatchObject([
    { edtf: published, inferred: true, clock: { from: '13:00', zone: 'local time', asWritten: '1 pm local time' } },
  ])
  const [date] = await datesIn('at 1500 GMT on 9 December 1989', { published })
  expect(date).toMatchObject({ edtf: '1989-12-09', clock: { from: '15:00', zone: 'GMT' } })
  const [plain] = await datesIn('on 9 May at 6:30 a.m.', { published })
  expect(plain?.clock).toEqual({ from: '06:30', asWritten: '6:30 a.m.' })
})

it('without a day to start from only whole dates are found', async () => {
  expect(await dates('On Tuesday, on 9 May, on 9 May 2023 and in 2020', 'en', '')).toEqual([
    '9 May 2023 = 2023-05-09',
    '2020 = 2020',
  ])
  expect(await dates('On Tuesday and in 2020', 'en', '2023-09')).toEqual(['2020 = 2020'])
})

it('what came from the article’s own day is marked as inferred', async () => {
  const inferred = async (text: string) => (await datesIn(text, { published }))[0]?.inferred
  expect(await inferred('on Tuesday')).toBe(true)
  expect(await inferred('on 9 September')).toBe(true)
  expect(await inferred('on 9 September 2023')).toBe(false)
  expect(await inferred('since 1991')).toBe(false)
})

it('whatever is found is EDTF that the library takes, on any day of any year', async () => {
  const phrases = [
    'Tuesday',
    'last week',
    'last month',
    'mid-February',
    'late February',
    'two months ago',
    'this weekend',
    'early 2020',
    'the 1980s',
    'since May',
    '28–29 February',
    'in December',
    'next month',
    'the end of the month',
    'at 5 pm',
  ]
  const day = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  await fc.assert(
    fc.asyncProperty(day, fc.constantFrom(...phrases), async (of, phrase) => {
      for (const { edtf } of await datesIn(`It was ${phrase}.`, { published: of }))
        expect(spanOf(edtf), edtf).not.toBeNull()
    }),
    { numRuns: 300 },
  )
})
