import type { Article } from '#contract/article.ts'
import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { ListedArticle } from '#contract/views.ts'
import type { Library } from '../library/library.ts'
import { foldText } from '../text/fold.ts'
import { readingPlaceOf } from './reading-place.ts'

type ListArgs = ParsedArgsOf<Calls['listArticles']>
type SortName = NonNullable<ListArgs['sort']>

/** Articles that match, sorted; without a sort the newest imports come first. */
export function listArticles(library: Library, args: ListArgs): { total: number; items: ListedArticle[] } {
  const found = foundArticles(library, args)
  const offset = args.offset ?? 0
  const shown = found.slice(offset, args.limit === undefined ? undefined : offset + args.limit)
  return { total: found.length, items: shown.map((article) => listed(library, article)) }
}

type Asked = { key: string; seq: number; found: Article[] }

/** What was found last: a list that is scrolled asks for page after page of the same. */
const last = new WeakMap<Library, Asked>()

function foundArticles(library: Library, args: ListArgs): Article[] {
  const { query, status, tagId, sort, descending } = args
  const key = JSON.stringify([query, status, tagId, sort, descending])
  const before = last.get(library)
  if (before?.key === key && before.seq === library.seq) return before.found
  const found = matching(library, args)
  sortArticles(library, found, sort ?? 'createdAt', sort === undefined || descending === true)
  last.set(library, { key, seq: library.seq, found })
  return found
}

function listed(library: Library, article: Article): ListedArticle {
  const { id, title, publishedAt, outlet, language, words, status, tags, createdAt } = article
  return {
    id,
    title,
    ...(publishedAt !== undefined && { publishedAt }),
    ...(outlet !== undefined && { outlet }),
    ...(language !== undefined && { language }),
    words,
    status,
    tags,
    createdAt,
    passages: library.references.passagesOfArticle(id).size,
    progress: readingPlaceOf(library, id).progress,
  }
}

function matching(library: Library, { query, status, tagId }: ListArgs): Article[] {
  const words = foldText(query ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
  const found: Article[] = []
  for (const article of library.collection('article').values()) {
    if (status !== undefined && article.status !== status) continue
    if (tagId !== undefined && !article.tags.includes(tagId)) continue
    if (words.length > 0 && !holdsAll(keysOf(article).searched, words)) continue
    found.push(article)
  }
  return found
}

const holdsAll = (text: string, words: string[]) => words.every((word) => text.includes(word))

type Keys = { searched: string; title: string; outlet: string | undefined }

/** Folded once a document: documents are replaced, never changed, so a key can not grow stale. */
const kept = new WeakMap<Article, Keys>()

function keysOf(article: Article): Keys {
  let keys = kept.get(article)
  if (keys === undefined) {
    const { title, outlet, authors, publishedAt } = article
    keys = {
      searched: foldText([title, outlet, ...authors, publishedAt].filter((part) => part !== undefined).join('\n')),
      title: sortKey(title),
      outlet: outlet === undefined ? undefined : sortKey(outlet),
    }
    kept.set(article, keys)
  }
  return keys
}

/** “Quoted” titles stand where their first letter puts them. */
const sortKey = (text: string) => foldText(text).replace(/^[^\p{L}\p{N}]+/u, '')

type Sortable = string | number | undefined

/** In place. Articles without the value come last either way, and equal ones in the order they were imported. */
function sortArticles(library: Library, articles: Article[], sort: SortName, descending: boolean): void {
  const keys = new Map(articles.map((article) => [article, sortValue(library, article, sort)]))
  const sign = descending ? -1 : 1
  articles.sort((a, b) => {
    const x = keys.get(a)
    const y = keys.get(b)
    if (x === y) return sort === 'createdAt' ? sign * compare(a.id, b.id) : compare(a.id, b.id)
    if (x === undefined) return 1
    if (y === undefined) return -1
    return sign * compare(x, y)
  })
}

const compare = (a: Sortable & {}, b: Sortable & {}) => (a < b ? -1 : a > b ? 1 : 0)

function sortValue(library: Library, article: Article, sort: SortName): Sortable {
  switch (sort) {
    case 'title':
      return keysOf(article).title
    case 'outlet':
      return keysOf(article).outlet
    case 'passages':
      return library.references.passagesOfArticle(article.id).size
    case 'publishedAt':
      return article.publishedAt
    case 'createdAt':
      return article.createdAt
  }
}
