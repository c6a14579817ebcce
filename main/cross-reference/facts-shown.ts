import type { ShownFact } from '#contract/cross-reference.ts'
import type { Document } from '#contract/document.ts'
import type { Actor, Entity, EventEntity } from '#contract/entity.ts'
import { type Id, kindOf } from '#contract/ids.ts'
import type { Relation } from '#contract/relation.ts'
import { entityNow } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'

/** The facts that a passage shows: fields and other names, then parts in events and ties. */
export function factsShownBy(library: Library, passageId: Id<'passage'>): ShownFact[] {
  const resting = [...library.references.restingOnPassage(passageId)].toSorted()
  return resting.flatMap((id) => {
    const document: Document | undefined = library.get(id)
    if (!document) return []
    switch (kindOf(id)) {
      case 'actor':
        return fieldsShown(document as Actor, passageId)
      case 'event': {
        const event = document as EventEntity
        return [...fieldsShown(event, passageId), ...partsShown(library, event, passageId)]
      }
      case 'relation':
        return tieShown(library, document as Relation, passageId)
      default:
        return []
    }
  })
}

const headOf = ({ id, name, kind }: Entity) => ({ id, name, kind })

function fieldsShown(entity: Entity, passageId: Id<'passage'>): ShownFact[] {
  return Object.entries(entity.evidence ?? {})
    .filter(([, ids]) => ids.includes(passageId))
    .map(([field]) => ({ fact: { entityId: entity.id, field }, of: headOf(entity) }))
}

function partsShown(library: Library, event: EventEntity, passageId: Id<'passage'>): ShownFact[] {
  return event.participants
    .filter(({ passageIds }) => passageIds.includes(passageId))
    .map(({ actorId, role }) => {
      const part = role === undefined ? {} : { role }
      return {
        fact: { eventId: event.id, actorId, ...part },
        of: headOf(event),
        participant: { name: entityNow(library, actorId)?.name ?? actorId, ...part },
      }
    })
}

function tieShown(
  library: Library,
  { id, type, fromId, toId, passageIds }: Relation,
  passageId: Id<'passage'>,
): ShownFact[] {
  const [from, to] = [entityNow(library, fromId), entityNow(library, toId)]
  if (!from || !to || !passageIds.includes(passageId)) return []
  return [{ fact: { relationId: id }, of: headOf(from), tie: { type, to: to.name } }]
}
