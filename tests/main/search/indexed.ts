import { InvertedIndex } from '../../../main/search/inverted-index.ts'
import { type OperatorName, parseQuery } from '../../../main/search/parse-query.ts'
import type { Query } from '../../../main/search/query.ts'
import type { About, Searchable, SearchKind } from '../../../main/search/searchable.ts'

/** A document by a short name: the index knows ids by their UUID. */
export function document(
  name: string,
  body: string | string[],
  title = '',
  kind: SearchKind = 'article',
  about: Partial<About> = {},
): Searchable {
  return { id: idOf(name, kind), kind, title, body: [body].flat(), facets: [], ...about }
}

export function idOf(name: string, kind: SearchKind = 'article'): `${SearchKind}:${string}` {
  const hex = Buffer.from(name).toString('hex').padStart(32, '0')
  return `${kind}:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export function nameOf(id: string): string {
  const hex = id.slice(id.indexOf(':') + 1).replaceAll('-', '')
  return Buffer.from(hex.replace(/^(?:00)+/, ''), 'hex').toString()
}

export function indexOf(documents: readonly Searchable[]): InvertedIndex {
  const index = new InvertedIndex()
  documents.forEach((one) => index.put(one))
  return index
}

/** The words of a query alone: operators need a library. */
export function wordsOf(typed: string): Query & { operators: { name: OperatorName }[] } {
  const { wanted, unwanted, operators } = parseQuery(typed)
  return { wanted, unwanted, filters: [], operators }
}

export function find(index: InvertedIndex, typed: string): string[] {
  return index.search(wordsOf(typed), { limit: 100_000 }).hits.map((hit) => nameOf(hit.id))
}
