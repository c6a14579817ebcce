import type { Document } from '#contract/document.ts'
import type { Entity } from '#contract/entity.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import { atOnce, inTurns } from '../library/in-turns.ts'
import type { Library } from '../library/library.ts'
import { foldName } from '../text/fold.ts'
import { isEntityId } from './resolve.ts'

/** The names of an entity as they compare: its own first, then its aliases. */
export type NamedEntity = {
  entity: Entity
  /** Seconds since 1970. */
  editedAt: number
  names: readonly { text: string; key: string }[]
  /** All keys, each after a line break: one look tells most entities apart from a query. */
  keys: string
}

/** Every name of a library, folded once and kept in step with it: twenty thousand are searched at every key typed. */
export class NameIndex {
  readonly #entries = new Map<EntityId, NamedEntity>()
  readonly #byOwnName = new Map<string, Set<EntityId>>()

  /** Reads what is there: whatever changes before it is read through is followed already. */
  readonly reading: Iterator<unknown, void, undefined>

  constructor(library: Library) {
    this.reading = this.#readAll(library)
    library.onApplied(({ puts, deletes }) => {
      for (const id of deletes) if (isEntityId(id)) this.#remove(id)
      for (const document of puts) if (isEntity(document)) this.#put(document)
    })
  }

  entries(): Iterable<NamedEntity> {
    return this.#entries.values()
  }

  /** Entities whose own name, folded, is this. */
  named(key: string): ReadonlySet<EntityId> {
    return this.#byOwnName.get(key) ?? new Set()
  }

  get(id: EntityId): NamedEntity | undefined {
    return this.#entries.get(id)
  }

  *#readAll(library: Library): Generator<undefined, void> {
    for (const kind of ['actor', 'event'] as const)
      for (const id of library.collection(kind).ids()) {
        const entity = this.#entries.has(id) ? undefined : library.get<EntityId>(id)
        if (entity) this.#put(entity)
        yield
      }
  }

  #put(entity: Entity): void {
    this.#remove(entity.id)
    const texts = [entity.name, ...entity.aliases.map((alias) => alias.name)]
    const names = texts.map((text) => ({ text, key: foldName(text) }))
    const editedAt = Math.floor(Date.parse(entity.updatedAt) / 1000) || 0
    this.#entries.set(entity.id, { entity, editedAt, names, keys: names.map(({ key }) => `\n${key}`).join('') })
    const own = names[0]?.key ?? ''
    this.#byOwnName.set(own, (this.#byOwnName.get(own) ?? new Set()).add(entity.id))
  }

  #remove(id: EntityId): void {
    const own = this.#entries.get(id)?.names[0]?.key
    if (own === undefined) return
    const named = this.#byOwnName.get(own)
    named?.delete(id)
    if (named?.size === 0) this.#byOwnName.delete(own)
    this.#entries.delete(id)
  }
}

function isEntity(document: Document): document is Entity & { id: Id<'actor'> & Id<'event'> } {
  return isEntityId(document.id)
}

const indexes = new WeakMap<Library, NameIndex>()

function indexOf(library: Library): NameIndex {
  const index = indexes.get(library) ?? new NameIndex(library)
  indexes.set(library, index)
  return index
}

/** The names of a library, read when first asked for. */
export function namesOf(library: Library): NameIndex {
  const index = indexOf(library)
  atOnce(index.reading)
  return index
}

/** Reads them a little at a time. */
export async function namesReady(library: Library): Promise<void> {
  await inTurns(indexOf(library).reading)
}
