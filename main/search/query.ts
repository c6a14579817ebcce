import type { Days, SearchKind } from './searchable.ts'

/**
 * Terms that must stand next to each other, in order; with `prefix` the last one need only begin so; with `exact` the
 * words are meant as they are written, and no like ones are looked for.
 */
export type Clause = {
  terms: string[]
  prefix: boolean
  exact?: boolean
  /** Words that count as this one too, when it is marked in a text. */
  also?: readonly string[]
}

/** What documents must be beside holding words; with `not`, what they must not be. */
export type Filter = { not?: boolean } & (
  | { by: 'facet'; facets: readonly string[] }
  /** Documents that are one of these or speak of one of these, and the articles that their passages stand in. */
  | { by: 'named'; ids: readonly string[] }
  | { by: 'outlet'; words: string }
  | { by: 'days'; days: Days }
  | { by: 'kind'; kinds: readonly SearchKind[]; types: readonly string[] }
)

/** Documents must hold every one of `wanted` and none of `unwanted`, and pass every filter. */
export type Query = { wanted: Clause[]; unwanted: Clause[]; filters: Filter[] }
