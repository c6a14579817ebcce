import type { SourcePlace } from '#contract/article-text.ts'
import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { Id } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import type { ListedPassage, PassageCard } from '#contract/views.ts'
import { entityNow, needEntity } from '../entities/resolve.ts'
import { needOne } from '../entities/rewrite.ts'
import { readInTurns } from '../library/in-turns.ts'
import type { Library } from '../library/library.ts'
import { countNotesOn } from '../notes/list-notes.ts'
import { findPassages } from './find-passages.ts'
import { hasPlaces, placesOf } from './source-places.ts'
import { sentenceFinderFor } from './sentences.ts'
import { inTextOrder } from './text-order.ts'

type ListArgs = ParsedArgsOf<Calls['listPassages']>

/** Passages by article, in the order of its text. */
export async function listPassages(
  library: Library,
  args: ListArgs,
): Promise<{ total: number; items: ListedPassage[] }> {
  const { query, places = false, offset = 0, limit = 100_000 } = args
  const found =
    query === undefined
      ? await passagesInOrder(library, chosen(library, args))
      : await findPassages(library, chosen(library, args), query, offset + limit + 1)
  const shown = found.slice(offset, offset + limit)
  const placeOf = places ? await readPlaces(library, shown) : new Map<string, SourcePlace>()
  const items = shown.map((one) => {
    const place = placeOf.get(one.id)
    return { ...listed(library, one), ...(place && { place }) }
  })
  return { total: found.length, items }
}

/** A text at a time, of those articles whose sources have pages or times. */
async function readPlaces(library: Library, passages: readonly Passage[]): Promise<Map<string, SourcePlace>> {
  const found = new Map<string, SourcePlace>()
  for (const [articleId, ofArticle] of Map.groupBy(passages, (one) => one.articleId)) {
    const article = library.get(articleId)
    const text = hasPlaces(article) ? await library.texts.get(article.textSha256) : null
    for (const [id, place] of placesOf(text?.blocks ?? [], ofArticle)) found.set(id, place)
  }
  return found
}

async function passagesInOrder(library: Library, ids: ReadonlySet<Id<'passage'>> | null): Promise<Passage[]> {
  await readInTurns(library, ids ?? library.collection('passage').ids())
  const passages = ids ? [...ids].flatMap((id) => library.get(id) ?? []) : [...library.collection('passage').values()]
  return passages.sort(
    (a, b) => (a.articleId < b.articleId ? -1 : a.articleId > b.articleId ? 1 : 0) || inTextOrder(a, b),
  )
}

function passagesOf(library: Library, articleId: Id<'article'>): Passage[] {
  return [...library.references.passagesOfArticle(articleId)].flatMap((id) => library.get(id) ?? []).sort(inTextOrder)
}

/** Null where every passage is asked for. */
function chosen(library: Library, { articleId, entityId, tagId }: ListArgs): ReadonlySet<Id<'passage'>> | null {
  const { references } = library
  const sets: ReadonlySet<Id<'passage'>>[] = []
  if (articleId !== undefined) sets.push(references.passagesOfArticle(needOne(library, articleId).id))
  if (entityId !== undefined) sets.push(references.passagesLinking(needEntity(library, entityId).id))
  if (tagId !== undefined) sets.push(references.passagesTagged(needOne(library, tagId).id))
  const [smallest, ...others] = sets.toSorted((a, b) => a.size - b.size)
  return smallest ? new Set([...smallest].filter((id) => others.every((set) => set.has(id)))) : null
}

function listed(library: Library, { id, articleId, target, links, tags, state }: Passage): ListedPassage {
  return {
    id,
    articleId,
    start: target.start,
    end: target.end,
    exact: target.exact,
    links: links.flatMap((link) => {
      const entity = entityNow(library, link.entityId)
      return entity ? [{ ...link, name: entity.name, kind: entity.kind }] : []
    }),
    tags: tags.flatMap((tagId) => library.get(tagId)?.name ?? []),
    state,
  }
}

/** The passages of one article in text order, with all that their cards show. The text is read and split once. */
export async function passageCards(library: Library, articleId: Id<'article'>): Promise<PassageCard[]> {
  needOne(library, articleId)
  const sentenceOf = await sentenceFinderFor(library, articleId)
  const { references } = library
  return passagesOf(library, articleId).map((passage) => ({
    passage,
    sentence: sentenceOf(passage.target),
    claims: [...references.claimsOfPassage(passage.id)].toSorted().flatMap((id) => library.get(id) ?? []),
    notes: countNotesOn(library, passage.id),
  }))
}
