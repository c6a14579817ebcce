import type { Claim } from '#contract/claim.ts'
import type { Entity } from '#contract/entity.ts'
import type { EntityId } from '#contract/ids.ts'
import type { EntityParts } from '#contract/identity.ts'
import { passagesByArticle } from '../cross-reference/passages-of.ts'
import type { Library } from '../library/library.ts'
import { entityNow, isActorId, needEntity } from './resolve.ts'

/** What of an entity can be taken to another one. */
export async function entityParts(library: Library, id: EntityId): Promise<EntityParts> {
  const { groups } = await passagesByArticle(library, needEntity(library, id).id)
  const entity = needEntity(library, id)
  return {
    entity,
    passages: groups,
    claims: claimsOf(library, entity.id).map((claim) => ({
      id: claim.id,
      passageId: claim.passageId,
      property: claim.proposition ?? claim.property,
      stance: claim.stance,
      words: library.get(claim.passageId)?.target.exact ?? '',
    })),
    participations: participationsOf(library, entity),
    relations: relationsOf(library, entity.id),
  }
}

function claimsOf(library: Library, id: EntityId): Claim[] {
  const { references } = library
  const naming = isActorId(id) ? references.claimsNaming(id) : []
  const ids = new Set([...references.claimsAbout(id), ...naming])
  return [...ids].toSorted().flatMap((claimId) => library.get(claimId) ?? [])
}

/** Each once, resting on the passages of all its roles. */
function participationsOf(library: Library, entity: Entity): EntityParts['participations'] {
  const parts =
    entity.kind === 'event'
      ? entity.participants.map((part) => ({ part, id: part.actorId, name: entityNow(library, part.actorId)?.name }))
      : [...library.references.eventsWithParticipant(entity.id)].toSorted().flatMap((eventId) => {
          const event = library.get(eventId)
          const own = event?.participants.filter(({ actorId }) => actorId === entity.id) ?? []
          return own.map((part) => ({ part, id: eventId, name: event?.name }))
        })
  const byId = new Map<string, EntityParts['participations'][number]>()
  for (const { part, id, name = '' } of parts) {
    const before = byId.get(id)
    const role = [before?.role, part.role].filter((one) => one).join(', ')
    const passageIds = [...new Set([...(before?.passageIds ?? []), ...part.passageIds])]
    byId.set(id, { id, name, passageIds, ...(role !== '' && { role }) })
  }
  return [...byId.values()]
}

function relationsOf(library: Library, id: EntityId): EntityParts['relations'] {
  return [...library.references.relationsOf(id)].toSorted().flatMap((relationId) => {
    const relation = library.get(relationId)
    if (!relation) return []
    const outgoing = relation.fromId === id
    const other = entityNow(library, outgoing ? relation.toId : relation.fromId)?.name ?? ''
    return [{ id: relationId, type: relation.type, other, outgoing, passageIds: relation.passageIds }]
  })
}
