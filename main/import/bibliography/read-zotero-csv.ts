import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { setDate } from '../../references/article-reference.ts'
import { cslDate, edtfOfWords } from '../../references/csl-dates.ts'
import type { CslItem } from '../../references/csl-item.ts'
import { say } from '../../words.ts'
import { lenient } from '../tables/recognise-table.ts'
import { type Bibliography, type BibliographyRecord, keepUnknown, keywordsText, mostRecords } from './record.ts'
import { risName } from './read-ris.ts'

/** The first columns of every table that Zotero exports. */
export const looksLikeZoteroCsv = (text: string) => /^\uFEFF?"?Key"?,"?Item Type"?,"?Publication Year"?,/.test(text)

const types: Readonly<Record<string, string>> = {
  journalArticle: 'article-journal',
  newspaperArticle: 'article-newspaper',
  magazineArticle: 'article-magazine',
  preprint: 'article',
  webpage: 'webpage',
  blogPost: 'post-weblog',
  forumPost: 'post',
  book: 'book',
  bookSection: 'chapter',
  report: 'report',
  thesis: 'thesis',
  conferencePaper: 'paper-conference',
  manuscript: 'manuscript',
  letter: 'personal_communication',
  email: 'personal_communication',
  interview: 'interview',
  dataset: 'dataset',
  film: 'motion_picture',
  tvBroadcast: 'broadcast',
  radioBroadcast: 'broadcast',
  podcast: 'broadcast',
  map: 'map',
  bill: 'bill',
  statute: 'legislation',
  case: 'legal_case',
  hearing: 'hearing',
}

const plain: Readonly<Record<string, string>> = {
  Key: 'id',
  Title: 'title',
  'Publication Title': 'container-title',
  ISBN: 'ISBN',
  ISSN: 'ISSN',
  DOI: 'DOI',
  Url: 'URL',
  'Abstract Note': 'abstract',
  Pages: 'page',
  'Num Pages': 'number-of-pages',
  Issue: 'issue',
  Volume: 'volume',
  'Number Of Volumes': 'number-of-volumes',
  'Journal Abbreviation': 'container-title-short',
  'Short Title': 'title-short',
  Series: 'collection-title',
  'Series Number': 'collection-number',
  Publisher: 'publisher',
  Place: 'publisher-place',
  Language: 'language',
  Type: 'genre',
  Archive: 'archive',
  'Archive Location': 'archive_location',
  'Library Catalog': 'source',
  'Call Number': 'call-number',
  Extra: 'note',
  Edition: 'edition',
  Number: 'number',
  'Conference Name': 'event-title',
}

const names: Readonly<Record<string, string>> = {
  Author: 'author',
  Editor: 'editor',
  'Series Editor': 'collection-editor',
  Translator: 'translator',
  Contributor: 'contributor',
  'Book Author': 'container-author',
  Recipient: 'recipient',
  Director: 'director',
}

/** The records of a table that Zotero exported: what it writes there it writes for people, so lists are split at `; `. */
export function readZoteroCsv(text: string): Bibliography {
  try {
    const [header = [], ...rows] = parse(text, { ...lenient, delimiter: ',' })
    return { records: rows.slice(0, mostRecords).map((row) => recordOf(header, row)), problems: [] }
  } catch (error) {
    const why = say('tables.broken', { line: (error as { lines?: number }).lines ?? 1, why: (error as Error).message })
    return { records: [], problems: [{ where: 'CSV', why }] }
  }
}

const listOf = (cell: string) => cell.split(/;\s+/).filter(Boolean)

function recordOf(header: readonly string[], row: readonly string[]): BibliographyRecord {
  const cells = new Map(header.map((name, at) => [name, (row[at] ?? '').trim()]))
  const cell = (name: string) => cells.get(name) ?? ''
  const item: CslItem = { id: '', type: types[cell('Item Type')] ?? 'document' }
  for (const [name, value] of cells) if (value !== '') takeCell(item, name, value)
  if (types[cell('Item Type')] === undefined) keepUnknown(item, 'zotero:Item Type', cell('Item Type'))
  const date = edtfOfWords(cell('Date')) ?? edtfOfWords(cell('Publication Year'))
  if (date !== undefined) setDate(item, date)
  else if (cell('Date') !== '') item.issued = { literal: cell('Date') }
  const keyword = keywordsText([...listOf(cell('Manual Tags')), ...listOf(cell('Automatic Tags'))])
  if (keyword !== '') item.keyword = keyword
  return {
    item,
    notes: cell('Notes') === '' ? [] : [cell('Notes')],
    attachments: listOf(cell('File Attachments')),
    source: stringify([header, row].map((cells) => [...cells])),
  }
}

const handled = new Set([
  'Item Type',
  'Date',
  'Publication Year',
  'Manual Tags',
  'Automatic Tags',
  'Notes',
  'File Attachments',
])

function takeCell(item: CslItem, name: string, value: string): void {
  const [field, role] = [plain, names].map((table) => (Object.hasOwn(table, name) ? table[name] : undefined))
  if (field !== undefined) item[field] = value
  else if (role !== undefined) item[role] = listOf(value).map(risName)
  else if (name === 'Access Date') {
    const edtf = edtfOfWords(value)
    if (edtf !== undefined) item.accessed = cslDate(edtf)
  } else if (!handled.has(name)) keepUnknown(item, `zotero:${name}`, value)
}
