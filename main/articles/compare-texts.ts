import type { TextDifference } from '#contract/views.ts'
import { type Alignment, alignTexts, type Stretch } from '../passages/align-texts.ts'
import { wordAround } from '../text/words.ts'

/** The differences of two texts in order, in whole words: the same diff that passages are found again by. */
export function compareTexts(before: string, after: string): TextDifference[] {
  const alignment = alignTexts(before, after)
  const pieces: TextDifference[] = []
  const add = (kind: TextDifference['kind'], text: string, from: number, to: number) => {
    if (text !== '') pieces.push({ kind, text, from, to })
  }
  let [from, to] = [0, 0]
  for (const stretch of [...wholeWords(alignment), { from: before.length, to: after.length, length: 0 }]) {
    add('removed', before.slice(from, stretch.from), from, to)
    add('added', after.slice(to, stretch.to), stretch.from, to)
    add('same', before.slice(stretch.from, stretch.from + stretch.length), stretch.from, stretch.to)
    from = stretch.from + stretch.length
    to = stretch.to + stretch.length
  }
  return pieces
}

/** What is shared, without the parts of words: a word of which a letter was put right is another word. */
function wholeWords({ before, after, shared }: Alignment): Stretch[] {
  return shared.flatMap(({ from, to, length }) => {
    const first = Math.max(wordAround(before, from)?.end ?? from, from + (wordAround(after, to)?.end ?? to) - to) - from
    const [end, endTo] = [from + length, to + length]
    const cut = Math.max(
      end - (wordAround(before, end)?.start ?? end),
      endTo - (wordAround(after, endTo)?.start ?? endTo),
    )
    const left = length - first - cut
    return left > 0 ? [{ from: from + first, to: to + first, length: left }] : []
  })
}
