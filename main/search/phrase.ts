import { PostingReader } from './posting-reader.ts'
import { findPrefix, findTerm, type Segment } from './segment.ts'
import type { Clause } from './query.ts'

/** Told of a document that holds a phrase: the first `count` of `ends` are the positions of its last term, ascending. */
export type VisitPhrase = (document: number, ends: readonly number[], count: number) => void

/**
 * The documents of a segment in which the terms of a clause stand next to each other. Documents that hold all terms
 * are found first, the rarest term leading; only in these are positions read.
 */
export function eachPhrase(
  segment: Segment,
  { terms, prefix }: Clause,
  isCandidate: (document: number) => boolean,
  visit: VisitPhrase,
): void {
  const whole = prefix ? terms.slice(0, -1) : terms
  const numbers = whole.map((term) => findTerm(segment, term))
  if (numbers.includes(-1)) return
  if (!prefix) return eachRow(segment, numbers, isCandidate, visit)
  const rows: { document: number; ends: number[] }[] = []
  eachRow(segment, numbers, isCandidate, (document, ends, count) => rows.push({ document, ends: ends.slice(0, count) }))
  for (const { document, ends } of endingIn(segment, rows, terms.at(-1) ?? '')) visit(document, ends, ends.length)
}

function eachRow(
  segment: Segment,
  numbers: number[],
  isCandidate: (document: number) => boolean,
  visit: VisitPhrase,
): void {
  const readers = numbers.map((number) => new PostingReader(segment, number))
  const [lead, ...others] = readers
    .map((reader, at) => ({ reader, documents: segment.frequency[numbers[at] as number] as number }))
    .sort((a, b) => a.documents - b.documents)
    .map(({ reader }) => reader)
  const ends: number[] = []
  const positions: number[] = []
  if (!lead || !lead.next()) return
  for (;;) {
    const wanted = lead.document
    let ahead = wanted
    if (isCandidate(wanted))
      for (const reader of others) {
        if ((reader.document < wanted || isBefore(reader)) && !reader.seek(wanted)) return
        if (reader.document > wanted) {
          ahead = reader.document
          break
        }
      }
    else ahead = wanted + 1
    if (ahead === wanted) {
      const count = row(readers, ends, positions)
      if (count > 0) visit(wanted, ends, count)
      ahead = wanted + 1
    }
    if (!(ahead === wanted + 1 ? lead.next() : lead.seek(ahead))) return
  }
}

/** A reader that has not read anything yet stands on no document. */
function isBefore(reader: PostingReader): boolean {
  return reader.inTitle + reader.inBody === 0
}

/** Fills in where the terms stand in a row in the document that all readers stand on: the last term's positions. */
function row(readers: readonly PostingReader[], ends: number[], positions: number[]): number {
  let count = 0
  for (let at = 0; at < readers.length; at += 1) {
    const reader = readers[at] as PostingReader
    if (at === 0) count = reader.positionsInto(ends)
    else count = following(ends, count, positions, reader.positionsInto(positions))
    if (count === 0) return 0
  }
  return count
}

/** Puts the positions that stand right after one of `ends` in their place; all ascend. Answers how many. */
function following(ends: number[], endCount: number, positions: readonly number[], count: number): number {
  let kept = 0
  let at = 0
  for (let index = 0; index < count; index += 1) {
    const before = (positions[index] as number) - 1
    while (at < endCount && (ends[at] as number) < before) at += 1
    if (at === endCount) break
    // What was kept is never more than what was read.
    if (ends[at] === before) {
      at += 1
      ends[kept++] = before + 1
    }
  }
  return kept
}

/** Rows that go on with any word that begins so. */
function endingIn(segment: Segment, rows: readonly { document: number; ends: number[] }[], prefix: string) {
  const byDocument = new Map<number, number[]>()
  const positions: number[] = []
  const { from, to } = findPrefix(segment, prefix)
  for (let term = from; term < to; term += 1) {
    const reader = new PostingReader(segment, term)
    for (const { document, ends } of rows) {
      if ((reader.document < document || isBefore(reader)) && !reader.seek(document)) break
      if (reader.document !== document) continue
      const after = [...ends]
      const count = following(after, after.length, positions, reader.positionsInto(positions))
      if (count > 0) byDocument.set(document, [...(byDocument.get(document) ?? []), ...after.slice(0, count)])
    }
  }
  return [...byDocument]
    .map(([document, ends]) => ({ document, ends: ends.sort((a, b) => a - b) }))
    .sort((a, b) => a.document - b.document)
}
