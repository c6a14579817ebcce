import type { Id } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import type { Library } from '../library/library.ts'
import { foldText } from '../text/fold.ts'
import { articleWordsOf, wordsOf } from './article-words.ts'

/** Other calls wait no longer than this. */
const longestAtOnce = 8

/**
 * The passages in which every word occurs: in their words, their article's title or date, or the names linked. They are
 * given article by article, and only those of articles that hold every word somewhere are looked at.
 */
export async function findPassages(
  library: Library,
  byArticle: Iterable<{ articleId: Id<'article'>; passages: () => readonly Passage[] }>,
  query: string,
  most: number,
): Promise<Passage[]> {
  const words = foldText(query).split(/\s+/).filter(Boolean)
  const kept = articleWordsOf(library)
  const found: Passage[] = []
  let began = performance.now()
  for (const { articleId, passages } of byArticle) {
    if (holdsAll(kept.of(articleId), words))
      for (const passage of passages()) {
        if (holdsAll(wordsOf(library, passage), words)) found.push(passage)
        if (found.length >= most) return found
      }
    if (performance.now() - began < longestAtOnce) continue
    await new Promise((resolve) => setImmediate(resolve))
    began = performance.now()
  }
  return found
}

const holdsAll = (text: string, words: readonly string[]) => words.every((word) => text.includes(word))
