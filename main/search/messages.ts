import type { FindOptions, Found, Searchable } from './searchable.ts'

/** What the search worker is told, in the order it is told. */
export type ToSearchWorker =
  | { kind: 'put'; documents: Searchable[] }
  | { kind: 'remove'; ids: string[] }
  /** Answered with `reached` once everything told before is in the index. */
  | { kind: 'reach'; ticket: number }
  | { kind: 'find'; ticket: number; query: string; options: FindOptions }

export type FromSearchWorker = { kind: 'reached'; ticket: number } | { kind: 'found'; ticket: number; found: Found }
