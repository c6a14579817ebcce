import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { Id } from '#contract/ids.ts'
import type { ListedArticle } from '#contract/views.ts'
import { type Answered, callQuery } from '../notebook.ts'
import type { ArticleFilter } from './article-filter.ts'

const pageSize = 100

/** The articles of a filter, of which only the pages that show are fetched. */
export type ArticlePages = {
  total: number | undefined
  at: (index: number) => ListedArticle | undefined
  /** The row of an article, as far as its page is there; -1 when it is not. */
  indexOf: (id: string | undefined) => number
  /** The first row from `from` on, round the end, whose title begins with these letters. */
  beginningWith: (letters: string, from: number) => number
  onRange: (first: number, last: number) => void
  problem: Error | null
  waiting: boolean
}

export function useArticlePages(filter: ArticleFilter, tagId: string | undefined): ArticlePages {
  const [range, setRange] = useState({ first: 0, last: 0 })
  const onRange = useCallback((first: number, last: number) => {
    setRange((now) => (now.first === first && now.last === last ? now : { first, last }))
  }, [])
  const pages = new Set([0, Math.floor(range.first / pageSize), Math.floor(range.last / pageSize)])
  const numbers = [...pages].sort((one, other) => one - other)
  const { query, sort, descending, status } = filter
  const answers = useQueries({
    queries: numbers.map((number) => ({
      ...callQuery('listArticles', {
        sort,
        descending,
        offset: number * pageSize,
        limit: pageSize,
        ...(query.trim() && { query: query.trim() }),
        ...(status !== 'any' && { status }),
        ...(tagId && { tagId: tagId as Id<'tag'> }),
      }),
      placeholderData: keepPreviousData,
    })),
  })
  const page = (number: number): Answered<'listArticles'> | undefined => answers[numbers.indexOf(number)]?.data
  const at = (index: number) => page(Math.floor(index / pageSize))?.items[index % pageSize]
  const find = (fits: (article: ListedArticle) => boolean) => {
    for (const number of numbers) {
      const within = page(number)?.items.findIndex(fits) ?? -1
      if (within >= 0) return number * pageSize + within
    }
    return -1
  }
  const total = page(0)?.total
  return {
    total,
    at,
    indexOf: (id) => (id === undefined ? -1 : find((article) => article.id === id)),
    beginningWith: (letters, from) => {
      const begins = (index: number) => at(index)?.title.toLocaleLowerCase().startsWith(letters)
      const count = total ?? 0
      for (let step = 0; step < count; step++) if (begins((from + step) % count)) return (from + step) % count
      return -1
    },
    onRange,
    problem: answers.find((answer) => answer.error)?.error ?? null,
    waiting: answers.some((answer) => answer.isPending),
  }
}
