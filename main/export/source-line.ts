import type { Article } from '#contract/article.ts'

/** An article as a quotation names its source: title, authors, outlet, date. */
export function sourceLine(article: Pick<Article, 'title' | 'authors' | 'outlet' | 'publishedAt'>): string {
  return [article.title, article.authors.join(', '), article.outlet, article.publishedAt].filter(Boolean).join(', ')
}
