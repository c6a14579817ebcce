import type { TextDifference } from '#contract/views.ts'
import { alignTexts } from '../passages/align-texts.ts'

/** The differences of two texts, in order. */
export function compareTexts(before: string, after: string): TextDifference[] {
  const pieces: TextDifference[] = []
  const add = (kind: TextDifference['kind'], text: string, from: number, to: number) => {
    if (text !== '') pieces.push({ kind, text, from, to })
  }
  let [from, to] = [0, 0]
  for (const stretch of [...alignTexts(before, after).shared, { from: before.length, to: after.length, length: 0 }]) {
    add('removed', before.slice(from, stretch.from), from, to)
    add('added', after.slice(to, stretch.to), stretch.from, to)
    add('same', before.slice(stretch.from, stretch.from + stretch.length), stretch.from, stretch.to)
    from = stretch.from + stretch.length
    to = stretch.to + stretch.length
  }
  return pieces
}
