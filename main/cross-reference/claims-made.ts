import type { Calls, ParsedArgsOf, ResultOf } from '#contract/calls.ts'
import type { Article } from '#contract/article.ts'
import type { Claim } from '#contract/claim.ts'
import type { Actor } from '#contract/entity.ts'
import type { Id } from '#contract/ids.ts'
import { type ClaimMade, type ClaimPart, claimParts } from '#contract/cross-reference.ts'
import { speakersOf } from '../claims/speakers.ts'
import { currentId, entityNow, needEntity } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'
import { foldName } from '../text/fold.ts'
import { headOf, newestFirst } from './passages-of.ts'

type Found = { claim: Claim; as: ClaimPart; article: Article; words: string }

/** What an actor says, passes on or is named in, the latest article first. */
export function claimsMade(
  library: Library,
  { id, as, offset = 0, limit = 100 }: ParsedArgsOf<Calls['claimsMade']>,
): ResultOf<Calls['claimsMade']> {
  const actor = needEntity(library, id) as Actor
  const found = [...namedIn(library, actor), ...spokenByOutlet(library, actor)]
  const counts = Object.fromEntries(claimParts.map((part) => [part, found.filter((one) => one.as === part).length]))
  const wanted = found
    .filter((one) => as === undefined || one.as === as)
    .toSorted((a, b) => newestFirst(a.article, b.article) || (a.claim.id < b.claim.id ? -1 : 1))
  return {
    counts: counts as Record<ClaimPart, number>,
    items: wanted.slice(offset, offset + limit).flatMap((one) => told(library, one)),
  }
}

function namedIn(library: Library, { id }: Actor): Found[] {
  return [...library.references.claimsNaming(id)].flatMap((claimId) => {
    const claim = library.get(claimId)
    return claim ? partsIn(library, claim, id).flatMap((as) => located(library, claim, as)) : []
  })
}

/** An actor has a part once: who says something is not counted again for passing it on. */
function partsIn(library: Library, { attribution, value }: Claim, id: Id<'actor'>): ClaimPart[] {
  const speaks = attribution.filter(({ actorId }) => actorId && currentId(library, actorId) === id)
  const parts: ClaimPart[] = []
  if (speaks.some((one) => one === attribution[0] || one.as === 'says')) parts.push('says')
  else if (speaks.length > 0) parts.push('reports')
  if (value?.kind === 'actor' && currentId(library, value.actorId) === id) parts.push('named')
  return parts
}

/** Where nobody is named the outlet of the article speaks, and an outlet may be an actor of that name. */
function spokenByOutlet(library: Library, actor: Actor): Found[] {
  if (actor.type !== 'media outlet') return []
  const names = new Set([actor.name, ...actor.aliases.map(({ name }) => name)].map((name) => foldName(name)))
  const found: Found[] = []
  for (const { id, outlet } of library.collection('article').values()) {
    if (outlet === undefined || !names.has(foldName(outlet))) continue
    for (const passageId of library.references.passagesOfArticle(id))
      for (const claimId of library.references.claimsOfPassage(passageId)) {
        const claim = library.get(claimId)
        if (claim?.attribution.length === 0) found.push(...located(library, claim, 'says'))
      }
  }
  return found
}

function located(library: Library, claim: Claim, as: ClaimPart): Found[] {
  const passage = library.get(claim.passageId)
  const article = passage && library.get(passage.articleId)
  return article ? [{ claim, as, article, words: passage.target.exact }] : []
}

function told(library: Library, { claim, as, article, words }: Found): ClaimMade[] {
  const about = entityNow(library, claim.aboutId)
  if (!about) return []
  const { id, name, kind } = about
  const chain = speakersOf(library, claim, article)
  return [{ claim, as, about: { id, name, kind }, chain, words, article: headOf(article) }]
}
