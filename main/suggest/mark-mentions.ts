import type { EntityId, Id } from '#contract/ids.ts'
import type { Passage, Target } from '#contract/passage.ts'
import type { Mentions, MentionsInArticle } from '#contract/suggestion.ts'
import { currentId } from '../entities/resolve.ts'
import { createRewrite, type Rewrite } from '../entities/rewrite.ts'
import type { Draft, Library } from '../library/library.ts'
import { linkEntity } from '../passages/link-passage.ts'
import { newPassage } from '../passages/mark-passage.ts'
import { learnedFrom } from './judgements.ts'
import type { Mention, Scanned } from './scan-articles.ts'

/** The mentions of one article that nothing links to the entity yet and that were not rejected. */
export type Open = { articleId: Id<'article'>; mentions: Mention[] }

/** What is open now, of what was found: an article corrected meanwhile is left out, its places are of another text. */
export function openOf(library: Library, entityId: EntityId, found: readonly Scanned[]): Open[] {
  const learned = learnedFrom(library)
  return found.flatMap(({ articleId, textSha256, mentions }) => {
    if (library.get(articleId)?.textSha256 !== textSha256) return []
    const linked = passagesOf(library, articleId)
      .filter((passage) => links(library, passage, entityId))
      .map(({ target }) => target)
    const open = mentions.filter(
      ({ target }) =>
        !linked.some(({ start, end }) => start <= target.start && target.end <= end) &&
        !learned.isRejected(target.exact, [entityId, articleId]),
    )
    return open.length > 0 ? [{ articleId, mentions: open }] : []
  })
}

function passagesOf(library: Library, articleId: Id<'article'>): Passage[] {
  return [...library.references.passagesOfArticle(articleId)]
    .flatMap((id) => library.get(id) ?? [])
    .filter(({ state }) => state !== 'orphaned')
}

const links = (library: Library, passage: Passage, entityId: EntityId) =>
  passage.links.some((link) => currentId(library, link.entityId) === entityId)

/** For review: every place with its words, and with its sentence where one is given. */
export function mentionsIn(
  library: Library,
  { articleId, mentions }: Open,
  sentenceOf?: (target: Target) => string,
): MentionsInArticle {
  const { title = '', publishedAt } = library.get(articleId) ?? {}
  return {
    articleId,
    title,
    ...(publishedAt !== undefined && { publishedAt }),
    places: mentions.map(({ target, ambiguous }) => ({
      start: target.start,
      end: target.end,
      exact: target.exact,
      ...(sentenceOf && { sentence: sentenceOf(target) }),
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
  open: readonly Open[],
  isExcepted: (articleId: Id<'article'>, start: number) => boolean,
): { draft: Draft; marked: number } {
  const rewrite = createRewrite(library)
  let marked = 0
  for (const { articleId, mentions } of open) {
    const there = passagesByPlace(library, articleId)
    for (const { target, ambiguous } of mentions) {
      if (ambiguous.length > 0 || isExcepted(articleId, target.start)) continue
      markOne(library, rewrite, entity.id, articleId, target, there)
      marked += 1
    }
  }
  return { draft: rewrite.draft('markAllMentions', { count: marked, name: entity.name }), marked }
}

/** The oldest passage at each place. */
function passagesByPlace(library: Library, articleId: Id<'article'>): ReadonlyMap<string, Passage> {
  const passages = passagesOf(library, articleId).toSorted((a, b) => (a.id < b.id ? 1 : -1))
  return new Map(passages.map((passage) => [placeOf(passage.target), passage]))
}

const placeOf = ({ start, end }: Target) => `${start}-${end}`

function markOne(
  library: Library,
  rewrite: Rewrite,
  entityId: EntityId,
  articleId: Id<'article'>,
  target: Target,
  there: ReadonlyMap<string, Passage>,
): void {
  linkEntity(rewrite, there.get(placeOf(target)) ?? newPassage(library, articleId, target), entityId)
}
