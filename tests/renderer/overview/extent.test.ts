import { describe, expect, test } from 'vitest'
import { edtfOfDay, typedRange } from '../../../renderer/overview/days.ts'
import { extentOf } from '../../../renderer/overview/extent.ts'
import { fittedLabel, labelWidth } from '../../../renderer/overview/label-width.ts'
import { mayFallIn, shownEvents } from '../../../renderer/overview/shown-events.ts'

/** 19 September 2023. */
const day = 19_619

describe('what a date means on the axis', () => {
  test.each([
    ['2023-09-19', [day, day], { from: day, to: day + 1, shape: 'moment', unsure: false }],
    ['2023-09-19?', [day, day], { shape: 'moment', unsure: true }],
    ['2023-09', [19_601, 19_630], { from: 19_601, to: 19_631, shape: 'within', unsure: false }],
    ['2023-09~', [19_601, 19_630], { shape: 'within', unsure: true }],
    ['2023-22', [19_509, 19_600], { shape: 'within' }],
    ['199X', [7305, 10_956], { shape: 'within' }],
    [
      '2023-09-19/2023-09-20',
      [day, day + 1],
      { from: day, to: day + 2, shape: 'lasting', softStart: false, softEnd: false },
    ],
    ['2023-09-19/..', [day, null], { from: day, to: null, shape: 'lasting', softStart: false, softEnd: true }],
    ['../2023-09-19', [null, day], { from: null, to: day + 1, softStart: true, softEnd: false }],
    ['2023-09-19/2023-10', [day, 19_661], { shape: 'lasting', softEnd: true }],
    ['2023-09-19?/2023-09-20', [day, day + 1], { shape: 'lasting', unsure: true }],
    ['[2023-09-19,2023-09-21]', [day, day + 2], { shape: 'within', unsure: false }],
  ] as const)('%s', (date, span, expected) => {
    expect(extentOf(date, [...span])).toMatchObject(expected)
  })

  test('a time of day stands within its day, past midnight in the next', () => {
    expect(extentOf('2023-09-19', [day, day], { from: '12:00' })).toMatchObject({ from: day + 0.5, to: day + 0.5 })
    expect(extentOf('2023-09-19', [day, day], { from: '18:00', to: '06:00' })).toMatchObject({
      from: day + 0.75,
      to: day + 1.25,
    })
  })

  test('open on both sides it has no place', () => {
    expect(extentOf('../..', [null, null])).toBeNull()
  })
})

describe('bounds as typed', () => {
  test('are whole days, both inside, and what cannot be read narrows nothing', () => {
    expect(typedRange('September 2023', '20 Sept 2023')).toEqual({ first: 19_601, last: day + 1 })
    expect(typedRange('nonsense', '')).toEqual({ first: null, last: null })
  })

  test('a day is written as it is read, long ago too', () => {
    for (const one of [0, day, -1, -719_528, -800_000])
      expect(typedRange(edtfOfDay(one), edtfOfDay(one))).toEqual({ first: one, last: one })
  })

  test('an event falls in a range that it may have happened in; an undated one in none', () => {
    const events = shownEvents({
      of: 3,
      ids: ['event:1', 'event:2', 'event:3'],
      names: ['open', 'day', 'undated'],
      passages: [0, 0, 0],
      types: [-1, 0, -1],
      typeNames: ['protest'],
      dates: [0, 1, -1],
      dateNames: ['2023-09-19/..', '2023-09-19'],
      spans: [
        [day, null],
        [day, day],
      ],
      places: [-1, -1, 0],
      placeNames: [{ name: 'Here' }],
      clocks: [[1, '13:00']],
      disputed: [0],
    })
    expect(events.map((event) => mayFallIn(event, day + 5, day + 9))).toEqual([true, false, false])
    expect(events.map((event) => mayFallIn(event, day, day))).toEqual([true, true, false])
    expect(events.map((event) => mayFallIn(event, null, null))).toEqual([true, true, true])
    expect(events[1]).toMatchObject({ type: 'protest', clock: { from: '13:00' }, disputed: false })
    expect(events[2]).toMatchObject({ place: { name: 'Here' } })
  })
})

test('a label that is cut takes no more room than it was given', () => {
  const long = 'Telephone call between the President and the Secretary of State'
  const { text, width } = fittedLabel(long, 120)
  expect(width).toBeLessThanOrEqual(120)
  expect(text).toMatch(/^Telephone.*…$/)
  expect(fittedLabel('Short', 120)).toEqual({ text: 'Short', width: labelWidth('Short') })
})
