import type { Article } from '#contract/article.ts'
import { dateWords } from '../entities/date-words.ts'

/** The source of a quotation in one line: "Title, Outlet, 20 September 2023". */
export function sourceLine({ title, outlet, publishedAt }: Pick<Article, 'title' | 'outlet' | 'publishedAt'>): string {
  return [title, outlet, publishedAt && dateWords(publishedAt)].filter(Boolean).join(', ')
}

/** Words with their source, as they are pasted into a letter or a chapter. */
export function quotation(words: string, article: Article): string {
  const authors = article.authors.length > 0 ? `${article.authors.join(', ')}, ` : ''
  const url = article.url ? `, ${article.url}` : ''
  return `“${words.replace(/\n\n/g, '\n')}” (${authors}${sourceLine(article)}${url})`
}
