import type { Claim } from '#contract/claim.ts'
import type { Entity } from '#contract/entity.ts'
import { type Draft, type Library } from '../library/library.ts'
import { clearAbout, removeClaims } from '../passages/delete-passage.ts'
import type { EntityId } from '#contract/ids.ts'
import { needEntity } from './resolve.ts'
import { createRewrite, type Rewrite } from './rewrite.ts'

/**
 * Takes an entity away with its links, participations and relations, and with what is claimed and assessed about it.
 * Passages stay; where it speaks in a claim about something else, its name stays as text.
 */
export function entityDeletion(library: Library, entity: Entity): Draft {
  const rewrite = createRewrite(library)
  removeEntity(library, rewrite, entity)
  return rewrite.draft('deleteEntity', { name: entity.name })
}

/** Takes several away in one change. Throws, and changes nothing, when one of them is unknown. */
export function manyEntitiesDeletion(library: Library, ids: readonly EntityId[]): Draft {
  const rewrite = createRewrite(library)
  const entities = new Map(ids.map((id) => needEntity(library, id)).map((entity) => [entity.id, entity]))
  for (const entity of entities.values()) removeEntity(library, rewrite, entity)
  const [first] = entities.values()
  if (entities.size === 1 && first) return rewrite.draft('deleteEntity', { name: first.name })
  return rewrite.draft('deleteEntities', { count: entities.size })
}

function removeEntity(library: Library, rewrite: Rewrite, entity: Entity): void {
  const { references } = library
  for (const id of references.passagesLinking(entity.id)) {
    const passage = rewrite.get(id)
    if (passage) rewrite.put({ ...passage, links: passage.links.filter((link) => link.entityId !== entity.id) })
  }
  for (const id of references.relationsOf(entity.id)) rewrite.remove(id)
  removeClaims(library, rewrite, references.claimsAbout(entity.id))
  for (const id of references.assessmentsAbout(entity.id)) rewrite.remove(id)
  for (const id of references.notesAbout(entity.id)) clearAbout(rewrite, id)
  if (entity.kind === 'actor') removeActor(library, rewrite, entity)
  for (const redirect of library.collection('redirect').values())
    if (redirect.toId === entity.id) rewrite.remove(redirect.id)
  rewrite.remove(entity.id)
}

function removeActor(library: Library, rewrite: Rewrite, actor: Extract<Entity, { kind: 'actor' }>): void {
  for (const id of library.references.eventsWithParticipant(actor.id)) {
    const event = rewrite.get(id)
    if (event) rewrite.put({ ...event, participants: event.participants.filter((part) => part.actorId !== actor.id) })
  }
  for (const id of library.references.claimsNaming(actor.id)) {
    const claim = rewrite.get(id)
    if (claim) rewrite.put(namedInWords(claim, actor))
  }
}

function namedInWords(claim: Claim, { id, name }: Entity): Claim {
  const attribution = claim.attribution.map((link) => {
    const { actorId, ...rest } = link
    return actorId === id ? { ...rest, name } : link
  })
  const { value } = claim
  const named = value?.kind === 'actor' && value.actorId === id
  return { ...claim, attribution, ...(named && { value: { kind: 'text', text: name } }) }
}
