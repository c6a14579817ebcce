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

/** From the first to the last day something may have been, counted from 1970-01-01; open sides are far away. */
export type Days = { from: number; to: number }

/** What is known of a document beside its words: what the operators of a query ask for. */
export type About = {
  /** Ids and words it is found under: `actor:…`, `event:…`, `tag:…`, `is:unread`, `type:person`, `outlet:reuters`. */
  facets: string[]
  /** The article that it stands in, or that it is: what is said of one is found for the other. */
  articleId?: string
  days?: Days
}

/** What the index is given of a document: its words, the title's apart because they weigh more. */
export type Searchable = { id: string; kind: SearchKind; title: string; body: string[] } & About

/** A document whose words are as they were. */
export type Described = { id: string } & About

export type Found = {
  total: number
  hits: { id: string; score: number }[]
  /** Words that found little, and the words like them that were searched for too. */
  also: Alternative[]
}
export type Alternative = { word: string; means: string[] }
export type FindOptions = { limit: number; kinds?: readonly SearchKind[] | undefined }
