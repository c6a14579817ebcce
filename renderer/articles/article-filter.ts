import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ArticleStatus } from '#contract/article.ts'
import type { Asked } from '../notebook.ts'

export type ArticleSort = NonNullable<Asked<'listArticles'>['sort']>

/** How the list of articles is narrowed and ordered; kept while the window is open, the order for longer. */
export type ArticleFilter = {
  query: string
  sort: ArticleSort
  descending: boolean
  status: ArticleStatus | 'any'
}

export const articleSorts: readonly ArticleSort[] = ['publishedAt', 'title', 'outlet', 'createdAt', 'passages']

/** Dates and counts are most wanted from the top; words from A. */
const naturallyDescending: Record<ArticleSort, boolean> = {
  publishedAt: true,
  createdAt: true,
  passages: true,
  title: false,
  outlet: false,
}

const keptKey = 'order of articles'

function keptOrder(): Pick<ArticleFilter, 'sort' | 'descending'> {
  const [sort, order] = (localStorage.getItem(keptKey) ?? '').split(' ')
  const known = articleSorts.find((name) => name === sort)
  return known ? { sort: known, descending: order === 'descending' } : { sort: 'publishedAt', descending: true }
}

const store = createStore<ArticleFilter>(() => ({ query: '', status: 'any', ...keptOrder() }))

export const useArticleFilter = () => useStore(store)

export function filterArticles(changes: Partial<ArticleFilter>): void {
  const turned = changes.sort && changes.descending === undefined && { descending: naturallyDescending[changes.sort] }
  store.setState({ ...changes, ...turned })
  const { sort, descending } = store.getState()
  localStorage.setItem(keptKey, `${sort} ${descending ? 'descending' : 'ascending'}`)
}

export const showAllArticles = () => filterArticles({ query: '', status: 'any' })
