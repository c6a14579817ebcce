import type { Id } from '#contract/ids.ts'
import type { EventRows, KnownPlace } from '#contract/overview.ts'
import { type Extent, extentOf } from './extent.ts'

/** An event as the timeline and the map draw it. */
export type ShownEvent = {
  id: Id<'event'>
  name: string
  passages: number
  type?: string
  /** EDTF. */
  date?: string
  /** Where it stands in time; absent where the date is missing or cannot be read. */
  extent?: Extent
  clock?: { from: string; to?: string }
  place?: KnownPlace
  disputed: boolean
}

const known = new WeakMap<EventRows, ShownEvent[]>()

/** The rows taken apart, once an answer. */
export function shownEvents(rows: EventRows): ShownEvent[] {
  const before = known.get(rows)
  if (before) return before
  const clocks = new Map(rows.clocks.map(([row, from, to]) => [row, to === undefined ? { from } : { from, to }]))
  const disputed = new Set(rows.disputed)
  const events = rows.ids.map((id, row): ShownEvent => {
    const date = rows.dateNames[rows.dates[row] ?? -1]
    const span = rows.spans[rows.dates[row] ?? -1]
    const type = rows.typeNames[rows.types[row] ?? -1]
    const place = rows.placeNames[rows.places[row] ?? -1]
    const clock = clocks.get(row)
    const extent = date !== undefined && span ? extentOf(date, span, clock) : null
    return {
      id,
      name: rows.names[row] ?? '',
      passages: rows.passages[row] ?? 0,
      ...(type !== undefined && { type }),
      ...(date !== undefined && { date }),
      ...(extent && { extent }),
      ...(clock && { clock }),
      ...(place && { place }),
      disputed: disputed.has(row),
    }
  })
  known.set(rows, events)
  return events
}

/** Whether an event may have happened between two days, the last one included; `null` is open. */
export function mayFallIn({ extent }: ShownEvent, first: number | null, last: number | null): boolean {
  if (first === null && last === null) return true
  if (!extent) return false
  return (last === null || (extent.from ?? -Infinity) < last + 1) && (first === null || (extent.to ?? Infinity) > first)
}
