import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import coarse from 'world-atlas/countries-110m.json' with { type: 'json' }
import { accuracyOf } from '../../../renderer/map/accuracy.ts'
import { outlineOf, type World } from '../../../renderer/map/outline.ts'
import { pointOf, unitsOf, worldWidth } from '../../../renderer/map/projection.ts'
import { groupsAt, spotsOf } from '../../../renderer/map/spots.ts'
import { labelsOf } from '../../../renderer/overview/labels.ts'
import { boxOf, fittingBox, onScreen, touches, zoomedAt } from '../../../renderer/overview/plane.ts'
import type { ShownEvent } from '../../../renderer/overview/shown-events.ts'

const somewhere = fc.record({
  latitude: fc.option(fc.double({ min: -90, max: 90, noNaN: true }), { nil: undefined, freq: 6 }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  precision: fc.constantFrom('town or city', 'region', undefined),
  again: fc.boolean(),
})
const events = fc.array(somewhere, { maxLength: 60 }).map((all) =>
  all.flatMap(({ latitude, longitude, precision, again }, index): ShownEvent[] => {
    const place = {
      name: `Place ${index}`,
      longitude,
      ...(latitude !== undefined && { latitude }),
      ...(precision && { precision }),
    }
    const event = (n: string): ShownEvent => ({
      id: `event:${index}${n}`,
      name: n,
      passages: 0,
      disputed: false,
      place,
    })
    return again ? [event('a'), event('b')] : [event('a')]
  }),
)
const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id).toSorted()

describe('places on the map', () => {
  test('every event with coordinates is at one place, and every place in one group, however near one looks', () => {
    fc.assert(
      fc.property(events, fc.double({ min: 0.3, max: 600, noNaN: true }), (all, scale) => {
        const spots = spotsOf(all)
        const placed = all.filter(({ place }) => place?.latitude !== undefined)
        expect(ids(spots.flatMap((spot) => spot.events))).toEqual(ids(placed))
        const groups = groupsAt(spots, scale)
        expect(groups.flatMap((group) => group.spots.map(({ key }) => key)).toSorted()).toEqual(
          spots.map(({ key }) => key).toSorted(),
        )
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(placed.length)
        for (const { x, y, spots: there } of groups)
          for (const spot of there) expect(Math.hypot(spot.x - x, spot.y - y) * scale).toBeLessThan(30)
      }),
    )
  })

  test('events at the same coordinates stand together, the fullest place first', () => {
    const at = (id: string, latitude: number): ShownEvent => ({
      id: `event:${id}`,
      name: id,
      passages: 0,
      disputed: false,
      place: { name: 'Yerevan', latitude, longitude: 44.5 },
    })
    expect(spotsOf([at('a', 10), at('b', 40.18), at('c', 40.18)]).map(({ events }) => events.length)).toEqual([2, 1])
  })

  test.each([
    ['exact location', 'point'],
    ['town or city', 'point'],
    ['village', 'point'],
    ['near a town', 'near'],
    ['district', 'near'],
    ['Region', 'region'],
    ['at sea', 'region'],
    ['country', 'country'],
    [undefined, 'unknown'],
    ['quite', 'unknown'],
  ] as const)('%s is drawn as %s', (precision, accuracy) => {
    expect(accuracyOf(precision)).toBe(accuracy)
  })
})

describe('the plane of the map', () => {
  test('goes around the world once', () => {
    expect(pointOf(0, 180).x - pointOf(0, -180).x).toBeCloseTo(worldWidth)
    expect(pointOf(90, 0).y).toBeGreaterThan(-50)
    expect(unitsOf(40_075, 0)).toBeCloseTo(worldWidth)
    expect(unitsOf(100, 60) / unitsOf(100, 0)).toBeCloseTo(2)
  })

  test('keeps what is under the pointer where it is while it zooms', () => {
    const size = { width: 800, height: 600 }
    const limits = { least: 0.1, most: 100 }
    const view = fittingBox({ x0: 0, y0: 0, x1: 100, y1: 100 }, size, limits)
    const point = { x: 30, y: 70 }
    const before = onScreen(view, size, point)
    const closer = zoomedAt(view, 2, { x: before.x - 400, y: before.y - 300 }, limits)
    expect(closer.scale).toBeCloseTo(view.scale * 2)
    expect(onScreen(closer, size, point).x).toBeCloseTo(before.x)
    expect(onScreen(closer, size, point).y).toBeCloseTo(before.y)
    expect(touches(boxOf(closer, size), { ...point, x0: 30, x1: 30, y0: 70, y1: 70 })).toBe(true)
  })
})

test('the outline has every land with its coasts, and borders apart from them', async () => {
  const { lands, coasts, borders } = await outlineOf(coarse as unknown as World)
  expect(lands.length).toBeGreaterThan(150)
  expect(coasts.length).toBeGreaterThan(50)
  expect(borders.length).toBeGreaterThan(100)
  const caucasus = pointOf(40, 46)
  const there = { x0: caucasus.x, y0: caucasus.y, x1: caucasus.x, y1: caucasus.y }
  expect(lands.some(({ box }) => touches(box, there))).toBe(true)
})

test('no name of a place touches another name or mark', () => {
  const mark = fc.record({
    key: fc.uuid(),
    name: fc.string({ maxLength: 30 }),
    x: fc.integer({ min: 0, max: 400 }),
    y: fc.integer({ min: 0, max: 300 }),
    radius: fc.integer({ min: 4, max: 14 }),
  })
  fc.assert(
    fc.property(fc.uniqueArray(mark, { maxLength: 30, selector: ({ key }) => key }), (marks) => {
      const labels = labelsOf(marks)
      for (const one of labels)
        for (const { key, x, y, radius } of marks)
          if (key !== one.key) expect(Math.abs(one.x - x) < radius && Math.abs(one.y - 4 - y) < radius).toBe(false)
      expect(new Set(labels.map(({ key }) => key)).size).toBe(labels.length)
    }),
  )
})
