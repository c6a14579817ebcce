import type { Article } from '#contract/article.ts'
import { dateWords } from '../entities/date-words.ts'

type Source = Pick<Article, 'title' | 'outlet' | 'publishedAt'>

/** The source of a quotation in one line: "Title, Outlet, 20 September 2023, page 12". */
export function sourceLine({ title, outlet, publishedAt }: Source, place = ''): string {
  return [title, outlet, publishedAt && dateWords(publishedAt), place].filter(Boolean).join(', ')
}

/** Words with their source, as they are pasted into a letter or a chapter. */
export function quotation(words: string, article: Article, place = ''): string {
  const authors = article.authors.length > 0 ? `${article.authors.join(', ')}, ` : ''
  const url = article.url ? `, ${article.url}` : ''
  return `“${words.replace(/\n\n/g, '\n')}” (${authors}${sourceLine(article, place)}${url})`
}
