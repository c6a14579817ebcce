import { PostingReader } from './posting-reader.ts'
import type { Segment, TermPlace } from './segment.ts'

/** A list so many times as long as the shortest is jumped through; a shorter one is quicker read than searched. */
const jumps = 96

/**
 * Every document that holds all of some words, ascending: `readers` stand on it, in the order of the words. The list of
 * the rarest word leads, and the others follow it.
 */
export function eachWithAll(
  words: readonly { places: readonly TermPlace[] }[],
  visit: (document: number, readers: readonly PostingReader[]) => void,
): void {
  const [first, ...rest] = words
  for (const place of first?.places ?? []) {
    const places = [place, ...rest.map((word) => word.places.find(({ segment }) => segment === place.segment))]
    if (places.every((one) => one !== undefined)) eachInSegment(place.segment, places, visit)
  }
}

function eachInSegment(
  segment: Segment,
  places: readonly TermPlace[],
  visit: (document: number, readers: readonly PostingReader[]) => void,
): void {
  const frequency = (at: number) => segment.frequency[(places[at] as TermPlace).term] as number
  const readers = places.map(({ term }) => new PostingReader(segment, term))
  const order = places.map((_, at) => at).sort((a, b) => frequency(a) - frequency(b))
  const inOrder = order.map((at) => readers[at] as PostingReader)
  const isLong = order.map((at) => frequency(at) > jumps * frequency(order[0] ?? 0))
  const [lead] = inOrder
  if (!lead || !readers.every((reader) => reader.next())) return
  for (;;) {
    const wanted = lead.document
    let reached = wanted
    for (let at = 1; at < inOrder.length && reached === wanted; at += 1) {
      const reader = inOrder[at] as PostingReader
      if (reader.document < wanted && !(isLong[at] ? reader.seek(wanted) : reader.goOnTo(wanted))) return
      reached = reader.document
    }
    if (reached === wanted) {
      visit(wanted, readers)
      if (!lead.next()) return
    } else if (!lead.goOnTo(reached)) return
  }
}
