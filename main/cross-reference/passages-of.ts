import type { Article } from '#contract/article.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import type { CoOccurrence, PassagesByArticle } from '#contract/views.ts'
import { entityNow } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'
import { inTextOrder } from '../passages/list-passages.ts'
import { sentenceFinderFor } from '../passages/sentences.ts'
import { type Companion, companionsOf, type Pair, pairsIn } from './co-occurrence.ts'
import { linkedPassagesOf } from './linked-passages.ts'

/** The first passages of an entity, and how many there are in all. */
export type PassagesOf = { groups: PassagesByArticle[]; passages: number; articles: number }

/**
 * The passages of an entity by article, the newest article first, each with the sentence it stands in. Only the texts
 * of the first `most` passages are read.
 */
export async function passagesByArticle(library: Library, id: EntityId, most = Infinity): Promise<PassagesOf> {
  const { grouped, newestFirst, passages: count } = articlesOf(library, id)
  const wanted: { articleId: Id<'article'>; passages: Passage[] }[] = []
  let left = most
  for (const { id: articleId } of newestFirst) {
    if (left <= 0) break
    const passages = (grouped.get(articleId) ?? []).flatMap((passageId) => library.get(passageId) ?? [])
    wanted.push({ articleId, passages: passages.sort(inTextOrder).slice(0, left) })
    left -= passages.length
  }
  const groups = await Promise.all(wanted.map((group) => withSentences(library, id, group)))
  return { groups: groups.flatMap((group) => group ?? []), passages: count, articles: newestFirst.length }
}

type ArticlesOf = { grouped: Map<Id<'article'>, Id<'passage'>[]>; newestFirst: Article[]; passages: number }

/** Put in order once, for page after page of the same, until anything changes. */
const ordered = new WeakMap<Library, { seq: number; of: Map<EntityId, ArticlesOf> }>()
const orderedMost = 50

function articlesOf(library: Library, id: EntityId): ArticlesOf {
  let known = ordered.get(library)
  if (known?.seq !== library.seq || known.of.size > orderedMost) known = { seq: library.seq, of: new Map() }
  ordered.set(library, known)
  let found = known.of.get(id)
  if (!found) known.of.set(id, (found = inOrder(library, id)))
  return found
}

function inOrder(library: Library, id: EntityId): ArticlesOf {
  const grouped = linkedPassagesOf(library).byArticle(id)
  const articles = [...grouped.keys()].flatMap((articleId) => library.get(articleId) ?? [])
  const newestFirst = articles.sort((a, b) => {
    const [x, y] = [a.publishedAt ?? '', b.publishedAt ?? '']
    return x > y ? -1 : x < y ? 1 : a.id < b.id ? -1 : 1
  })
  const passages = articles.reduce((count, article) => count + (grouped.get(article.id)?.length ?? 0), 0)
  return { grouped, newestFirst, passages }
}

async function withSentences(
  library: Library,
  id: EntityId,
  { articleId, passages }: { articleId: Id<'article'>; passages: Passage[] },
): Promise<PassagesByArticle | null> {
  const sentenceOf = await sentenceFinderFor(library, articleId)
  const article = library.get(articleId)
  if (!article) return null
  return {
    article: shownArticle(article),
    passages: passages.map((passage) => {
      const role = passage.links.find((link) => link.entityId === id)?.role
      return { passage, sentence: sentenceOf(passage.target), ...(role !== undefined && { role }) }
    }),
  }
}

/** What is shown of an article beside a passage of it. */
export function shownArticle(article: Article): PassagesByArticle['article'] {
  const { id, title, publishedAt, outlet, language } = article
  return {
    id,
    title,
    ...(publishedAt !== undefined && { publishedAt }),
    ...(outlet !== undefined && { outlet }),
    ...(language !== undefined && { language }),
  }
}

type Counted = { version: number; of: Map<EntityId, Companion[]>; pairs: Map<string, Pair[]> }

/** Counted once until a passage changes. */
const counted = new WeakMap<Library, Counted>()
const countedMost = 200

function countedFor(library: Library): Counted {
  const { version } = linkedPassagesOf(library)
  let known = counted.get(library)
  if (known?.version !== version) counted.set(library, (known = { version, of: new Map(), pairs: new Map() }))
  return known
}

/** The closest of all pairs, or of the pairs of one kind. */
export function closestPairs(library: Library, limit: number, kind?: string): Pair[] {
  const { pairs } = countedFor(library)
  const key = `${kind ?? ''} ${limit}`
  const wanted = (entityId: string) => kind === undefined || entityId.startsWith(`${kind}:`)
  const found = pairs.get(key) ?? pairsIn(linkedPassagesOf(library).all(), limit, wanted)
  pairs.set(key, found)
  return found
}

/** What stands together with an entity, in its passages and in its articles. */
export function appearsWith(library: Library, id: EntityId): Companion[] {
  const linked = linkedPassagesOf(library)
  const known = countedFor(library)
  const before = known.of.get(id)
  if (before) return before
  const articles = [...linked.byArticle(id).keys()]
  const found = companionsOf(
    id,
    articles.map((articleId) => linked.inArticle(articleId)),
  )
  if (known.of.size >= countedMost) known.of.clear()
  known.of.set(id, found)
  return found
}

/** The closest of these that are there, of one kind where that is asked for. */
export function closest(
  library: Library,
  companions: readonly Companion[],
  limit: number,
  kind?: string,
): CoOccurrence[] {
  const found: CoOccurrence[] = []
  for (const { id, passages, articles } of companions) {
    if (found.length >= limit) break
    const entity = entityNow(library, id)
    if (entity && (kind === undefined || entity.kind === kind)) found.push({ entity, passages, articles })
  }
  return found
}
