import type { Entity } from '#contract/entity.ts'
import type { Kind } from '#contract/ids.ts'
import type { Library } from '../library/library.ts'
import { foldName } from '../text/fold.ts'

/** The names of an entity as they compare: its own first, then its aliases. */
export type NameKeys = { text: string; key: string }[]

const keysOf = new WeakMap<Entity, NameKeys>()

/** Folded once a document: twenty thousand entities are searched at every key typed. */
export function nameKeys(entity: Entity): NameKeys {
  let keys = keysOf.get(entity)
  if (!keys) {
    keys = [entity.name, ...entity.aliases.map((alias) => alias.name)].map((text) => ({ text, key: foldName(text) }))
    keysOf.set(entity, keys)
  }
  return keys
}

export function* entitiesOf(library: Library, kind?: Extract<Kind, 'actor' | 'event'>): Generator<Entity> {
  if (kind !== 'event') yield* library.collection('actor').values()
  if (kind !== 'actor') yield* library.collection('event').values()
}
