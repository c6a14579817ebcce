import { PostingReader } from './posting-reader.ts'
import { findPrefix, findTerm, type Segment } from './segment.ts'
import type { Clause } from './query.ts'

/** A document that holds a phrase: how often in its title, and how often beside. */
export type PhraseMatch = { document: number; positions: readonly number[] }

/**
 * The documents of a segment in which the terms of a clause stand next to each other, with where the phrase ends.
 * Documents that hold all terms are found first, the rarest term leading; only in these are positions read.
 */
export function findPhrase(
  segment: Segment,
  clause: Clause,
  isCandidate: (document: number) => boolean,
): PhraseMatch[] {
  const { terms, prefix } = clause
  const whole = prefix ? terms.slice(0, -1) : terms
  const numbers = whole.map((term) => findTerm(segment, term))
  if (numbers.includes(-1)) return []
  const matches = inRow(segment, numbers, isCandidate)
  return prefix ? endingIn(segment, matches, terms.at(-1) ?? '') : matches
}

function inRow(segment: Segment, numbers: number[], isCandidate: (document: number) => boolean): PhraseMatch[] {
  const readers = numbers.map((number) => new PostingReader(segment, number))
  const [lead, ...others] = readers
    .map((reader, at) => ({ reader, documents: segment.frequency[numbers[at] as number] as number }))
    .sort((a, b) => a.documents - b.documents)
    .map(({ reader }) => reader)
  const found: PhraseMatch[] = []
  if (!lead || !lead.next()) return found
  for (;;) {
    const wanted = lead.document
    let ahead = wanted
    if (isCandidate(wanted))
      for (const reader of others) {
        if (reader.document < wanted || isBefore(reader)) if (!reader.seek(wanted)) return found
        if (reader.document > wanted) {
          ahead = reader.document
          break
        }
      }
    else ahead = wanted + 1
    if (ahead === wanted) {
      const positions = row(readers)
      if (positions.length > 0) found.push({ document: wanted, positions })
      ahead = wanted + 1
    }
    if (!lead.seek(ahead)) return found
  }
}

/** A reader that has not read anything yet stands on no document. */
function isBefore(reader: PostingReader): boolean {
  return reader.inTitle + reader.inBody === 0
}

/** Where the terms stand in a row in the document all readers stand on: the last term's positions. */
function row(readers: readonly PostingReader[]): number[] {
  let ends: Uint32Array | number[] = []
  readers.forEach((reader, at) => {
    if (at > 0 && ends.length === 0) return
    const positions = reader.positions()
    ends = at === 0 ? positions : following(positions, ends)
  })
  return [...ends]
}

/** The positions that stand right after one of `ends`; both ascend. */
function following(positions: ArrayLike<number>, ends: ArrayLike<number>): number[] {
  const after: number[] = []
  let at = 0
  for (let index = 0; index < positions.length; index += 1) {
    const position = positions[index] as number
    while (at < ends.length && (ends[at] as number) < position - 1) at += 1
    if (at < ends.length && ends[at] === position - 1) after.push(position)
  }
  return after
}

/** Phrases that go on with any word that begins so. */
function endingIn(segment: Segment, matches: readonly PhraseMatch[], prefix: string): PhraseMatch[] {
  const byDocument = new Map<number, number[]>()
  const { from, to } = findPrefix(segment, prefix)
  for (let term = from; term < to; term += 1) {
    const reader = new PostingReader(segment, term)
    for (const { document, positions } of matches) {
      if ((reader.document < document || isBefore(reader)) && !reader.seek(document)) break
      if (reader.document !== document) continue
      const after = following(reader.positions(), positions)
      if (after.length > 0) byDocument.set(document, [...(byDocument.get(document) ?? []), ...after])
    }
  }
  return [...byDocument]
    .map(([document, positions]) => ({ document, positions: positions.sort((a, b) => a - b) }))
    .sort((a, b) => a.document - b.document)
}
