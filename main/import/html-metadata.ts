import type { DomDocument } from './dom.ts'
import { keptHref, type ParsedText } from './parsed-text.ts'
import { languageTag } from './recognise-language.ts'
import { writtenDay } from './source-dates.ts'
import { splitAuthors } from './text-header.ts'

type Metadata = Pick<ParsedText, 'authors' | 'outlet' | 'url' | 'publishedAt' | 'language'>

/** What a page says of itself in its head: JSON-LD first, then meta elements, then marked times. */
export function metadataOf(document: DomDocument, html: string): Metadata {
  const linked = linkedData(document)
  const meta = metaValues(document)
  return {
    authors: linked.authors,
    outlet: first(meta, ['og:site_name', 'application-name', 'dc.publisher']) ?? linked.outlet,
    url: addressOf(document, meta, html),
    publishedAt: publicationDay(document, meta, linked.date),
    language: languageOf(document, meta),
  }
}

// prettier-ignore
const dateNames = [
  'article:published_time', 'datepublished', 'og:article:published_time', 'parsely-pub-date', 'sailthru.date',
  'publish-date', 'publication_date', 'pubdate', 'dc.date.issued', 'dcterms.issued', 'dcterms.date', 'dc.date',
  'dc.date.created', 'citation_publication_date', 'date', 'cre-date', 'displaydate', 'og:published_time',
]

function publicationDay(document: DomDocument, meta: Map<string, string>, linked: string | undefined) {
  for (const written of [linked, ...dateNames.map((name) => meta.get(name))]) {
    const day = writtenDay(written)
    if (day) return day
  }
  const marked =
    document.querySelector('time[itemprop="datePublished"], time[pubdate]') ??
    document.querySelector('article time[datetime], time[datetime]')
  return writtenDay(marked?.getAttribute('datetime'))
}

function addressOf(document: DomDocument, meta: Map<string, string>, html: string): string | undefined {
  const saved = /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i.exec(html.slice(0, 2000))?.[1]
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href')
  return keptHref(canonical) ?? keptHref(meta.get('og:url')) ?? keptHref(saved)
}

function languageOf(document: DomDocument, meta: Map<string, string>): string | undefined {
  const root = document.documentElement
  const written = root?.getAttribute('lang') ?? root?.getAttribute('xml:lang')
  return languageTag(written) ?? languageTag(meta.get('content-language')) ?? languageTag(meta.get('og:locale'))
}

/** Every meta element's content by its lower-case name, the first of each. */
function metaValues(document: DomDocument): Map<string, string> {
  const values = new Map<string, string>()
  for (const meta of document.querySelectorAll('meta[content]')) {
    const content = meta.getAttribute('content')?.trim()
    if (!content) continue
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = meta.getAttribute(attribute)?.trim().toLowerCase()
      if (name && !values.has(name)) values.set(name, content)
    }
  }
  return values
}

function first(meta: Map<string, string>, names: string[]): string | undefined {
  return names.map((name) => meta.get(name)).find((value) => value !== undefined)
}

type Linked = { authors: string[]; outlet?: string | undefined; date?: string | undefined }

/** Authors, publisher and date of the first article that the page's JSON-LD describes. */
function linkedData(document: DomDocument): Linked {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const article = findArticle(parsedJson(script.textContent ?? ''), 0)
    if (article)
      return {
        authors: namesIn(article['author']).flatMap(splitAuthors),
        outlet: namesIn(article['publisher'])[0],
        date: textIn(article['datePublished']),
      }
  }
  return { authors: [] }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ''))
  } catch {
    return null
  }
}

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

function findArticle(value: unknown, depth: number): Json | null {
  if (depth > 5) return null
  const inside = Array.isArray(value) ? value : isObject(value) ? [value['@graph']].flat() : []
  if (isObject(value) && /(?:Article|BlogPosting|Report)$/.test([value['@type']].flat().join(' '))) return value
  for (const item of inside) {
    const found = findArticle(item, depth + 1)
    if (found) return found
  }
  return null
}

const textIn = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined)

function namesIn(value: unknown): string[] {
  return [value]
    .flat()
    .map((item) => (isObject(item) ? textIn(item['name']) : textIn(item)))
    .filter((name) => name !== undefined && !/^https?:/.test(name)) as string[]
}
