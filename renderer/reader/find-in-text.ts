import { type FoldedText, foldText } from './fold-text.ts'
import type { Span } from './surface.ts'

/** More places than this are not listed: a single letter in a long article. */
export const mostFound = 20_000

/** Every place where the words occur, in text order and not overlapping; case, accents and line ends do not matter. */
export function findInText(folded: FoldedText, words: string): Span[] {
  const query = foldText(words).text.trim()
  if (!query) return []
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

/** The first place that ends after an offset, as an index; the first of all when none does, -1 when there is none. */
export function firstFoundFrom(found: readonly Span[], offset: number): number {
  if (found.length === 0) return -1
  const index = found.findIndex((span) => span.end > offset)
  return Math.max(index, 0)
}

/** What a person who selected words and then asks to find most likely looks for: short selections only. */
export function wordsToFind(text: string, selection: Span | null): string | undefined {
  const words = selection && text.slice(selection.start, selection.end)
  return words && words.length <= 80 && !words.includes('\n') ? words : undefined
}
