/**
 * A part of the index that no longer changes: the words of a range of documents, in order, and behind each word its
 * documents and the positions in them. Plain arrays, so that a file is loaded by looking at its bytes.
 */
export type Segment = {
  /** The documents' numbers are `from` to below `to`. */
  from: number
  to: number
  /** How many words stand in its documents: what it weighs. */
  weight: number
  /** The words in order of their UTF-16 units, one after the other; word `n` is `units[starts[n]…starts[n + 1]]`. */
  termUnits: Uint16Array
  termStarts: Uint32Array
  /** In how many documents each word stands. */
  frequency: Uint32Array
  documentStarts: Uint32Array
  documentBytes: Uint8Array
  positionStarts: Uint32Array
  positionBytes: Uint8Array
  /** For every word its places to skip to, three numbers each, as `SegmentWriter` tells. */
  skipStarts: Uint32Array
  skips: Uint32Array
}

/** A skip leads over so many documents. */
export const skipLength = 128

export const termCount = (segment: Segment): number => segment.frequency.length

export function bytesOf(segment: Segment): number {
  let bytes = 0
  for (const part of Object.values(segment)) if (ArrayBuffer.isView(part)) bytes += part.byteLength
  return bytes
}

export function termAt({ termUnits, termStarts }: Segment, number: number): string {
  return String.fromCharCode(...termUnits.subarray(termStarts[number], termStarts[number + 1]))
}

/** The number of a word, or -1. */
export function findTerm(segment: Segment, term: string): number {
  const number = firstNotBefore(segment, term)
  return number < termCount(segment) && compare(segment, number, term) === 0 ? number : -1
}

/** The numbers of all words that begin so are `from` to below `to`. */
export function findPrefix(segment: Segment, prefix: string): { from: number; to: number } {
  const from = firstNotBefore(segment, prefix)
  let low = from
  let high = termCount(segment)
  while (low < high) {
    const middle = (low + high) >> 1
    if (startsWith(segment, middle, prefix)) low = middle + 1
    else high = middle
  }
  return { from, to: low }
}

/** Where a word stands in a segment. */
export type TermPlace = { segment: Segment; term: number }

/** Words of a segment that stand next to each other and begin alike: `from` to below `to`. */
export type TermRange = {
  segment: Segment
  from: number
  to: number
  /** The first is nothing but this beginning: the very word that was typed. */
  isTyped: boolean
}

/** The order of two words of any segments, by their UTF-16 units. */
export function compareTerms(a: TermPlace, b: TermPlace): number {
  const [aStarts, bStarts] = [a.segment.termStarts, b.segment.termStarts]
  const [aStart, bStart] = [aStarts[a.term] as number, bStarts[b.term] as number]
  const aLength = (aStarts[a.term + 1] as number) - aStart
  const bLength = (bStarts[b.term + 1] as number) - bStart
  const [aUnits, bUnits] = [a.segment.termUnits, b.segment.termUnits]
  const shared = Math.min(aLength, bLength)
  for (let at = 0; at < shared; at += 1) {
    const difference = (aUnits[aStart + at] as number) - (bUnits[bStart + at] as number)
    if (difference !== 0) return difference
  }
  return aLength - bLength
}

function firstNotBefore(segment: Segment, term: string): number {
  let low = 0
  let high = termCount(segment)
  while (low < high) {
    const middle = (low + high) >> 1
    if (compare(segment, middle, term) < 0) low = middle + 1
    else high = middle
  }
  return low
}

function compare({ termUnits, termStarts }: Segment, number: number, term: string): number {
  const start = termStarts[number] ?? 0
  const length = (termStarts[number + 1] ?? 0) - start
  const shared = Math.min(length, term.length)
  for (let at = 0; at < shared; at += 1) {
    const difference = (termUnits[start + at] ?? 0) - term.charCodeAt(at)
    if (difference !== 0) return difference
  }
  return length - term.length
}

function startsWith({ termUnits, termStarts }: Segment, number: number, prefix: string): boolean {
  const start = termStarts[number] ?? 0
  if ((termStarts[number + 1] ?? 0) - start < prefix.length) return false
  for (let at = 0; at < prefix.length; at += 1) if (termUnits[start + at] !== prefix.charCodeAt(at)) return false
  return true
}
