import type { EntityId, Id } from '#contract/ids.ts'
import type { TiesBetween } from '#contract/overview.ts'
import { currentId, isActorId, isEventId } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'

/** The relations of two in either direction, and the part that the one has in the other. */
export function tiesBetween(library: Library, a: EntityId, b: EntityId): TiesBetween {
  const relations = [...library.references.relationsOf(a)].toSorted().flatMap((id) => {
    const relation = library.get(id)
    if (!relation) return []
    const ends = [currentId(library, relation.fromId), currentId(library, relation.toId)]
    return ends.includes(a) && ends.includes(b) ? [relation] : []
  })
  return { relations, participations: [...partsIn(library, a, b), ...partsIn(library, b, a)] }
}

function partsIn(library: Library, eventId: EntityId, actorId: EntityId): TiesBetween['participations'] {
  const event = isEventId(eventId) && isActorId(actorId) ? library.get(eventId) : undefined
  if (!event) return []
  const head: { id: Id<'event'>; name: string; date?: string } = {
    id: event.id,
    name: event.name,
    ...(event.date !== undefined && { date: event.date }),
  }
  return event.participants
    .filter((part) => currentId(library, part.actorId) === actorId)
    .map(({ role, passageIds }) => ({ event: head, ...(role !== undefined && { role }), passageIds }))
}
