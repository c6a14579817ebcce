import type { EntityId, Id } from '#contract/ids.ts'
import { onceInTurns } from '../library/in-turns.ts'
import type { Library } from '../library/library.ts'

/** When each entity was last linked, as far as known: kept while the library is open. */
const lastLinked = new WeakMap<Library, Map<EntityId, number>>()

/**
 * Seconds since 1970 of an entity's last link or edit. A passage made before this session tells its time by its id
 * (UUID v7), so that no passage has to be read to rank names.
 */
export function usedAt(library: Library, id: EntityId, editedAt: number): number {
  const linked = lastLinked.get(library) ?? listen(library)
  let last = linked.get(id)
  if (last === undefined) {
    last = latestIn(library.references.each<Id<'passage'>>('passagesLinking', id))
    linked.set(id, last)
  }
  return Math.max(last, editedAt)
}

/** Reads it of every entity, a little at a time. */
export const recencyReady = onceInTurns(function* (library) {
  for (const kind of ['actor', 'event'] as const)
    for (const id of library.collection(kind).ids()) {
      usedAt(library, id, 0)
      yield
    }
})

function listen(library: Library): Map<EntityId, number> {
  const linked = new Map<EntityId, number>()
  lastLinked.set(library, linked)
  library.onApplied((change) => {
    const at = Math.floor(Date.parse(change.at) / 1000)
    for (const document of change.puts) {
      if (!document.id.startsWith('passage:') || !('links' in document) || !Array.isArray(document.links)) continue
      for (const link of document.links as { entityId: EntityId }[]) linked.set(link.entityId, at)
    }
  })
  return linked
}

function latestIn(ids: Iterable<Id<'passage'>>): number {
  let latest = ''
  for (const id of ids) if (id > latest) latest = id
  const uuid = latest.slice('passage:'.length)
  return uuid[14] === '7' ? Math.floor(parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16) / 1000) : 0
}
