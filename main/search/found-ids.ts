import type { Id } from '#contract/ids.ts'
import type { Library } from '../library/library.ts'
import { createPlaces } from './go-to.ts'
import { narrowed } from './narrow.ts'
import { parseQuery } from './parse-query.ts'
import type { SearchIndex } from './search-index.ts'

/** Everything that a query finds, best first, as the search field understands it: for what works on a whole result. */
export function createFinder(library: Library, index: SearchIndex): (query: string) => Promise<Id[]> {
  const places = createPlaces(library)
  return async (typed) => {
    const { query } = await narrowed(library, places, parseQuery(typed))
    await index.ready
    const { total } = await index.search(query, { limit: 1 })
    const { hits } = await index.search(query, { limit: Math.max(1, total) })
    return hits.map(({ id }) => id as Id)
  }
}
