import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ShownEvent } from '../../../renderer/overview/shown-events.ts'
import { labelWidth } from '../../../renderer/overview/label-width.ts'
import { densityIn } from '../../../renderer/timeline/density.ts'
import { clusterWidth, layOut } from '../../../renderer/timeline/lanes.ts'
import { ticksIn, viewWords } from '../../../renderer/timeline/ticks.ts'
import { daysIn, fitting, moved, showing, zoomed } from '../../../renderer/timeline/time-view.ts'

const shape = fc.constantFrom('moment' as const, 'lasting' as const, 'within' as const)
const some = fc.record({
  from: fc.integer({ min: 0, max: 3000 }),
  days: fc.integer({ min: 1, max: 400 }),
  open: fc.constantFrom('start', 'end', 'none', 'none', 'none', 'none'),
  shape,
  name: fc.string({ maxLength: 40 }),
  passages: fc.nat(30),
})
const events = fc.array(some, { maxLength: 60 }).map((all) =>
  all.map(({ from, days, open, shape, name, passages }, index): ShownEvent => ({
    id: `event:${index}`,
    name,
    passages,
    disputed: false,
    extent: {
      from: open === 'start' ? null : from,
      to: open === 'end' ? null : from + (shape === 'moment' ? 1 : days),
      shape,
      unsure: false,
      softStart: open === 'start',
      softEnd: open === 'end',
    },
  })),
)

describe('lanes', () => {
  test('every event stands in exactly one place: by itself or in one count', () => {
    fc.assert(
      fc.property(events, fc.double({ min: 0.01, max: 200, noNaN: true }), fc.nat(8), (all, perDay, lanes) => {
        const { placed, clusters } = layOut(all, 0, perDay, lanes)
        const found = [
          ...placed.map(({ event }) => event.id),
          ...clusters.flatMap(({ events }) => events.map(({ id }) => id)),
        ]
        expect(found.toSorted()).toEqual(all.map(({ id }) => id).toSorted())
      }),
    )
  })

  test('no mark or name touches another in its lane', () => {
    fc.assert(
      fc.property(events, fc.double({ min: 0.01, max: 50, noNaN: true }), (all, perDay) => {
        const byLane = Map.groupBy(layOut(all, 0, perDay, 4).placed, ({ lane }) => lane)
        for (const lane of byLane.values())
          for (const [index, one] of lane.toSorted((a, b) => a.from - b.from).entries()) {
            const before = lane.toSorted((a, b) => a.from - b.from)[index - 1]
            const end = before ? (before.inside ? before.to : before.to + 5 + labelWidth(before.label)) : -Infinity
            expect(one.from).toBeGreaterThan(end)
          }
      }),
    )
  })

  test('counts stand apart from each other', () => {
    fc.assert(
      fc.property(events, (all) => {
        const places = layOut(all, 0, 1, 0).clusters.map(({ at }) => at)
        for (const [index, at] of places.entries())
          expect(at - (places[index - 1] ?? -Infinity)).toBeGreaterThanOrEqual(clusterWidth)
      }),
    )
  })

  test('the most linked stand by themselves first', () => {
    const event = (id: string, passages: number): ShownEvent => ({
      id: `event:${id}`,
      name: id,
      passages,
      disputed: false,
      extent: { from: 0, to: 1, shape: 'moment', unsure: false, softStart: false, softEnd: false },
    })
    const { placed, clusters } = layOut([event('few', 1), event('many', 9), event('some', 3)], 0, 1, 1)
    expect(placed.map(({ event }) => event.name)).toEqual(['many'])
    expect(clusters.map(({ events }) => events.length)).toEqual([2])
  })
})

test('the columns of articles add up to the articles published in the stretch', () => {
  const dates = fc.array(
    fc.record({ from: fc.integer({ min: 0, max: 900 }), days: fc.constantFrom(1, 30, 365), articles: fc.nat(9) }),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(dates, fc.integer({ min: 1, max: 300 }), (all, parts) => {
      const spans = all.map(({ from, days, articles }) => ({
        span: [from, from + days - 1] as [number, number],
        articles,
      }))
      const counted = densityIn(spans, { start: -10, end: 1400 }, parts).reduce((sum, count) => sum + count, 0)
      expect(counted).toBeCloseTo(
        all.reduce((sum, { articles }) => sum + articles, 0),
        6,
      )
    }),
  )
})

describe('the stretch of time that shows', () => {
  test('keeps what is under the pointer where it is while it zooms', () => {
    const view = zoomed({ start: 0, end: 100 }, 0.5, 25)
    expect(view).toEqual({ start: 12.5, end: 62.5 })
    expect(daysIn(zoomed(view, 0, 25))).toBeCloseTo(1 / 12)
  })

  test('moves only as far as it must to show an event', () => {
    const view = { start: 0, end: 100 }
    expect(showing(view, 10, 20)).toBe(view)
    expect(showing(view, 120, 121).end).toBeGreaterThan(121)
    expect(daysIn(showing(view, 120, 121))).toBe(100)
    expect(daysIn(showing(view, 0, 500))).toBeGreaterThan(500)
    expect(moved(view, -5)).toEqual({ start: -5, end: 95 })
  })
})

describe('dates along the axis', () => {
  const september = { start: 19_615, end: 19_625 }

  test('are hours, days, months or years, as there is room for', () => {
    const labels = (start: number, end: number) => ticksIn({ start, end }, 8).map(({ label }) => label)
    expect(labels(19_620, 19_621)).toEqual(expect.arrayContaining(['20 Sep', '12:00', '21:00']))
    expect(labels(19_615, 19_625)[0]).toBe('15 Sep 2023')
    expect(labels(19_500, 19_900)).toEqual(expect.arrayContaining(['2024', 'Jul']))
    expect(labels(0, 20_000)).toEqual(expect.arrayContaining(['1980', '2020']))
    expect(labels(-800_000, -700_000)).toEqual(expect.arrayContaining(['101 BC']))
  })

  test('begin what is larger with a stronger line', () => {
    expect(ticksIn({ start: 19_500, end: 19_900 }, 8).find(({ label }) => label === '2024')?.major).toBe(true)
  })

  test('the stretch is said in words', () => {
    expect(viewWords(september)).toBe('15 Sep 2023 to 25 Sep 2023')
    expect(viewWords(fitting(0, 20_000))).toMatch(/^19\d\d to 20\d\d$/)
  })
})
