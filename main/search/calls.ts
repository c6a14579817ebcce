import type { Handlers } from '#contract/calls.ts'
import type { Library } from '../library/library.ts'
import { createPlaces } from './go-to.ts'
import { narrowed } from './narrow.ts'
import { parseQuery } from './parse-query.ts'
import { PlainTexts } from './plain-texts.ts'
import { presentHit } from './present-hits.ts'
import type { Query } from './query.ts'
import type { SearchIndex } from './search-index.ts'
import type { Alternative } from './searchable.ts'

/** How many hits are shown when nobody says. */
const usualLimit = 50
const usualPlaces = 20

/** Finding by words in everything, and going to a thing by its name. */
export function searchCalls(library: Library, index: SearchIndex): Pick<Handlers, 'search' | 'goTo'> {
  const places = createPlaces(library)
  const texts = new PlainTexts(library)
  return {
    search: async ({ query: typed, limit = usualLimit, kinds }) => {
      const { query, problems } = await narrowed(library, places, parseQuery(typed))
      const { total, hits, also, ready } = await index.search(query, { limit, kinds })
      const marked = withAlso(query, also)
      const shown = await Promise.all(hits.map((hit) => presentHit(library, texts, hit, marked)))
      return { total, hits: shown.filter((hit) => hit !== null), ready, also, problems }
    },
    goTo: ({ query, limit = usualPlaces }) => places.find(query, limit),
  }
}

/** The words that were searched for in place of one that found little are marked in texts as that one would be. */
function withAlso(query: Query, also: readonly Alternative[]): Query {
  if (also.length === 0) return query
  const means = new Map(also.map(({ word, means }) => [word, means]))
  const wanted = query.wanted.map((clause) => {
    const found = clause.terms.length === 1 && !clause.exact ? means.get(clause.terms[0] ?? '') : undefined
    return found ? { ...clause, also: found } : clause
  })
  return { ...query, wanted }
}
