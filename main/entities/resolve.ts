import type { Entity } from '#contract/entity.ts'
import { type EntityId, type Id, kindOf } from '#contract/ids.ts'
import { CallerError, type Library } from '../library/library.ts'
import { say } from '../words.ts'

/** The id an entity has today: that of what it was merged into, however often. */
export function currentId<I extends EntityId>(library: Library, id: I): I {
  let current: EntityId = id
  const seen = new Set<EntityId>()
  for (let next = library.references.redirectFrom(current); next; next = library.references.redirectFrom(current)) {
    if (seen.has(current)) break
    seen.add(current)
    current = next
  }
  return current as I
}

/** The entity an id names today, or undefined when it was deleted or never was. */
export function entityNow(library: Library, id: EntityId): Entity | undefined {
  return library.get(id) ?? library.get(currentId(library, id))
}

export function isEntityId(id: string): id is EntityId {
  const kind = kindOf(id)
  return kind === 'actor' || kind === 'event'
}

export function isEventId(id: string): id is Id<'event'> {
  return kindOf(id) === 'event'
}

export function isActorId(id: string): id is Id<'actor'> {
  return kindOf(id) === 'actor'
}

/** The entity an id names today. Throws `Unknown actor "actor:…"` when there is none. */
export function needEntity(library: Library, id: EntityId): Entity {
  const entity = entityNow(library, id)
  if (!entity) throw new CallerError(say('changes.errors.unknown', { kind: kindOf(id), id }))
  return entity
}
