import type { EntityId } from '#contract/ids.ts'
import type { NameHit } from './name-trie.ts'
import type { TextReading, TextToRead } from './read-text.ts'

export type EntityNames = { id: EntityId; names: string[] }

/** What the suggest worker is told, in the order it is told. */
export type ToSuggestWorker =
  | { kind: 'names'; put: EntityNames[]; remove: EntityId[] }
  | { kind: 'read'; ticket: number; text: TextToRead }
  /** Where one entity is named in each of these texts. */
  | { kind: 'mentions'; ticket: number; entityId: EntityId; texts: string[] }

export type ReadAnswer = TextReading & { mentions: NameHit<EntityId>[] }

export type FromSuggestWorker =
  | { kind: 'read'; ticket: number; value: ReadAnswer }
  | { kind: 'mentions'; ticket: number; value: NameHit<EntityId>[][] }
