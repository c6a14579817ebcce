import type { Query } from './query.ts'
import type { Described, FindOptions, Found, Searchable } from './searchable.ts'
import type { Stamp } from './stored-index.ts'

/** Where an index is kept, and how its bytes are sealed there. */
export type Keeping = { folder: string; key: Uint8Array | null; libraryId: string }

/** What the search worker is told, in the order it is told. What carries a ticket is answered with it. */
export type ToSearchWorker =
  /** Begins with the stored index, if there is one that can be trusted. */
  | { kind: 'load'; ticket: number; keeping: Keeping }
  /** Begins anew. */
  | { kind: 'clear' }
  | { kind: 'put'; documents: Searchable[] }
  | { kind: 'describe'; documents: Described[] }
  | { kind: 'remove'; ids: string[] }
  /** Answered once everything told before is in the index. */
  | { kind: 'reach'; ticket: number }
  | { kind: 'find'; ticket: number; query: Query; options: FindOptions }
  | { kind: 'save'; ticket: number; keeping: Keeping; stamp: Stamp }
  /** Writes the index anew in memory, without a word of what is gone. */
  | { kind: 'forget'; ticket: number }

export type FromSearchWorker =
  | { kind: 'loaded'; ticket: number; stamp: Stamp | null }
  | { kind: 'reached'; ticket: number }
  | { kind: 'found'; ticket: number; found: Found }
  | { kind: 'saved'; ticket: number; failed?: string }
