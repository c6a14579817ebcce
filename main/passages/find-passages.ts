import type { Article } from '#contract/article.ts'
import type { Entity } from '#contract/entity.ts'
import type { Passage } from '#contract/passage.ts'
import { entityNow } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'
import { foldText } from '../text/fold.ts'

/** Other calls wait no longer than this. */
const longestAtOnce = 8

/** The passages in which every word occurs: in their words, their article's title or date, or the names linked. */
export async function findPassages(
  library: Library,
  passages: Iterable<Passage>,
  query: string,
  most: number,
): Promise<Passage[]> {
  const words = foldText(query).split(/\s+/).filter(Boolean)
  const found: Passage[] = []
  let began = performance.now()
  for (const passage of passages) {
    if (words.every((word) => holds(library, passage, word)) && found.push(passage) >= most) break
    if (performance.now() - began < longestAtOnce) continue
    await new Promise((resolve) => setImmediate(resolve))
    began = performance.now()
  }
  return found
}

function holds(library: Library, passage: Passage, word: string): boolean {
  if (foldedOnce(passage, passage.target.exact).includes(word)) return true
  const article = library.get(passage.articleId)
  if (article && foldedOnce(article, sourceOf(article)).includes(word)) return true
  return passage.links.some((link) => {
    const entity = entityNow(library, link.entityId)
    return entity !== undefined && foldedOnce(entity, entity.name).includes(word)
  })
}

/** Documents are replaced, never changed. */
const folded = new WeakMap<Passage | Article | Entity, string>()

function foldedOnce(document: Passage | Article | Entity, words: string): string {
  let text = folded.get(document)
  if (text === undefined) folded.set(document, (text = foldText(words)))
  return text
}

const dayInWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** Days are looked for as a person says them, too: 20 September 2023. */
function sourceOf({ title, publishedAt = '' }: Article): string {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(publishedAt)
  return `${title}\n${publishedAt}\n${isDay ? dayInWords.format(new Date(publishedAt)) : ''}`
}
