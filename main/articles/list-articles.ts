import type { Article } from '#contract/article.ts'
import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { ListedArticle } from '#contract/views.ts'
import { onceInTurns } from '../library/in-turns.ts'
import { lastFound } from '../library/last-found.ts'
import type { Library } from '../library/library.ts'
import { foldText } from '../text/fold.ts'
import { articlesInOrder, articlesReady } from './article-orders.ts'
import { readingPlaceOf } from './reading-place.ts'

type ListArgs = ParsedArgsOf<Calls['listArticles']>

/** Articles that match, sorted; without a sort the newest imports come first. */
export async function listArticles(
  library: Library,
  args: ListArgs,
): Promise<{ total: number; items: ListedArticle[] }> {
  await articlesReady(library, ...orderOf(args))
  if (args.query?.trim()) await wordsReady(library)
  const found = foundArticles(library, args)
  const offset = args.offset ?? 0
  const shown = found.slice(offset, args.limit === undefined ? undefined : offset + args.limit)
  return { total: found.length, items: shown.map((article) => listed(library, article)) }
}

const last = lastFound<Article>()

function foundArticles(library: Library, args: ListArgs): readonly Article[] {
  const { query, status, tagId, sort, descending } = args
  return last(library, { query, status, tagId, sort, descending }, () =>
    matching(articlesInOrder(library, ...orderOf(args)), args),
  )
}

const orderOf = ({ sort, descending }: ListArgs) =>
  [sort ?? 'createdAt', sort === undefined || descending === true] as const

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
    passages: library.references.count('passagesOfArticle', id),
    progress: readingPlaceOf(library, id).progress,
  }
}

function matching(articles: readonly Article[], { query, status, tagId }: ListArgs): Article[] {
  const words = foldText(query ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
  const found: Article[] = []
  for (const article of articles) {
    if (status !== undefined && article.status !== status) continue
    if (tagId !== undefined && !article.tags.includes(tagId)) continue
    if (words.length > 0 && !holdsAll(searchedIn(article), words)) continue
    found.push(article)
  }
  return found
}

const holdsAll = (text: string, words: string[]) => words.every((word) => text.includes(word))

/** Folded once a document: documents are replaced, never changed, so it cannot grow stale. */
const searched = new WeakMap<Article, string>()

const wordsReady = onceInTurns(function* (library) {
  for (const article of library.collection('article').values()) {
    searchedIn(article)
    yield
  }
})

function searchedIn(article: Article): string {
  let text = searched.get(article)
  if (text === undefined) {
    const { title, outlet, authors, publishedAt } = article
    text = foldText([title, outlet, ...authors, publishedAt].filter((part) => part !== undefined).join('\n'))
    searched.set(article, text)
  }
  return text
}
