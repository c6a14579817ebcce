import type { EntityId, Id } from '#contract/ids.ts'
import { kindOf } from '#contract/ids.ts'
import { CallerError, type Library } from '../library/library.ts'

export type Scope = 'all' | Id<'article'> | EntityId

/** Which documents a scope holds: all, or one article or entity with all that is needed to understand it. */
export function inScope(library: Library, scope: Scope): (id: string) => boolean {
  if (scope === 'all') return () => true
  const id = kindOf(scope) === 'article' ? scope : (library.references.redirectFrom(scope) ?? scope)
  const document = library.get(id)
  if (!document) throw new CallerError(`Unknown ${kindOf(scope)} "${scope}"`)
  const ids =
    kindOf(id) === 'article' ? aroundArticle(library, id as Id<'article'>) : aroundEntity(library, id as EntityId)
  return (one) => ids.has(one)
}

function aroundArticle(library: Library, id: Id<'article'>): Set<string> {
  const ids = new Set<string>([id])
  const { references } = library
  for (const passageId of references.passagesOfArticle(id)) addPassage(library, ids, passageId)
  for (const noteId of [...references.notesAbout(id), ...references.notesMentioning(id)]) ids.add(noteId)
  addBetweenEntities(library, ids)
  addTags(library, ids)
  return ids
}

function aroundEntity(library: Library, id: EntityId): Set<string> {
  const ids = new Set<string>([id])
  const { references } = library
  for (const passageId of references.passagesLinking(id)) addPassage(library, ids, passageId)
  for (const claimId of references.claimsAbout(id)) {
    const claim = library.get(claimId)
    if (claim) addPassage(library, ids, claim.passageId)
  }
  for (const noteId of [...references.notesAbout(id), ...references.notesMentioning(id)]) ids.add(noteId)
  for (const relationId of references.relationsOf(id)) {
    const relation = library.get(relationId)
    if (relation) for (const one of [relationId, relation.fromId, relation.toId]) ids.add(one)
  }
  const document = library.get(id)
  if (document?.kind === 'event') for (const { actorId } of document.participants) ids.add(actorId)
  else for (const eventId of references.eventsWithParticipant(id as Id<'actor'>)) ids.add(eventId)
  addBetweenEntities(library, ids)
  addTags(library, ids)
  return ids
}

/** A passage with its article, whom it links, what is claimed in it and who speaks there, and the notes about it. */
function addPassage(library: Library, ids: Set<string>, passageId: Id<'passage'>): void {
  const passage = library.get(passageId)
  if (!passage || ids.has(passageId)) return
  ids.add(passageId).add(passage.articleId)
  for (const link of passage.links) ids.add(link.entityId)
  for (const noteId of library.references.notesAbout(passageId)) ids.add(noteId)
  for (const claimId of library.references.claimsOfPassage(passageId)) {
    const claim = library.get(claimId)
    if (!claim) continue
    ids.add(claimId).add(claim.aboutId)
    for (const { actorId } of claim.attribution) if (actorId) ids.add(actorId)
    if (claim.value?.kind === 'actor') ids.add(claim.value.actorId)
  }
}

/** Relations and assessments of entities that are all there. */
function addBetweenEntities(library: Library, ids: Set<string>): void {
  for (const relation of library.collection('relation').values())
    if (ids.has(relation.fromId) && ids.has(relation.toId)) ids.add(relation.id)
  for (const assessment of library.collection('assessment').values())
    if (ids.has(assessment.aboutId)) ids.add(assessment.id)
}

function addTags(library: Library, ids: Set<string>): void {
  const add = (id: Id<'tag'>): void => {
    if (ids.has(id)) return
    ids.add(id)
    const parentId = library.get(id)?.parentId
    if (parentId) add(parentId)
  }
  for (const kind of ['article', 'passage'] as const)
    for (const document of library.collection(kind).values())
      if (ids.has(document.id)) for (const tagId of document.tags) add(tagId)
}
