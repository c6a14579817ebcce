import type { ShownEvent } from '../overview/shown-events.ts'
import { type Accuracy, accuracyOf } from './accuracy.ts'
import { pointOf } from './projection.ts'

/** A place on the map with all that happened there. */
export type Spot = {
  key: string
  x: number
  y: number
  latitude: number
  name: string
  accuracy: Accuracy
  /** As it is written with the place. */
  precision?: string
  events: ShownEvent[]
}

/** Places too near to each other to be told apart. */
export type Group = { key: string; x: number; y: number; spots: Spot[]; count: number }

/** The places of events that have coordinates; what is at the same coordinates is one place, named by most of them. */
export function spotsOf(events: readonly ShownEvent[]): Spot[] {
  const spots = new Map<string, Spot>()
  for (const event of events) {
    const { place } = event
    if (!place || !isPlaced(event)) continue
    const { latitude = 0, longitude = 0, name, precision } = place
    // A tenth of a kilometre is no other place; another precision is.
    const key = `spot-${latitude.toFixed(3)},${longitude.toFixed(3)},${accuracyOf(precision)}`
    const spot = spots.get(key)
    if (spot) spot.events.push(event)
    else
      spots.set(key, {
        key,
        ...pointOf(latitude, longitude),
        latitude,
        name,
        accuracy: accuracyOf(precision),
        ...(precision !== undefined && { precision }),
        events: [event],
      })
  }
  return [...spots.values()].sort((a, b) => b.events.length - a.events.length || (a.key < b.key ? -1 : 1))
}

export const isPlaced = ({ place }: ShownEvent) => place?.latitude !== undefined && place.longitude !== undefined

/** Nearer than this, in pixels, places are counted together. */
const apart = 30

/**
 * Puts places together that would cover each other at a scale, the fullest first. Every place is in one group, and only
 * the scale decides which: moving the map changes none.
 */
export function groupsAt(spots: readonly Spot[], scale: number): Group[] {
  const cell = apart / scale
  const near = new Map<string, Group[]>()
  const groups: Group[] = []
  const cellsAround = (x: number, y: number) => {
    const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)]
    return [-1, 0, 1].flatMap((right) => [-1, 0, 1].map((down) => `${column + right},${row + down}`))
  }
  for (const spot of spots) {
    const found = cellsAround(spot.x, spot.y)
      .flatMap((key) => near.get(key) ?? [])
      .find(({ x, y }) => Math.hypot(x - spot.x, y - spot.y) < cell)
    if (found) {
      found.spots.push(spot)
      found.count += spot.events.length
      continue
    }
    const group = { key: spot.key, x: spot.x, y: spot.y, spots: [spot], count: spot.events.length }
    groups.push(group)
    const key = `${Math.floor(spot.x / cell)},${Math.floor(spot.y / cell)}`
    near.set(key, [...(near.get(key) ?? []), group])
  }
  return groups
}
