import { hashKey, useQueries } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { type Answered, type Asked, callQuery, queries } from './notebook.ts'

const pageSize = 100

type PagedName =
  'listArticles' | 'listEntities' | 'listNotes' | 'claimGroups' | 'claimBundles' | 'claimsOf' | 'codePassages'
type RowOf<Name extends PagedName> = Answered<Name>['items'][number]
type Page<Row> = { total: number; items: Row[] }

/** The rows of a list, of which only the pages that show are fetched. */
export type Pages<Row, Filter> = {
  total: number | undefined
  /** What the rows are the answer to: while other ones are on their way, those of before stay. */
  shown: Filter
  /** The row, as far as its page is there. */
  at: (index: number) => Row | undefined
  /** The row, as soon as its page is there. */
  fetchAt: (index: number) => Promise<Row | undefined>
  /** The first of the rows that are there that fits; -1 when none does. */
  indexOf: (fits: (row: Row) => boolean) => number
  /** The first row from `from` on, round the end, that fits and is there. */
  nextFrom: (from: number, fits: (row: Row) => boolean) => number
  onRange: (first: number, last: number) => void
  problem: Error | null
  retry: () => void
}

export function usePages<Name extends PagedName>(
  name: Name,
  asked: Omit<Asked<Name>, 'offset' | 'limit'>,
): Pages<RowOf<Name>, Omit<Asked<Name>, 'offset' | 'limit'>> {
  const [range, setRange] = useState({ first: 0, last: 0 })
  const onRange = useCallback((first: number, last: number) => {
    setRange((now) => (now.first === first && now.last === last ? now : { first, last }))
  }, [])
  const [shown, setShown] = useState(asked)
  const numbers = pagesOf(range)
  const next = useQueries({ queries: numbers.map((number) => pageQuery(name, asked, number)) })
  const answers = useQueries({ queries: numbers.map((number) => pageQuery(name, shown, number)) })
  if (hashKey([shown]) !== hashKey([asked]) && next.every(({ data }) => data)) setShown(asked)

  const page = (number: number) => answers[numbers.indexOf(number)]?.data
  const at = (index: number) => page(Math.floor(index / pageSize))?.items[index % pageSize]
  const total = page(0)?.total
  return {
    total,
    shown,
    at,
    fetchAt: async (index) => {
      const { items } = await queries.fetchQuery(pageQuery(name, shown, Math.floor(index / pageSize)))
      return items[index % pageSize]
    },
    indexOf: (fits) => {
      for (const number of numbers) {
        const within = page(number)?.items.findIndex(fits) ?? -1
        if (within >= 0) return number * pageSize + within
      }
      return -1
    },
    nextFrom: (from, fits) => {
      for (let step = 0, count = total ?? 0; step < count; step++) {
        const index = (from + step) % count
        const row = at(index)
        if (row !== undefined && fits(row)) return index
      }
      return -1
    },
    onRange,
    problem: [...next, ...answers].find(({ error }) => error)?.error ?? null,
    retry: () => [...next, ...answers].forEach((answer) => answer.error && void answer.refetch()),
  }
}

/** The first page tells how many there are. */
function pagesOf({ first, last }: { first: number; last: number }): number[] {
  const from = Math.floor(first / pageSize)
  const between = Array.from({ length: Math.floor(last / pageSize) - from + 1 }, (_, step) => from + step)
  return [...new Set([0, ...between])]
}

function pageQuery<Name extends PagedName>(name: Name, filter: object, number: number) {
  const args = { ...filter, offset: number * pageSize, limit: pageSize } as Asked<Name>
  const { queryKey, queryFn } = callQuery(name, args)
  return { queryKey, queryFn: async () => (await queryFn()) as Page<RowOf<Name>> }
}
