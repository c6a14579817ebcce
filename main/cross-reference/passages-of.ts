import type { Article } from '#contract/article.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import type { PassagesByArticle } from '#contract/views.ts'
import { readInTurns } from '../library/in-turns.ts'
import type { Library } from '../library/library.ts'
import { inTextOrder } from '../passages/text-order.ts'
import { sentenceFinderFor } from '../passages/sentences.ts'
import { linkedPassagesOf, linkedPassagesReady } from './linked-passages.ts'

/** The first passages of an entity, and how many there are in all. */
export type PassagesOf = { groups: PassagesByArticle[]; passages: number; articles: number }

/**
 * The passages of an entity by article, the newest article first, each with the sentence it stands in. Only the texts
 * of the first `most` passages are read.
 */
export async function passagesByArticle(library: Library, id: EntityId, most = Infinity): Promise<PassagesOf> {
  if (!knownOf(library).has(id)) {
    await linkedPassagesReady(library)
    await readInTurns(library, linkedPassagesOf(library).byArticle(id).keys())
  }
  const { grouped, newestFirst: articles, passages: count } = articlesOf(library, id)
  const wanted: { articleId: Id<'article'>; passages: Passage[] }[] = []
  let left = most
  for (const { id: articleId } of articles) {
    if (left <= 0) break
    const passages = (grouped.get(articleId) ?? []).flatMap((passageId) => library.get(passageId) ?? [])
    wanted.push({ articleId, passages: passages.sort(inTextOrder).slice(0, left) })
    left -= passages.length
  }
  const groups = await Promise.all(wanted.map((group) => withSentences(library, id, group)))
  return { groups: groups.flatMap((group) => group ?? []), passages: count, articles: articles.length }
}

type ArticlesOf = {
  grouped: ReadonlyMap<Id<'article'>, readonly Id<'passage'>[]>
  newestFirst: Article[]
  passages: number
}

/** Put in order once, for page after page of the same, until anything changes. */
const ordered = new WeakMap<Library, { seq: number; of: Map<EntityId, ArticlesOf> }>()
const orderedMost = 50

function knownOf(library: Library): Map<EntityId, ArticlesOf> {
  let known = ordered.get(library)
  if (known?.seq !== library.seq || known.of.size > orderedMost) known = { seq: library.seq, of: new Map() }
  ordered.set(library, known)
  return known.of
}

function articlesOf(library: Library, id: EntityId): ArticlesOf {
  const known = knownOf(library)
  let found = known.get(id)
  if (!found) known.set(id, (found = inOrder(library, id)))
  return found
}

function inOrder(library: Library, id: EntityId): ArticlesOf {
  const grouped = linkedPassagesOf(library).byArticle(id)
  const articles = [...grouped.keys()].flatMap((articleId) => library.get(articleId) ?? [])
  const passages = articles.reduce((count, article) => count + (grouped.get(article.id)?.length ?? 0), 0)
  return { grouped, newestFirst: articles.sort(newestFirst), passages }
}

/** These passages by article, the newest article first, each in its sentence; those that are gone are left out. */
export async function passagesWithSentences(
  library: Library,
  ids: Iterable<Id<'passage'>>,
): Promise<PassagesByArticle[]> {
  const passages = [...new Set(ids)].flatMap((id) => library.get(id) ?? [])
  const grouped = Map.groupBy(passages, ({ articleId }) => articleId)
  const articles = [...grouped.keys()].flatMap((articleId) => library.get(articleId) ?? []).sort(newestFirst)
  const groups = await Promise.all(
    articles.map(({ id: articleId }) =>
      withSentences(library, undefined, {
        articleId,
        passages: (grouped.get(articleId) ?? []).sort(inTextOrder),
      }),
    ),
  )
  return groups.flatMap((group) => group ?? [])
}

export function newestFirst(a: Article, b: Article): number {
  const [x, y] = [a.publishedAt ?? '', b.publishedAt ?? '']
  return x > y ? -1 : x < y ? 1 : a.id < b.id ? -1 : 1
}

/** What of an article stands at the head of its passages. */
export function headOf({ id, title, publishedAt, outlet, language }: Article): PassagesByArticle['article'] {
  return {
    id,
    title,
    ...(publishedAt !== undefined && { publishedAt }),
    ...(outlet !== undefined && { outlet }),
    ...(language !== undefined && { language }),
  }
}

/** With the role of one entity in each, where one is told. */
async function withSentences(
  library: Library,
  id: EntityId | undefined,
  { articleId, passages }: { articleId: Id<'article'>; passages: Passage[] },
): Promise<PassagesByArticle | null> {
  const sentenceOf = await sentenceFinderFor(library, articleId)
  const article = library.get(articleId)
  if (!article) return null
  return {
    article: headOf(article),
    passages: passages.map((passage) => {
      const role = passage.links.find((link) => link.entityId === id)?.role
      return { passage, sentence: sentenceOf(passage.target), ...(role !== undefined && { role }) }
    }),
  }
}
