import type { Article } from '#contract/article.ts'
import { cslDate, edtfOf } from './csl-dates.ts'
import { type CslItem, type CslName, nameFromWords, nameInWords } from './csl-item.ts'

/** What an article says of itself in its own fields. */
export type Facts = Pick<Article, 'title' | 'authors' | 'outlet' | 'url' | 'publishedAt' | 'language'>
type Described = Facts & Partial<Pick<Article, 'id' | 'retrievedAt' | 'bibliography'>>

/** The facts of a reference that an article has fields for. What is no text where text is meant says nothing. */
export function factsOf(item: Readonly<Record<string, unknown>>): Partial<Facts> & { authors: string[] } {
  const { title, URL: url, language } = item
  const outlet = [item['container-title'], item['publisher']].map(textOf).find((one) => one !== undefined)
  const publishedAt = edtfOfItem(item)
  return {
    ...(textOf(title) !== undefined && { title: textOf(title) as string }),
    authors: namesIn(item['author']).map(nameInWords),
    ...(outlet !== undefined && { outlet }),
    ...(textOf(url) !== undefined && { url: textOf(url) }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(textOf(language) !== undefined && { language: textOf(language) }),
  }
}

/** Dates that only EDTF can say stand beside the words that styles print. */
function edtfOfItem(item: Readonly<Record<string, unknown>>): string | undefined {
  const custom = item['custom']
  const kept = typeof custom === 'object' && custom !== null ? (custom as Record<string, unknown>)['edtf'] : undefined
  return (typeof kept === 'string' ? edtfOf(kept) : undefined) ?? edtfOf(item['issued'])
}

/** Words on one line, or nothing. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const line = String(value).replace(/\s+/g, ' ').trim()
  return line === '' ? undefined : line
}

/** The names in a field, without what is none. */
export function namesIn(value: unknown): CslName[] {
  if (!Array.isArray(value)) return []
  return value.filter(
    (name): name is CslName => typeof name === 'object' && name !== null && nameInWords(name as CslName) !== '',
  )
}

/**
 * An article as a reference: the record it came with, corrected by what its fields say now; without a record, what
 * its fields say.
 */
export function articleReference(article: Described): CslItem {
  const record = article.bibliography ?? {}
  const said = factsOf(record)
  const item: CslItem = {
    ...record,
    id: textOf(record['id']) ?? article.id ?? 'reference',
    type: textOf(record['type']) ?? typeOf(article),
    title: said.title === article.title ? (record['title'] as string) : article.title,
  }
  if (article.authors.join('\n') !== said.authors.join('\n')) put(item, 'author', article.authors.map(nameFromWords))
  if (article.outlet !== said.outlet) put(item, outletField(record), article.outlet)
  if (article.url !== said.url) put(item, 'URL', article.url)
  if (article.language !== said.language) put(item, 'language', article.language)
  if (article.publishedAt !== said.publishedAt) setDate(item, article.publishedAt)
  if (article.retrievedAt !== undefined && item.accessed === undefined)
    item.accessed = cslDate(article.retrievedAt.slice(0, 10))
  return item
}

function put(item: CslItem, field: string, value: unknown): void {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) delete item[field]
  else item[field] = value
}

/** Sets when something was published, or takes it away: as CSL can say it, and as EDTF where that says more. */
export function setDate(item: CslItem, edtf: string | undefined): void {
  const { edtf: _before, ...custom } = item.custom ?? {}
  delete item.issued
  delete item.custom
  if (edtf !== undefined) item.issued = cslDate(edtf)
  const kept = edtf !== undefined && edtfOf(item.issued) !== edtf ? { ...custom, edtf } : custom
  if (Object.keys(kept).length > 0) item.custom = kept
}

/** Where the outlet stands: a book's or report's is its publisher. */
function outletField(record: Readonly<Record<string, unknown>>): 'container-title' | 'publisher' {
  return textOf(record['container-title']) === undefined && textOf(record['publisher']) !== undefined
    ? 'publisher'
    : 'container-title'
}

function typeOf({ outlet, url }: Described): string {
  if (outlet !== undefined) return 'article-newspaper'
  return url === undefined ? 'document' : 'webpage'
}
