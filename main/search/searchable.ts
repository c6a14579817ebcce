import type { SearchHit } from '#contract/views.ts'

export type SearchKind = SearchHit['kind']

export const searchKinds = [
  'article',
  'passage',
  'note',
  'actor',
  'event',
  'claim',
  'tag',
] as const satisfies readonly SearchKind[]

/** What the index is given of a document: its words, the title's apart because they weigh more. */
export type Searchable = { id: string; kind: SearchKind; title: string; body: string[] }

export type Found = { total: number; hits: { id: string; score: number }[] }
export type FindOptions = { limit: number; kinds?: readonly SearchKind[] | undefined }
