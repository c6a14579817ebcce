import { type FoldedText, foldText } from './fold-text.ts'
import type { Span } from './surface.ts'

/** More places than this are not listed: a single letter in a long article. */
export const mostFound = 20_000

/**
 * Every place where the words occur, in text order and not overlapping; case, accents and line ends do not matter.
 * “at least 27...wounded” finds a stretch by its first and last words, where the dots themselves do not occur.
 */
export function findInText(folded: FoldedText, words: string): Span[] {
  const query = foldText(words).text.trim()
  if (!query) return []
  const found = placesOf(folded, query)
  const ends = /^(.*[^.\s])\s*\.{3,}\s*([^.\s].*)$/.exec(query)
  return found.length === 0 && ends ? stretches(folded, ends[1]!, ends[2]!) : found
}

function placesOf(folded: FoldedText, query: string): Span[] {
  const found: Span[] = []
  for (let at = folded.text.indexOf(query); at >= 0 && found.length < mostFound;) {
    let last = at + query.length
    // A sign that folds into several letters (ﬁ) is taken whole; accents after the last letter belong to it.
    while (last < folded.text.length && folded.from[last] === folded.from[last - 1]) last++
    found.push({ start: folded.from[at]!, end: folded.from[last]! })
    at = folded.text.indexOf(query, last)
  }
  return found
}

/** From each place of the first words to the nearest place of the last, as far as a long sentence or two reach. */
function stretches(folded: FoldedText, first: string, last: string): Span[] {
  const ends = placesOf(folded, last)
  const found: Span[] = []
  for (const { start, end } of placesOf(folded, first)) {
    const close = ends.find((one) => one.start >= end)
    if (close && close.end - start <= longestStretch && start >= (found.at(-1)?.end ?? 0))
      found.push({ start, end: close.end })
  }
  return found
}

const longestStretch = 2000

/**
 * Where to begin, as an index: the first place that ends after an offset, else the first of all; -1 when there is none.
 * A place that is written exactly so, as a whole word, comes before others: “RT” is not in the midst of “part”.
 */
export function firstFoundFrom(
  found: readonly Span[],
  offset: number,
  written?: { text: string; words: string },
): number {
  if (found.length === 0) return -1
  const from = (isMeant: (span: Span) => boolean) => {
    const after = found.findIndex((span) => span.end > offset && isMeant(span))
    return after < 0 ? found.findIndex(isMeant) : after
  }
  const exact = written ? from((span) => isWritten(written, span)) : -1
  return exact < 0 ? from(() => true) : exact
}

const letter = /[\p{L}\p{N}\p{M}]/u

function isWritten({ text, words }: { text: string; words: string }, { start, end }: Span): boolean {
  if (text.slice(start, end) !== words.trim()) return false
  return !letter.test(text[start - 1] ?? '') && !letter.test(text[end] ?? '')
}

/** What a person who selected words and then asks to find most likely looks for: short selections only. */
export function wordsToFind(text: string, selection: Span | null): string | undefined {
  const words = selection && text.slice(selection.start, selection.end)
  return words && words.length <= 80 && !words.includes('\n') ? words : undefined
}
