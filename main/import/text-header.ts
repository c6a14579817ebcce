import { keptHref, type ParsedText } from './parsed-text.ts'
import { writtenDay } from './source-dates.ts'

/**
 * Headers of plain text files. Three rules, and where none fits whole, every line stays text:
 *
 * 1. The file begins with the words `date 2023-09-20`: the day it was published; the text follows on the same line.
 * 2. The first paragraph is nothing but lines `Name: value` with names known here, each said once (authors may repeat),
 *    its date a date and its address an address.
 * 3. The first paragraph is one short line that does not end a sentence, and more follows: the title. It stays in the
 *    text too, as a heading, because a headline is evidence like any other line.
 */
export type Header = { fields: Omit<ParsedText, 'blocks' | 'language'>; rest: string }

export function textHeader(text: string): Header {
  return leadingDate(text) ?? namedLines(text) ?? { fields: { authors: [] }, rest: text }
}

function leadingDate(text: string): Header | null {
  const found = /^\s*date[ \t]+(\d{4}-\d{2}-\d{2})(?=\s)/i.exec(text)
  const publishedAt = writtenDay(found?.[1])
  return found && publishedAt ? { fields: { authors: [], publishedAt }, rest: text.slice(found[0].length) } : null
}

type Field = 'title' | 'publishedAt' | 'url' | 'outlet' | 'authors'

const names: Record<string, Field> = {
  title: 'title',
  headline: 'title',
  date: 'publishedAt',
  published: 'publishedAt',
  'publication date': 'publishedAt',
  'date published': 'publishedAt',
  url: 'url',
  link: 'url',
  source: 'outlet',
  outlet: 'outlet',
  publisher: 'outlet',
  publication: 'outlet',
  author: 'authors',
  authors: 'authors',
  by: 'authors',
  byline: 'authors',
}

function namedLines(text: string): Header | null {
  const found = /^\s*((?:[^\n]+\n)*[^\n]+)(?:\n\s*\n|$)/.exec(text.slice(0, 5000))
  if (!found?.[1]) return null
  const fields: Header['fields'] = { authors: [] }
  for (const line of found[1].split('\n')) if (!takeLine(fields, line)) return null
  return { fields, rest: text.slice(found[0].length) }
}

/** Reads one line into its field; false when it is no header line, or would lose what it says. */
function takeLine(fields: Header['fields'], line: string): boolean {
  const parts = /^\s*([A-Za-z][A-Za-z ]{0,20}?)\s*:\s*(\S.{0,500}?)\s*$/.exec(line)
  const field = names[parts?.[1]?.toLowerCase() ?? '']
  const value = parts?.[2]
  if (field === undefined || value === undefined) return false
  if (field === 'authors') {
    fields.authors.push(...splitAuthors(value))
    return true
  }
  const kept = field === 'publishedAt' ? wholeDate(value) : field === 'url' ? keptHref(value) : value
  if (kept === undefined || fields[field] !== undefined) return false
  fields[field] = kept
  return true
}

/** A date with an hour or words after it would lose them, unless they are a time. */
function wholeDate(value: string): string | undefined {
  return /^[\p{L}\d\s.,/-]{4,30}$|^\d{4}-\d{2}-\d{2}[T ][\d:.]+\s?(?:Z|[+-][\d:]+)?$/u.test(value)
    ? writtenDay(value)
    : undefined
}

/** Names as listed in one line. A comma may stand inside a name, so it splits nothing. */
export function splitAuthors(value: string): string[] {
  return value
    .split(/\s*;\s*|\s+and\s+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
