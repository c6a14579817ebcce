import { fittedLabel } from '../overview/label-width.ts'
import type { ShownEvent } from '../overview/shown-events.ts'

/** Where a mark stands, in pixels from the beginning of what is laid out. */
export type Bar = { from: number; to: number; isPoint: boolean }
export type Placed = Bar & {
  event: ShownEvent
  lane: number
  label: string
  /** Inside the bar, or after it. */
  inside: boolean
}
/** Events at about the same time for which no lane is free. */
export type Cluster = { at: number; from: number; to: number; events: ShownEvent[] }
export type Laid = { placed: Placed[]; clusters: Cluster[] }

export const pointRadius = 5
/** As long as an open end is drawn. */
export const openLength = 52
const leastBar = 12
const labelMost = 190
const gap = 10
/** Wide enough for a count of four figures. */
export const clusterWidth = 46

/** Where an event is drawn when a day takes so many pixels and the drawing begins at a day; null when it has no place. */
export function barOf({ extent }: ShownEvent, begin: number, perDay: number): Bar | null {
  if (!extent) return null
  const x = (day: number) => (day - begin) * perDay
  const { from, to } = extent
  if (from === null) return { from: x(to ?? 0) - openLength, to: x(to ?? 0), isPoint: false }
  if (to === null) return { from: x(from), to: x(from) + openLength, isPoint: false }
  if (x(to) - x(from) >= leastBar) return { from: x(from), to: x(to), isPoint: false }
  const middle = (x(from) + x(to)) / 2
  if (extent.shape === 'moment') return { from: middle - pointRadius, to: middle + pointRadius, isPoint: true }
  return { from: middle - leastBar / 2, to: middle + leastBar / 2, isPoint: false }
}

/**
 * Gives each event a lane in which neither its mark nor its name touches another. The most linked choose first; those
 * for whom nothing is left are counted together. Every event that has a bar is in exactly one place.
 */
export function layOut(events: readonly ShownEvent[], begin: number, perDay: number, lanes: number): Laid {
  const bars = events.flatMap((event) => {
    const bar = barOf(event, begin, perDay)
    return bar ? [{ event, ...bar }] : []
  })
  bars.sort((a, b) => b.event.passages - a.event.passages || a.from - b.from || (a.event.id < b.event.id ? -1 : 1))
  const taken = Array.from({ length: Math.max(0, lanes) }, () => new Stretches())
  const placed: Placed[] = []
  const left: (Bar & { event: ShownEvent })[] = []
  for (const bar of bars) {
    const { text, width } = fittedLabel(bar.event.name, labelMost)
    const inside = !bar.isPoint && bar.to - bar.from >= width + 14
    const end = inside ? bar.to : bar.to + 5 + width
    const lane = taken.findIndex((stretches) => stretches.take(bar.from, end + gap))
    if (lane < 0) left.push(bar)
    else placed.push({ ...bar, lane, label: text, inside })
  }
  return { placed: placed.sort(inTime), clusters: clustersOf(left) }
}

const inTime = (a: Placed, b: Placed) => a.from - b.from || a.lane - b.lane

function clustersOf(left: readonly (Bar & { event: ShownEvent })[]): Cluster[] {
  const clusters = new Map<number, Cluster>()
  for (const { event, from, to } of left.toSorted((a, b) => a.from - b.from)) {
    const number = Math.floor((from + to) / 2 / clusterWidth)
    const cluster = clusters.get(number)
    if (cluster) {
      cluster.events.push(event)
      cluster.to = Math.max(cluster.to, to)
    } else clusters.set(number, { at: (number + 0.5) * clusterWidth, from, to, events: [event] })
  }
  return [...clusters.values()].sort((a, b) => a.at - b.at)
}

/** What is taken of a lane: stretches that never overlap, in order. */
class Stretches {
  readonly #all: { from: number; to: number }[] = []

  /** Takes a stretch when it is free. */
  take(from: number, to: number): boolean {
    let low = 0
    let high = this.#all.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#all[middle]?.from ?? 0) < from) low = middle + 1
      else high = middle
    }
    const before = this.#all[low - 1]
    const after = this.#all[low]
    if ((before && before.to > from) || (after && after.from < to)) return false
    this.#all.splice(low, 0, { from, to })
    return true
  }
}
