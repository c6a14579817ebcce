import type { EntityId, Id } from '#contract/ids.ts'
import type { CoOccurrenceLevel, Together, TogetherGroup } from '#contract/cross-reference.ts'
import { spanOf } from '../entities/dates.ts'
import { currentId, isActorId } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'
import { readyAround } from './levels.ts'
import { linkedPassagesOf } from './linked-passages.ts'
import { paragraphsOf, type Touched } from './paragraphs.ts'
import { newestFirst, passagesWithSentences } from './passages-of.ts'

/** A place where two stand together, before the passages there are read. */
type Found = Omit<TogetherGroup, 'articles'> & { passageIds: Id<'passage'>[] }

/** Where two stand together at a level: as many places as `companionsAt` counts, the first of them with their passages. */
export async function standTogether(
  library: Library,
  a: EntityId,
  b: EntityId,
  level: CoOccurrenceLevel,
  limit: number,
): Promise<Together> {
  if (a === b) return { total: 0, groups: [] }
  if (level === 'passage') {
    const both = linkingBoth(library, a, b)
    const articles = await passagesWithSentences(library, both.slice(0, limit))
    return { total: both.length, groups: articles.map((article) => ({ articles: [article] })) }
  }
  await readyAround(library, level, () => articlesOfBoth(library, a, b))
  const found =
    level === 'paragraph'
      ? paragraphsOfBoth(library, a, b)
      : level === 'article'
        ? articlesOfBoth(library, a, b).map((id) => ({ passageIds: ofEither(library, id, a, b) }))
        : eventsOfBoth(library, a, b)
  const groups = await Promise.all(
    found.slice(0, limit).map(async ({ passageIds, ...group }) => ({
      ...group,
      articles: await passagesWithSentences(library, passageIds),
    })),
  )
  return { total: found.length, groups }
}

function linkingBoth(library: Library, a: EntityId, b: EntityId): Id<'passage'>[] {
  const { references } = library
  const others = references.passagesLinking(b)
  return [...references.passagesLinking(a)].filter((id) => others.has(id)).toSorted()
}

function articlesOfBoth(library: Library, a: EntityId, b: EntityId): Id<'article'>[] {
  const linked = linkedPassagesOf(library)
  const others = linked.byArticle(b)
  return [...linked.byArticle(a).keys()]
    .filter((id) => others.has(id))
    .flatMap((id) => library.get(id) ?? [])
    .sort(newestFirst)
    .map(({ id }) => id)
}

/** The passages of an article that link one of the two. */
function ofEither(library: Library, articleId: Id<'article'>, a: EntityId, b: EntityId): Id<'passage'>[] {
  const linked = linkedPassagesOf(library)
  return [...library.references.each<Id<'passage'>>('passagesOfArticle', articleId)].filter((id) =>
    linked.of(id)?.entityIds.some((one) => one === a || one === b),
  )
}

function paragraphsOfBoth(library: Library, a: EntityId, b: EntityId): Found[] {
  const places = paragraphsOf(library)
  return articlesOfBoth(library, a, b).flatMap((articleId) => {
    const shared = [...places.inArticle(articleId)].filter(([, there]) => there.includes(a) && there.includes(b))
    if (shared.length === 0) return []
    const either = ofEither(library, articleId, a, b).map((id) => ({ id, touched: touchedBy(library, id) }))
    return shared
      .toSorted(([one], [other]) => one - other)
      .map(([number]) => ({
        paragraph: number + 1,
        passageIds: either
          .filter(({ touched }) => touched && touched.first <= number && number <= touched.last)
          .map(({ id }) => id),
      }))
  })
}

function touchedBy(library: Library, id: Id<'passage'>): Touched | undefined {
  const passage = library.get(id)
  return passage && paragraphsOf(library).of(passage)
}

function eventsOfBoth(library: Library, a: EntityId, b: EntityId): Found[] {
  if (!isActorId(a) || !isActorId(b)) return []
  const others = library.references.eventsWithParticipant(b)
  const first = (date: string | undefined) => (date === undefined ? null : spanOf(date))?.from ?? Number.MAX_VALUE
  return [...library.references.eventsWithParticipant(a)]
    .filter((id) => others.has(id))
    .flatMap((id) => library.get(id) ?? [])
    .toSorted((one, other) => first(one.date) - first(other.date) || (one.id < other.id ? -1 : 1))
    .map(({ id, name, date, participants }) => {
      const parts = participants.filter(({ actorId }) => [a, b].includes(currentId(library, actorId)))
      const roles = parts.map(({ actorId, role }) => ({ actorId, ...(role !== undefined && { role }) }))
      return {
        event: { id, name, ...(date !== undefined && { date }), roles },
        passageIds: parts.flatMap(({ passageIds }) => passageIds),
      }
    })
}
