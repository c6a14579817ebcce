import type { EntityId, Id } from '#contract/ids.ts'
import { currentId, needEntity } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'
import { foldName } from '../text/fold.ts'

/**
 * The roles that somebody had before, in passages and in events, the most frequent first, as they were last written: the
 * likeliest for the next one.
 */
export function rolesOf(library: Library, wanted: EntityId): string[] {
  const { id } = needEntity(library, wanted)
  const counts = new Map<string, { role: string; times: number }>()
  for (const role of rolesGiven(library, id)) {
    const key = foldName(role)
    counts.set(key, { role, times: (counts.get(key)?.times ?? 0) + 1 })
  }
  return [...counts.values()]
    .toSorted((a, b) => b.times - a.times || (a.role < b.role ? -1 : 1))
    .map(({ role }) => role)
}

function* rolesGiven(library: Library, id: EntityId): Generator<string> {
  for (const passageId of library.references.each<Id<'passage'>>('passagesLinking', id))
    for (const link of library.get(passageId)?.links ?? [])
      if (link.role && currentId(library, link.entityId) === id) yield link.role
  for (const eventId of library.references.each<Id<'event'>>('eventsWithParticipant', id))
    for (const part of library.get(eventId)?.participants ?? [])
      if (part.role && currentId(library, part.actorId) === id) yield part.role
}
