import type { SourcePlace } from '#contract/article-text.ts'
import type { Article } from '#contract/article.ts'
import { placeInWords } from '../passages/source-places.ts'

/** An article as a quotation names its source: title, authors, outlet, date; the page or time of the words. */
export function sourceLine(
  article: Pick<Article, 'title' | 'authors' | 'outlet' | 'publishedAt'>,
  place: SourcePlace = {},
): string {
  return [article.title, article.authors.join(', '), article.outlet, article.publishedAt, placeInWords(place)]
    .filter(Boolean)
    .join(', ')
}
