import type { Alignment } from './align-texts.ts'

export type Range = { start: number; end: number }

/** What became of a range of the one text in the other; of an orphaned one nothing. */
export type Reanchored = (Range & { outcome: 'intact' | 'moved' | 'changed' }) | { outcome: 'orphaned' }

/** How much of a passage must still stand for the rest to count as edited. */
const leastKept = 0.5

/** Where a range of the text before stands in the text after. */
export function reanchor(alignment: Alignment, range: Range): Reanchored {
  const { start, end, kept } = mapRange(alignment, range)
  if (start >= end || kept < (range.end - range.start) * leastKept) return { outcome: 'orphaned' }
  const same = alignment.before.slice(range.start, range.end) === alignment.after.slice(start, end)
  return { start, end, outcome: same ? 'intact' : 'changed' }
}

/**
 * The range that the ends of a range map to, and how many of its characters are shared. An end inside what was
 * replaced goes to the edge of what replaced it, so that the words it stood for are inside.
 */
export function mapRange({ before, after, shared }: Alignment, { start, end }: Range): Range & { kept: number } {
  let kept = 0
  let from = -1
  let to = -1
  const all = [...shared, { from: before.length, to: after.length, length: 0 }]
  let last = { from: 0, to: 0 }
  for (const { from: a, to: b, length } of all) {
    if (from < 0 && start < a) from = start === last.from ? last.to : b
    if (from < 0 && start < a + length) from = b + start - a
    if (to < 0 && end <= a && last.from < end) to = end === a ? b : last.to
    if (to < 0 && end <= a + length && end > a) to = b + end - a
    kept += Math.max(0, Math.min(end, a + length) - Math.max(start, a))
    last = { from: a + length, to: b + length }
  }
  return { start: Math.max(0, from), end: Math.max(0, to), kept }
}
