import type { Id } from '#contract/ids.ts'
import type { ListedArticle } from '#contract/views.ts'
import { usePages } from '../use-pages.ts'
import type { ArticleFilter } from './article-filter.ts'

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
}

export function useArticlePages(filter: ArticleFilter, tagId: string | undefined): ArticlePages {
  const { query, sort, descending, status } = filter
  const { total, at, indexOf, nextFrom, onRange, problem } = usePages('listArticles', {
    sort,
    descending,
    ...(query.trim() && { query: query.trim() }),
    ...(status !== 'any' && { status }),
    ...(tagId && { tagId: tagId as Id<'tag'> }),
  })
  return {
    total,
    at,
    indexOf: (id) => (id === undefined ? -1 : indexOf((article) => article.id === id)),
    beginningWith: (letters, from) =>
      nextFrom(from, (article) => article.title.toLocaleLowerCase().startsWith(letters)),
    onRange,
    problem,
  }
}
