import type { Handlers } from '#contract/calls.ts'
import type { Library } from '../library/library.ts'
import { createPlaces } from './go-to.ts'
import { parseQuery } from './parse-query.ts'
import { presentHit } from './present-hits.ts'
import type { SearchIndex } from './search-index.ts'

/** How many hits are shown when nobody says. */
const usualLimit = 50
const usualPlaces = 20

/** Finding by words in everything, and going to a thing by its name. */
export function searchCalls(library: Library, index: SearchIndex): Pick<Handlers, 'search' | 'goTo'> {
  const places = createPlaces(library)
  return {
    search: async ({ query, limit = usualLimit, kinds }) => {
      const { total, hits, ready } = await index.search(query, { limit, kinds })
      const parsed = parseQuery(query)
      const shown = await Promise.all(hits.map((hit) => presentHit(library, hit, parsed)))
      return { total, hits: shown.filter((hit) => hit !== null), ready }
    },
    goTo: ({ query, limit = usualPlaces }) => places.find(query, limit),
  }
}
