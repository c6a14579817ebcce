import { leafSeparator } from '#contract/article-text.ts'
import { eachWord } from '../text/words.ts'
import { matchWords } from './match-words.ts'
import { settled } from './settle-gaps.ts'

/** A stretch that stands in both texts alike: `length` characters at `from` in the one and at `to` in the other. */
export type Stretch = { from: number; to: number; length: number }

/** Two texts laid side by side: the stretches they share, in order, never touching in both and never crossing. */
export type Alignment = { before: string; after: string; shared: Stretch[] }

/**
 * Lays two texts side by side: by their words, then between words by characters. Nothing is looked at twice, however
 * many passages are mapped by it afterwards.
 */
export function alignTexts(before: string, after: string): Alignment {
  if (before === after) return { before, after, shared: stretches([{ from: 0, to: 0, length: before.length }]) }
  const start = sharedStart(before, after)
  const end = sharedEnd(before, after, start)
  const shared = stretches([
    { from: 0, to: 0, length: start },
    ...sharedWords(before.slice(start, before.length - end), after.slice(start, after.length - end)).map((one) => ({
      from: one.from + start,
      to: one.to + start,
      length: one.length,
    })),
    { from: before.length - end, to: after.length - end, length: end },
  ])
  return { before, after, shared: stretches(settled(before, after, shared)) }
}

/** Whole paragraphs that begin both texts. */
function sharedStart(before: string, after: string): number {
  const length = commonStart(before, 0, before.length, after, 0, after.length)
  const edge = length < leafSeparator.length ? -1 : before.lastIndexOf(leafSeparator, length - leafSeparator.length)
  return edge < 0 ? 0 : edge + leafSeparator.length
}

/** Whole paragraphs that end both texts, the separator before them included. */
function sharedEnd(before: string, after: string, start: number): number {
  const length = commonEnd(before, start, before.length, after, start, after.length)
  const edge = before.indexOf(leafSeparator, before.length - length)
  return edge < 0 ? 0 : before.length - edge
}

/** The same, seen from the other text. */
export function turned({ before, after, shared }: Alignment): Alignment {
  return {
    before: after,
    after: before,
    shared: shared.map(({ from, to, length }) => ({ from: to, to: from, length })),
  }
}

type Words = { ids: Int32Array; starts: Int32Array; ends: Int32Array }

function sharedWords(before: string, after: string): Stretch[] {
  const known = new Map<string, number>()
  const a = numbered(before, known)
  const b = numbered(after, known)
  const matched = matchWords(a.ids, b.ids)
  const shared: Stretch[] = []
  let [from, to] = [0, 0]
  for (let i = 0; i < matched.length; i++) {
    const j = matched[i] ?? -1
    if (j < 0) continue
    const [startA, startB, endA] = [a.starts[i] ?? 0, b.starts[j] ?? 0, a.ends[i] ?? 0]
    shared.push(...between(before, from, startA, after, to, startB))
    shared.push({ from: startA, to: startB, length: endA - startA })
    from = endA
    to = b.ends[j] ?? 0
  }
  shared.push(...between(before, from, before.length, after, to, after.length))
  return shared
}

/** A text's words as numbers, the same word the same number. */
function numbered(text: string, known: Map<string, number>): Words {
  const ids: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  eachWord(text, (start, end) => {
    const word = text.slice(start, end)
    const id = known.get(word) ?? known.size
    known.set(word, id)
    ids.push(id)
    starts.push(start)
    ends.push(end)
  })
  return { ids: Int32Array.from(ids), starts: Int32Array.from(starts), ends: Int32Array.from(ends) }
}

/** What begins alike and what ends alike of what stands between two matched words. */
function between(before: string, a0: number, a1: number, after: string, b0: number, b1: number): Stretch[] {
  const start = commonStart(before, a0, a1, after, b0, b1)
  const end = commonEnd(before, a0 + start, a1, after, b0 + start, b1)
  return [
    { from: a0, to: b0, length: start },
    { from: a1 - end, to: b1 - end, length: end },
  ]
}

function commonStart(a: string, a0: number, a1: number, b: string, b0: number, b1: number): number {
  const most = Math.min(a1 - a0, b1 - b0)
  let length = 0
  while (length < most && a.charCodeAt(a0 + length) === b.charCodeAt(b0 + length)) length += 1
  return length > 0 && isFirstHalf(a.charCodeAt(a0 + length - 1)) ? length - 1 : length
}

function commonEnd(a: string, a0: number, a1: number, b: string, b0: number, b1: number): number {
  const most = Math.min(a1 - a0, b1 - b0)
  let length = 0
  while (length < most && a.charCodeAt(a1 - 1 - length) === b.charCodeAt(b1 - 1 - length)) length += 1
  return length > 0 && isSecondHalf(a.charCodeAt(a1 - length)) ? length - 1 : length
}

/** Of a surrogate pair, which is never shared by half. */
const isFirstHalf = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isSecondHalf = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

/** Without empty ones, and those that follow each other in both texts as one. */
function stretches(given: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = []
  for (const { from, to, length } of given) {
    const last = joined.at(-1)
    if (length === 0) continue
    if (last && last.from + last.length === from && last.to + last.length === to) last.length += length
    else joined.push({ from, to, length })
  }
  return joined
}
