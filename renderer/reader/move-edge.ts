import { clusterAround, wholeWordsOf } from './selected-span.ts'
import type { Span } from './surface.ts'

export type Edge = 'start' | 'end'
export type Step = 'word' | 'character'

const wordBreaks = new Intl.Segmenter(undefined, { granularity: 'word' })

/** The span with one edge moved by a word or a character, logically forward or back. Null when it cannot go further. */
export function moveEdge(text: string, span: Span, edge: Edge, forward: boolean, step: Step): Span | null {
  const from = span[edge]
  const to = step === 'word' ? nextWord(text, from, edge, forward) : nextCharacter(text, from, forward)
  return spanTo(text, span, edge, to)
}

/** The span with an edge put at an offset; never empty, never through a cluster. Null when nothing is left. */
export function spanTo(text: string, span: Span, edge: Edge, offset: number): Span | null {
  const moved = edge === 'start' ? { start: offset, end: span.end } : { start: span.start, end: offset }
  if (moved.start >= moved.end) return null
  const whole = wholeWordsOf(text, moved)
  return whole && (whole.start !== span.start || whole.end !== span.end) ? whole : null
}

function nextCharacter(text: string, from: number, forward: boolean): number {
  let at = from
  do at = forward ? clusterAround(text, at).end : clusterAround(text, at - 1).start
  while (at > 0 && at < text.length && /\s/u.test(text[forward ? at - 1 : at]!))
  return Math.min(Math.max(at, 0), text.length)
}

/** The next edge of a word in that direction: its end for an end, its start for a start. */
function nextWord(text: string, from: number, edge: Edge, forward: boolean): number {
  const reach = 400
  const [low, high] = forward ? [Math.max(0, from - 40), from + reach] : [Math.max(0, from - reach), from + 40]
  const edges: number[] = []
  for (const { segment, index, isWordLike } of wordBreaks.segment(text.slice(low, high)))
    if (isWordLike) edges.push(low + index + (edge === 'end' ? segment.length : 0))
  return (forward ? edges.find((at) => at > from) : edges.findLast((at) => at < from)) ?? (forward ? text.length : 0)
}
