import type { EntityId, Id } from '#contract/ids.ts'
import { kindOf } from '#contract/ids.ts'
import type { Library } from '../library/library.ts'

/** Documents gathered around some of them, so that each can be understood where it arrives. */
export type Neighbourhood = {
  library: Library
  ids: Set<string>
  /** Articles that are there for themselves. */
  whole: Set<string>
  /** Adds what ties the documents together, and answers which there are. */
  finish: () => { has: (id: string) => boolean; isWhole: (id: string) => boolean }
}

export function createNeighbourhood(library: Library): Neighbourhood {
  const ids = new Set<string>()
  const whole = new Set<string>()
  return {
    library,
    ids,
    whole,
    finish: () => {
      addBetweenEntities(library, ids)
      addTags(library, ids)
      return { has: (id) => ids.has(id), isWhole: (id) => whole.has(id) }
    },
  }
}

/** Adds a document with everything that speaks of it. */
export function around(hood: Neighbourhood, id: Id): void {
  const kind = kindOf(id)
  if (kind === 'article') aroundArticle(hood, id as Id<'article'>)
  else if (kind === 'actor' || kind === 'event') aroundEntity(hood, id as EntityId)
  else if (kind === 'tag') underTag(hood, id as Id<'tag'>)
  else foundAlone(hood, id)
}

/** Adds a document with what it cannot be understood without: of an actor that was merely found, nothing else. */
export function foundAlone(hood: Neighbourhood, id: Id): void {
  const { library, ids } = hood
  switch (kindOf(id)) {
    case 'article':
      return aroundArticle(hood, id as Id<'article'>)
    case 'passage':
      return addPassage(hood, id as Id<'passage'>)
    case 'claim': {
      const claim = library.get(id as Id<'claim'>)
      return claim && addPassage(hood, claim.passageId)
    }
    case 'note': {
      ids.add(id)
      const note = library.get(id as Id<'note'>)
      for (const one of [...(note?.aboutId ? [note.aboutId] : []), ...(note?.mentions ?? [])])
        if (kindOf(one) === 'passage') addPassage(hood, one as Id<'passage'>)
        else ids.add(one)
      return
    }
    default:
      ids.add(id)
  }
}

/** What wears a tag, or one under it. */
export function underTag(hood: Neighbourhood, id: Id<'tag'>): void {
  const { library, ids } = hood
  if (ids.has(id)) return
  ids.add(id)
  for (const articleId of library.references.articlesTagged(id)) aroundArticle(hood, articleId)
  for (const passageId of library.references.passagesTagged(id)) addPassage(hood, passageId)
  for (const tag of library.collection('tag').values()) if (tag.parentId === id) underTag(hood, tag.id)
}

function aroundArticle(hood: Neighbourhood, id: Id<'article'>): void {
  const { references } = hood.library
  hood.ids.add(id)
  hood.whole.add(id)
  for (const passageId of references.passagesOfArticle(id)) addPassage(hood, passageId)
  addNotes(hood, id)
}

function aroundEntity(hood: Neighbourhood, id: EntityId): void {
  const { library, ids } = hood
  const { references } = library
  ids.add(id)
  for (const passageId of references.passagesLinking(id)) addPassage(hood, passageId)
  for (const claimId of references.claimsAbout(id)) {
    const claim = library.get(claimId)
    if (claim) addPassage(hood, claim.passageId)
  }
  addNotes(hood, id)
  for (const relationId of references.relationsOf(id)) {
    const relation = library.get(relationId)
    if (relation) for (const one of [relationId, relation.fromId, relation.toId]) ids.add(one)
  }
  const document = library.get(id)
  if (document?.kind === 'event') for (const { actorId } of document.participants) ids.add(actorId)
  else for (const eventId of references.eventsWithParticipant(id as Id<'actor'>)) ids.add(eventId)
}

function addNotes({ library: { references }, ids }: Neighbourhood, id: string): void {
  for (const noteId of [...references.notesAbout(id), ...references.notesMentioning(id)]) ids.add(noteId)
}

/** A passage with its article, whom it links, what is claimed in it and who speaks there, and the notes about it. */
function addPassage({ library, ids }: Neighbourhood, passageId: Id<'passage'>): void {
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
