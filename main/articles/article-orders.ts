import type { Article } from '#contract/article.ts'
import type { Change } from '#contract/change.ts'
import type { Document, DocumentOf } from '#contract/document.ts'
import type { Id } from '#contract/ids.ts'
import { KeptOrders, type Order } from '../library/kept-orders.ts'
import type { Library } from '../library/library.ts'
import { foldText } from '../text/fold.ts'

export type ArticleSort = 'publishedAt' | 'title' | 'outlet' | 'createdAt' | 'passages'

type Value = string | number | undefined
type Name = `${ArticleSort} ${'up' | 'down'}`

const kept = new WeakMap<Library, KeptOrders<Article, Value, Name>>()

/**
 * Every article in one order. Those without the value come last either way, and equal ones in the order they were
 * imported.
 */
export function articlesInOrder(library: Library, sort: ArticleSort, descending: boolean): Article[] {
  return keptFor(library).inOrder(nameOf(sort, descending))
}

/** Reads and sorts them a little at a time. */
export async function articlesReady(library: Library, sort: ArticleSort, descending: boolean): Promise<void> {
  await keptFor(library).ready(nameOf(sort, descending))
}

const nameOf = (sort: ArticleSort, descending: boolean): Name => `${sort} ${descending ? 'down' : 'up'}`

function keptFor(library: Library): KeptOrders<Article, Value, Name> {
  const orders = kept.get(library) ?? ordersOf(library)
  kept.set(library, orders)
  return orders
}

function ordersOf(library: Library): KeptOrders<Article, Value, Name> {
  return new KeptOrders(library, {
    all: () => library.collection('article').values(),
    get: (id) => library.get(id as Id<'article'>),
    orderOf: (name) => orderOf(library, name),
    moved: (change, name) => (name.startsWith('passages') ? recounted(change) : changedArticles(change)),
  })
}

function orderOf(library: Library, name: Name): Order<Article, Value> {
  const [sort, direction] = name.split(' ') as [ArticleSort, 'up' | 'down']
  const sign = direction === 'down' ? -1 : 1
  return {
    valueOf: (article) => valueOf(library, article, sort),
    compare: (a, b) => {
      if (a.value === b.value) return (sort === 'createdAt' ? sign : 1) * compare(a.document.id, b.document.id)
      if (a.value === undefined) return 1
      if (b.value === undefined) return -1
      return sign * compare(a.value, b.value)
    },
  }
}

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0)

function valueOf(library: Library, article: Article, sort: ArticleSort): Value {
  switch (sort) {
    case 'title':
      return sortKey(article.title)
    case 'outlet':
      return article.outlet === undefined ? undefined : sortKey(article.outlet)
    case 'passages':
      return library.references.count('passagesOfArticle', article.id)
    case 'publishedAt':
      return article.publishedAt
    case 'createdAt':
      return article.createdAt
  }
}

/** “Quoted” titles stand where their first letter puts them. */
const sortKey = (text: string) => foldText(text).replace(/^[^\p{L}\p{N}]+/u, '')

function changedArticles({ puts, deletes }: Change): string[] {
  return [...puts.map(({ id }) => id), ...deletes].filter((id) => id.startsWith('article:'))
}

/** The articles that passages came to or went from, too. */
function recounted(change: Change): string[] {
  const passages = [...change.puts, ...change.was].filter(isPassage)
  return [...changedArticles(change), ...passages.map(({ articleId }) => articleId)]
}

function isPassage(document: Document): document is DocumentOf<'passage'> & Document {
  return document.id.startsWith('passage:')
}
