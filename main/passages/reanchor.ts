import type { Alignment, Stretch } from './align-texts.ts'
import { alike, type Surroundings } from './alike.ts'
import { withWholeWords } from './whole-words.ts'

export type Range = { start: number; end: number }

/** What became of a range of the one text in the other; of an orphaned one nothing. */
export type Reanchored = (Range & { outcome: 'intact' | 'moved' | 'changed' }) | { outcome: 'orphaned' }

/** How much of a passage must still stand, in its place, for the rest to count as edited. */
const leastKept = 0.5
/** Words so short stand elsewhere by chance. */
const tellingLength = 12
/** How far around its place words much like a passage's are looked for. */
const neighbourhood = 400
/** So much of what was put in the place of its surroundings is searched: where all was written anew, nothing is near. */
const mostBetween = 4000

/**
 * Where a range of the text before stands in the text after: where its characters went; else where its very words stand,
 * when they stand once in either text; else where words much like them stand nearby. What is found in one of the latter
 * ways is `moved`: uncertain.
 */
export function reanchor(
  alignment: Alignment,
  range: Range,
  surroundings: Surroundings = aroundIn(alignment, range),
): Reanchored {
  const { before, after } = alignment
  const mapped = mapRange(alignment, range)
  const { start, end } = withWholeWords(alignment, range, mapped)
  const words = after.slice(start, end)
  if (words.trim() !== '' && mapped.kept >= (range.end - range.start) * leastKept)
    return { start, end, outcome: words === before.slice(range.start, range.end) ? 'intact' : 'changed' }
  const found = elsewhere(alignment, range) ?? nearby(alignment, range, surroundings)
  return found ? { ...found, outcome: 'moved' } : { outcome: 'orphaned' }
}

const contextLength = 32

function aroundIn({ before }: Alignment, { start, end }: Range): Surroundings {
  return {
    prefix: before.slice(Math.max(0, start - contextLength), start),
    suffix: before.slice(end, end + contextLength),
  }
}

/**
 * The range that the ends of a range went to, and how many of its characters are shared. An end at the edge of what was
 * replaced goes to the edge of what replaced it; one inside goes to the nearest shared character of the range.
 */
export function mapRange({ before, after, shared }: Alignment, { start, end }: Range): Range & { kept: number } {
  const ends = { from: before.length, to: after.length, length: 0 }
  const first = firstEndingAfter(shared, start)
  const from = mappedStart(shared[first - 1], shared[first] ?? ends, start)
  let last = first
  let kept = 0
  for (let one = shared[last]; one && one.from < end; one = shared[++last])
    kept += Math.min(end, one.from + one.length) - Math.max(start, one.from)
  const to = mappedEnd(shared[last - 1], shared[last] ?? ends, end)
  return { start: from, end: to, kept }
}

const endOf = (stretch: Stretch | undefined) =>
  stretch ? { from: stretch.from + stretch.length, to: stretch.to + stretch.length } : { from: 0, to: 0 }

function mappedStart(before: Stretch | undefined, next: Stretch, start: number): number {
  if (start >= next.from) return next.to + start - next.from
  const gap = endOf(before)
  return start === gap.from ? gap.to : next.to
}

function mappedEnd(last: Stretch | undefined, next: Stretch, end: number): number {
  const gap = endOf(last)
  if (end <= gap.from) return gap.to - (gap.from - end)
  return end === next.from ? next.to : gap.to
}

/** The first stretch that ends after an offset. */
function firstEndingAfter(shared: readonly Stretch[], offset: number): number {
  let low = 0
  let high = shared.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (endOf(shared[middle]).from <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The very words, where they stand once in either text. */
function elsewhere({ before, after }: Alignment, { start, end }: Range): Range | null {
  const exact = before.slice(start, end)
  if (exact.length < tellingLength) return null
  const at = onlyPlace(after, exact)
  return at >= 0 && onlyPlace(before, exact) >= 0 ? { start: at, end: at + exact.length } : null
}

function onlyPlace(text: string, words: string): number {
  const at = text.indexOf(words)
  return at >= 0 && text.indexOf(words, at + 1) < 0 ? at : -1
}

/** Words much like those of the range, between the shared words on either side of it and a little beyond. */
function nearby({ before, after, shared }: Alignment, { start, end }: Range, surroundings: Surroundings): Range | null {
  const first = firstEndingAfter(shared, start)
  const gap = endOf(shared[first - 1])
  const next = shared.slice(first).find((one) => one.from >= end)
  const from = Math.max(0, gap.to - neighbourhood)
  const between = Math.min((next?.to ?? after.length) - gap.to, mostBetween)
  const to = Math.min(after.length, gap.to + between + neighbourhood)
  const found = alike(after.slice(from, to), before.slice(start, end), surroundings, gap.to - from)
  return found && { start: found.start + from, end: found.end + from }
}
