import type { EntityId, Id } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import type { CoOccurrence, PassagesByArticle } from '#contract/views.ts'
import { entityNow } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'
import { inTextOrder } from '../passages/list-passages.ts'
import { sentenceFinderFor } from '../passages/sentences.ts'
import { companionsOf } from './co-occurrence.ts'

export function passagesLinking(library: Library, id: EntityId): Passage[] {
  return [...library.references.passagesLinking(id)].flatMap((passageId) => library.get(passageId) ?? [])
}

/** The passages of an entity by article, the newest article first, each with the sentence it stands in. */
export async function passagesByArticle(library: Library, id: EntityId): Promise<PassagesByArticle[]> {
  const grouped = Map.groupBy(passagesLinking(library, id), (passage) => passage.articleId)
  const found: PassagesByArticle[] = []
  for (const [articleId, passages] of grouped) {
    const sentenceOf = await sentenceFinderFor(library, articleId)
    const article = library.get(articleId)
    if (!article) continue
    const { title, publishedAt, outlet, language } = article
    found.push({
      article: {
        id: articleId,
        title,
        ...(publishedAt !== undefined && { publishedAt }),
        ...(outlet !== undefined && { outlet }),
        ...(language !== undefined && { language }),
      },
      passages: passages.toSorted(inTextOrder).map((passage) => {
        const role = passage.links.find((link) => link.entityId === id)?.role
        return { passage, sentence: sentenceOf(passage.target), ...(role !== undefined && { role }) }
      }),
    })
  }
  const dateOf = ({ article }: PassagesByArticle) => article.publishedAt ?? ''
  return found.toSorted(
    (a, b) => (dateOf(a) > dateOf(b) ? -1 : dateOf(a) < dateOf(b) ? 1 : 0) || (a.article.id < b.article.id ? -1 : 1),
  )
}

/** What stands together with an entity, in its passages and in its articles. */
export function appearsWith(library: Library, id: EntityId): CoOccurrence[] {
  const articles = new Set(passagesLinking(library, id).map((passage) => passage.articleId))
  const around = [...articles].flatMap((articleId) => passagesOf(library, articleId))
  return companionsOf(id, around).flatMap(({ id: other, passages, articles: count }) => {
    const entity = entityNow(library, other)
    return entity ? [{ entity, passages, articles: count }] : []
  })
}

function passagesOf(library: Library, articleId: Id<'article'>): Passage[] {
  return [...library.references.passagesOfArticle(articleId)].flatMap((id) => library.get(id) ?? [])
}
