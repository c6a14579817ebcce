import type { GoldDocument } from './gold.ts'

export type Span = { start: number; end: number }
export type Score = { gold: number; found: number; right: number }

export const noScore = (): Score => ({ gold: 0, found: 0, right: 0 })
export const precision = ({ found, right }: Score) => (found === 0 ? 1 : right / found)
export const recall = ({ gold, right }: Score) => (gold === 0 ? 1 : right / gold)
export function f1(score: Score): number {
  const [p, r] = [precision(score), recall(score)]
  return p + r === 0 ? 0 : (2 * p * r) / (p + r)
}

export function added(a: Score, b: Score): Score {
  return { gold: a.gold + b.gold, found: a.found + b.found, right: a.right + b.right }
}

/** Same start and end: nothing less is right. What touches a stretch to leave out counts neither way. */
export function exact(gold: readonly Span[], found: readonly Span[], leftOut: readonly Span[] = []): Score {
  const key = ({ start, end }: Span) => `${start}-${end}`
  const wanted = new Set(gold.map(key))
  const counted = found.filter(
    (one) => wanted.has(key(one)) || !leftOut.some((other) => one.start < other.end && other.start < one.end),
  )
  return { gold: wanted.size, found: counted.length, right: counted.filter((one) => wanted.has(key(one))).length }
}

/** Any overlap, each gold span at most once. */
export function overlapping(gold: readonly Span[], found: readonly Span[], leftOut: readonly Span[] = []): Score {
  const touches = (a: Span, b: Span) => a.start < b.end && b.start < a.end
  const counted = found.filter(
    (one) => gold.some((other) => touches(one, other)) || !leftOut.some((other) => touches(one, other)),
  )
  return {
    gold: gold.length,
    found: counted.length,
    right: Math.min(counted.length, gold.filter((one) => counted.some((other) => touches(one, other))).length),
  }
}

/** Documents apart: those that were looked at while the rules were written, and those that were not. */
export function halves(documents: readonly GoldDocument[]): { seen: GoldDocument[]; held: GoldDocument[] } {
  return {
    seen: documents.filter((_, index) => index % 2 === 0),
    held: documents.filter((_, index) => index % 2 === 1),
  }
}
