import { PostingReader } from './posting-reader.ts'
import { compareTerms, type Segment, termCount, type TermPlace } from './segment.ts'
import { SegmentWriter } from './segment-writer.ts'

/**
 * Joins segments that follow each other into one; `numberNow` tells what number a document has there, ascending as
 * before, or -1 for one that is left out; null when all keep theirs. Pauses after some words, so that a
 * question need not wait for the whole of it: `next()` goes on.
 */
export function* mergeSegments(
  segments: readonly Segment[],
  numberNow: ((document: number) => number) | null,
  { from, to }: { from: number; to: number } = { from: segments[0]?.from ?? 0, to: segments.at(-1)?.to ?? 0 },
): Generator<void, Segment> {
  const writer = new SegmentWriter()
  writer.startAt(from, to)
  writer.makeRoom(segments)
  const heads = segments.map((segment) => ({ segment, term: 0 }))
  let work = 0
  for (;;) {
    const least = leastOf(heads)
    if (!least) return writer.finish()
    writer.begin(unitsAt(least))
    const first = { ...least }
    for (const head of heads) {
      if (head.term >= termCount(head.segment) || compareTerms(head, first) !== 0) continue
      if (numberNow) copySome(head, numberNow, writer)
      else copyAll(head, writer)
      work += head.segment.frequency[head.term] as number
      head.term += 1
    }
    writer.end()
    if (work < 100_000) continue
    work = 0
    yield
  }
}

function leastOf(heads: readonly TermPlace[]): TermPlace | undefined {
  let least: TermPlace | undefined
  for (const head of heads) {
    if (head.term >= termCount(head.segment)) continue
    if (!least || compareTerms(head, least) < 0) least = head
  }
  return least
}

function unitsAt({ segment, term }: TermPlace): Uint16Array {
  return segment.termUnits.subarray(segment.termStarts[term], segment.termStarts[term + 1])
}

/** Copies a word's documents that have a number, one by one. */
function copySome({ segment, term }: TermPlace, numberNow: (document: number) => number, writer: SegmentWriter): void {
  const reader = new PostingReader(segment, term)
  while (reader.next()) {
    const positions = reader.writtenPositions()
    const number = numberNow(reader.document)
    if (number < 0) continue
    writer.add(number, reader.inTitle, reader.inBody)
    writer.positionsAsWritten(positions)
  }
}

/** Copies all documents of a word: their positions as one run of bytes. */
function copyAll({ segment, term }: TermPlace, writer: SegmentWriter): void {
  const { positionBytes, positionStarts } = segment
  const start = positionStarts[term] as number
  const moved = writer.positionsAsWritten(positionBytes.subarray(start, positionStarts[term + 1])) - start
  const reader = new PostingReader(segment, term)
  while (reader.next())
    writer.add(reader.document, reader.inTitle, reader.inBody, writer.isSkipDue() ? reader.positionPlace() + moved : 0)
}
