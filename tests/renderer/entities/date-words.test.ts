import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateToType, dateWords } from '../../../renderer/entities/date-words.ts'
import { dayNumber, daysIn, readEdtf, spanOf } from '../../../renderer/entities/edtf-parts.ts'
import { readTypedDate } from '../../../renderer/entities/typed-date.ts'

describe('a stored date in words', () => {
  test.each([
    ['2023-09-20', '20 September 2023'],
    ['2023-09', 'September 2023'],
    ['2023', '2023'],
    ['2023-09-19/2023-09-20', '19 to 20 September 2023'],
    ['2023-09-19/2023-10-03', '19 September to 3 October 2023'],
    ['2022-12-30/2023-01-02', '30 December 2022 to 2 January 2023'],
    ['2023-03/2023-09', 'March to September 2023'],
    ['2020/2023', '2020 to 2023'],
    ['2023-09-19/..', 'since 19 September 2023'],
    ['../2023-09', 'until September 2023'],
    ['2023-09-19/', 'from 19 September 2023, end unknown'],
    ['/2023-09-19', 'to 19 September 2023, start unknown'],
    ['2023-09?', 'possibly September 2023'],
    ['2020-03~', 'about March 2020'],
    ['2020%', 'possibly about 2020'],
    ['199X', '1990s'],
    ['2023-XX', 'a month of 2023'],
    ['2023-09-XX', 'a day in September 2023'],
    ['2023-22', 'summer 2023'],
    ['2023-09-19~/2023-09-20', 'about 19 September 2023 to 20 September 2023'],
    ['0045-03-15', '15 March 45'],
    ['-0043', '44 BC'],
  ])('%s is “%s”', (edtf, words) => {
    expect(dateWords(edtf)).toBe(words)
  })

  test('is short in lists', () => {
    expect(dateWords('2023-09-20', 'short')).toBe('20 Sep 2023')
    expect(dateWords('2023-09-19/2023-09-20', 'short')).toBe('19 to 20 Sep 2023')
  })

  test.each(['yesterday', '2023-02-30', '2023-13', '2023-09-20T13:00', '2023-09-20/2023-09-19', '', '20230920'])(
    'that is none is shown as it is: %j',
    (text) => {
      expect(readEdtf(text)).toBeNull()
      expect(dateWords(text)).toBe(text)
    },
  )
})

describe('a typed date', () => {
  test.each([
    ['19–20 September 2023', '2023-09-19/2023-09-20'],
    ['19-20 Sept 2023', '2023-09-19/2023-09-20'],
    ['19 to 20 September 2023', '2023-09-19/2023-09-20'],
    ['30 Dec 2022 – 2 Jan 2023', '2022-12-30/2023-01-02'],
    ['19 September – 3 October 2023', '2023-09-19/2023-10-03'],
    ['from March to September 2023', '2023-03/2023-09'],
    ['2020–2023', '2020/2023'],
    ['20 September 2023', '2023-09-20'],
    ['Wednesday, 20 September 2023', '2023-09-20'],
    ['September 20th, 2023', '2023-09-20'],
    ['the 20th of September 2023', '2023-09-20'],
    ['  sep.  2023 ', '2023-09'],
    ['about March 2020', '2020-03~'],
    ['c. 1990', '1990~'],
    ['possibly September 2023', '2023-09?'],
    ['2020?', '2020?'],
    ['1990s', '199X'],
    ['summer 2023', '2023-22'],
    ['since 2021', '2021/..'],
    ['until 3 May 2021', '../2021-05-03'],
    ['29 February 2024', '2024-02-29'],
    ['2023-09-19/2023-09-20', '2023-09-19/2023-09-20'],
  ])('“%s” is %s', (typed, edtf) => {
    expect(readTypedDate(typed)).toBe(edtf)
  })

  test.each([
    '',
    'soon',
    '31 September 2023',
    '29 February 2023',
    '20/09/2023',
    '9/10',
    'may',
    '20 Sept',
    '2023-9-1',
    'ma 2020',
  ])('“%s” is refused rather than guessed', (typed) => {
    expect(readTypedDate(typed)).toBeNull()
  })
})

describe('laws of dates', () => {
  const pad = (value: number, length = 2) => String(value).padStart(length, '0')
  const day = fc
    .tuple(fc.integer({ min: 1000, max: 2999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
    .map(([year, month, of]) => `${year}-${pad(month)}-${pad(Math.min(of, daysIn(year, month)))}`)
  const date = fc.oneof(
    day,
    day.map((one) => one.slice(0, 7)),
    day.map((one) => one.slice(0, 4)),
    day.map((one) => `${one}~`),
    day.map((one) => `${one.slice(0, 7)}?`),
    day.map((one) => `${one}/..`),
    fc.tuple(day, day).map((two) => two.toSorted().join('/')),
  )

  test('the words of a date are read as that date', () => {
    fc.assert(fc.property(date, (edtf) => void expect(readTypedDate(dateWords(edtf))).toBe(edtf)))
  })

  test('what a field holds is always read as the date it shows', () => {
    const any = fc.oneof(
      date,
      fc.constantFrom('199X', '2023-XX', '2023-09-XX', '2020%', '2023-09-19/', '19XX', '-0043'),
    )
    fc.assert(fc.property(any, (edtf) => void expect(readTypedDate(dateToType(edtf))).toBe(edtf)))
  })

  test('days are counted as the calendar counts them', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 900_000 }), (days) => {
        const at = new Date(days * 86_400_000)
        const counted = dayNumber(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate())
        expect(counted - dayNumber(1970, 1, 1)).toBe(days)
      }),
    )
  })

  test('a span never ends before it begins', () => {
    fc.assert(
      fc.property(date, (edtf) => {
        const span = spanOf(edtf)
        expect(span).not.toBeNull()
        expect(span?.from ?? -Infinity).toBeLessThanOrEqual(span?.to ?? Infinity)
      }),
    )
  })
})
