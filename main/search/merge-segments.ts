import { PostingReader } from './posting-reader.ts'
import { type Segment, termCount } from './segment.ts'
import { SegmentWriter } from './segment-writer.ts'

/**
 * Joins segments that follow each other into one; `numberNow` tells what number a document has there, ascending as
 * before, or -1 for one that is left out. Pauses after some words, so that a
 * question need not wait for the whole of it: `next()` goes on.
 */
export function* mergeSegments(
  segments: readonly Segment[],
  numberNow: (document: number) => number,
  { from, to }: { from: number; to: number } = { from: segments[0]?.from ?? 0, to: segments.at(-1)?.to ?? 0 },
): Generator<void, Segment> {
  const writer = new SegmentWriter(from, to)
  const heads = segments.map((segment) => ({ segment, term: 0 }))
  let work = 0
  for (;;) {
    const least = leastOf(heads)
    if (!least) return writer.finish()
    const units = unitsAt(least)
    writer.begin(units)
    for (const head of heads) {
      if (head.term >= termCount(head.segment) || compareUnits(unitsAt(head), units) !== 0) continue
      work += copyTerm(head.segment, head.term, numberNow, writer)
      head.term += 1
    }
    writer.end()
    if (work < 100_000) continue
    work = 0
    yield
  }
}

type Head = { segment: Segment; term: number }

function leastOf(heads: readonly Head[]): Head | undefined {
  let least: Head | undefined
  for (const head of heads) {
    if (head.term >= termCount(head.segment)) continue
    if (!least || compareUnits(unitsAt(head), unitsAt(least)) < 0) least = head
  }
  return least
}

function unitsAt({ segment, term }: Head): Uint16Array {
  return segment.termUnits.subarray(segment.termStarts[term], segment.termStarts[term + 1])
}

function compareUnits(a: Uint16Array, b: Uint16Array): number {
  const shared = Math.min(a.length, b.length)
  for (let at = 0; at < shared; at += 1) {
    const difference = (a[at] as number) - (b[at] as number)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Copies a word's documents that are there; positions go over as they are written. */
function copyTerm(
  segment: Segment,
  term: number,
  numberNow: (document: number) => number,
  writer: SegmentWriter,
): number {
  const reader = new PostingReader(segment, term)
  while (reader.next()) {
    const positions = reader.writtenPositions()
    const number = numberNow(reader.document)
    if (number < 0) continue
    writer.add(number, reader.inTitle, reader.inBody)
    writer.positionsAsWritten(positions)
  }
  return segment.frequency[term] ?? 0
}
