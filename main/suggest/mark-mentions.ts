import type { Article } from '#contract/article.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import type { Mentions, MentionsInArticle } from '#contract/suggestion.ts'
import { currentId } from '../entities/resolve.ts'
import { createRewrite, type Rewrite } from '../entities/rewrite.ts'
import type { Draft, Library } from '../library/library.ts'
import { linkEntity } from '../passages/link-passage.ts'
import { newPassage } from '../passages/mark-passage.ts'
import { placePassage } from '../passages/place-passage.ts'
import { learnedFrom } from './judgements.ts'
import type { NameHit } from './name-trie.ts'

/** One article's text with the places where the entity is named in it. */
export type Scanned = { article: Article; text: string; hits: readonly NameHit<EntityId>[] }
export type OpenMention = { start: number; end: number; ambiguous: EntityId[] }

/** The mentions that nothing links to the entity yet and that were not rejected. */
export function openMentions(library: Library, entityId: EntityId): (scanned: Scanned) => OpenMention[] {
  const learned = learnedFrom(library)
  return ({ article, text, hits }) => {
    const linked = [...library.references.passagesOfArticle(article.id)]
      .flatMap((id) => library.get(id) ?? [])
      .filter((passage) => passage.state !== 'orphaned' && links(library, passage, entityId))
      .map(({ target }) => target)
    return hits
      .filter((hit) => !linked.some((target) => target.start <= hit.start && hit.end <= target.end))
      .filter((hit) => !learned.isRejected(text.slice(hit.start, hit.end), [entityId, article.id]))
      .map(({ start, end, owners }) => ({
        start,
        end,
        ambiguous: owners.filter((id) => id !== entityId && library.get(id)),
      }))
  }
}

const links = (library: Library, passage: Passage, entityId: EntityId) =>
  passage.links.some((link) => currentId(library, link.entityId) === entityId)

/** For review: every place with its words. */
export function mentionsIn(
  { article, text }: Scanned,
  open: readonly OpenMention[],
  sentenceOf?: (place: { start: number; end: number }) => string,
): MentionsInArticle {
  const { id, title, publishedAt } = article
  return {
    articleId: id,
    title,
    ...(publishedAt !== undefined && { publishedAt }),
    places: open.map(({ start, end, ambiguous }) => ({
      start,
      end,
      exact: text.slice(start, end),
      ...(sentenceOf && { sentence: sentenceOf({ start, end }) }),
      ...(ambiguous.length > 0 && { ambiguous }),
    })),
  }
}

export function totalsOf(articles: MentionsInArticle[]): Mentions {
  const places = articles.flatMap((article) => article.places)
  return { total: places.length, ambiguous: places.filter(({ ambiguous }) => ambiguous).length, articles }
}

/** All of them marked and linked, as one change; names that are somebody else's too stay for the person to decide. */
export function markingDraft(
  library: Library,
  entity: { id: EntityId; name: string },
  found: readonly { scanned: Scanned; open: readonly OpenMention[] }[],
  isExcepted: (articleId: Id<'article'>, start: number) => boolean,
): { draft: Draft; marked: number } {
  const rewrite = createRewrite(library)
  let marked = 0
  for (const { scanned, open } of found) {
    const there = passagesByPlace(library, scanned.article.id)
    for (const { start, end, ambiguous } of open) {
      if (ambiguous.length > 0 || isExcepted(scanned.article.id, start)) continue
      markOne(library, rewrite, entity.id, scanned, { start, end }, there)
      marked += 1
    }
  }
  return { draft: rewrite.draft('markAllMentions', { count: marked, name: entity.name }), marked }
}

function passagesByPlace(library: Library, articleId: Id<'article'>): Map<string, Passage> {
  const passages = [...library.references.passagesOfArticle(articleId)]
    .toSorted()
    .toReversed()
    .flatMap((id) => library.get(id) ?? [])
  return new Map(
    passages
      .filter(({ state }) => state !== 'orphaned')
      .map((passage) => [`${passage.target.start}-${passage.target.end}`, passage]),
  )
}

function markOne(
  library: Library,
  rewrite: Rewrite,
  entityId: EntityId,
  { article, text }: Scanned,
  { start, end }: { start: number; end: number },
  there: ReadonlyMap<string, Passage>,
): void {
  const target = placePassage(text, article.textSha256, start, end)
  const passage = there.get(`${target.start}-${target.end}`) ?? newPassage(library, article.id, target)
  linkEntity(rewrite, passage, entityId)
}
