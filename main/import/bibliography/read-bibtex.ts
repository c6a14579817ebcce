import { setDate } from '../../references/article-reference.ts'
import { cslDate, edtfOf, edtfOfWords } from '../../references/csl-dates.ts'
import type { CslItem } from '../../references/csl-item.ts'
import { type BibtexEntry, bibtexEntries } from './bibtex-entries.ts'
import { bibtexFields, bibtexNames, bibtexTypes, verbatim } from './bibtex-fields.ts'
import { bibtexNamesIn, splitOutside } from './bibtex-names.ts'
import { type Bibliography, type BibliographyRecord, keepUnknown, keywordsText } from './record.ts'
import { textOfTex } from './tex.ts'

/** The records of a BibTeX or BibLaTeX file. */
export function readBibtex(text: string): Bibliography {
  const { entries, problems } = bibtexEntries(text)
  const byKey = new Map(entries.map((entry) => [entry.key.toLowerCase(), entry]))
  return { records: entries.map((entry) => recordOf(withCrossref(entry, byKey))), problems }
}

/** Fields an entry takes from the book or proceedings it stands in: their title is its container's, their authors too. */
function withCrossref(entry: BibtexEntry, byKey: ReadonlyMap<string, BibtexEntry>): BibtexEntry {
  const parent = byKey.get(entry.fields.get('crossref')?.trim().toLowerCase() ?? '')
  if (!parent || parent === entry) return entry
  const fields = new Map(entry.fields)
  const names = insideOf(entry.type)
  for (const [name, value] of parent.fields) {
    const taken = names[name] ?? name
    if (name !== 'crossref' && !fields.has(taken)) fields.set(taken, value)
  }
  return { ...entry, fields }
}

function insideOf(type: string): Readonly<Partial<Record<string, string>>> {
  if (type === 'article') return { title: 'journal' }
  return type.startsWith('in') ? { title: 'booktitle', author: 'bookauthor' } : {}
}

const handled = new Set([
  'year',
  'month',
  'day',
  'date',
  'urldate',
  'keywords',
  'keyword',
  'file',
  'pdf',
  'note',
  'annote',
  'number',
  'issue',
])

function recordOf({ type, key, fields, source }: BibtexEntry): BibliographyRecord {
  const item: CslItem = { id: key, type: bibtexTypes.find(([bibtex]) => bibtex === type)?.[1] ?? 'document' }
  if (bibtexTypes.find(([, csl]) => csl === item.type)?.[0] !== type) keepUnknown(item, 'bibtex:type', type)
  const record: BibliographyRecord = { item, notes: [], attachments: [], source }
  for (const [name, value] of fields) {
    const names = bibtexNames.find(([bibtex]) => bibtex === name)?.[1]
    if (names !== undefined) item[names] = bibtexNamesIn(value)
    else if (handled.has(name)) takeHandled(record, name, value)
    else takePlain(item, name, verbatim.has(name) ? plainValue(value) : textOfTex(value))
  }
  takeDate(item, fields)
  takeAddress(item)
  if (item.type === 'article-journal') item.type = kindOfArticle(fields, item)
  return record
}

/** BibTeX has one type for what is printed in parts. Newspapers and magazines say so in `entrysubtype`. */
function kindOfArticle(fields: ReadonlyMap<string, string>, item: CslItem): string {
  const subtype = fields.get('entrysubtype')?.trim().toLowerCase()
  if (subtype !== 'newspaper' && subtype !== 'magazine') return 'article-journal'
  forget(item, 'bibtex:entrysubtype')
  return `article-${subtype}`
}

/** Before BibTeX had a field for addresses they were written under `howpublished`. */
function takeAddress(item: CslItem): void {
  const said = item.custom?.['bibtex:howpublished']
  if (item.URL !== undefined || typeof said !== 'string' || !/^https?:\/\/\S+$/.test(said)) return
  item.URL = said
  forget(item, 'bibtex:howpublished')
}

function forget(item: CslItem, name: string): void {
  delete item.custom?.[name]
  if (Object.keys(item.custom ?? {}).length === 0) delete item.custom
}

function takePlain(item: CslItem, name: string, value: string): void {
  const field = bibtexFields.find(([bibtex]) => bibtex === name)?.[1]
  if (value === '') return
  if (field !== undefined && item[field] === undefined) item[field] = field === 'page' ? value.replace('–', '-') : value
  else if (field === undefined || item[field] !== value) keepUnknown(item, `bibtex:${name}`, value)
}

function takeHandled({ item, notes, attachments }: BibliographyRecord, name: string, value: string): void {
  if (name === 'keywords' || name === 'keyword') item.keyword = keywordsText(textOfTex(value).split(/[,;]/))
  else if (name === 'file' || name === 'pdf') attachments.push(...filesIn(value))
  else if (name === 'note') item.note = textOfTex(value)
  else if (name === 'annote') notes.push(textOfTex(value))
  else if (name === 'number' || name === 'issue') takeNumber(item, textOfTex(value))
  else if (name === 'urldate') {
    const edtf = edtfOfWords(textOfTex(value))
    item.accessed = edtf === undefined ? { literal: textOfTex(value) } : cslDate(edtf)
  }
}

/** Of an article the issue, of a book its place in the series, of a report its own. */
function takeNumber(item: CslItem, value: string): void {
  const isPart = item.type === 'book' || item.type === 'chapter' || item.type === 'paper-conference'
  const field = isPart ? 'collection-number' : item.type === 'report' || item.type === 'patent' ? 'number' : 'issue'
  if (item[field] === undefined) item[field] = value
  else if (item[field] !== value) keepUnknown(item, 'bibtex:number', value)
}

/** `date` is EDTF already; else year, month and day. */
function takeDate(item: CslItem, fields: ReadonlyMap<string, string>): void {
  const [date = '', year = '', month = '', day = ''] = ['date', 'year', 'month', 'day'].map((name) =>
    textOfTex(fields.get(name) ?? ''),
  )
  const said =
    edtfOf(plainValue(fields.get('date') ?? '')) ??
    edtfOfWords(date) ??
    edtfOfWords([year, monthNumber(month), day].filter(Boolean).join('-')) ??
    edtfOfWords(year)
  if (said !== undefined) setDate(item, said)
  else if (date + year !== '') item.issued = { literal: [date, month, year].filter(Boolean).join(' ') }
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function monthNumber(month: string): string {
  const named = months.indexOf(month.slice(0, 3).toLowerCase()) + 1
  const number = named > 0 ? named : Number.parseInt(month, 10)
  return number >= 1 && number <= 12 ? String(number).padStart(2, '0') : ''
}

/** A value that is no prose: without the braces around it, and with TeX's signs as themselves. */
const plainValue = (value: string) =>
  value
    .replace(/^\{([^{}]*)\}$/, '$1')
    .replace(/\\([%&_#$])/g, '$1')
    .trim()

/** `Name:path:type`, several with `;` between, as Zotero, JabRef and Mendeley write it; else a path. */
function filesIn(value: string): string[] {
  return splitOutside(plainValue(value), /(?<!\\);/y)
    .map((file) => {
      const parts = file.split(/(?<!\\|\b[A-Za-z]):(?![\\/])|(?<=^):/)
      const path = parts.length >= 3 ? parts.slice(1, -1).join(':') : file
      return path
        .replace(/\$\\backslash\$/g, '')
        .replace(/\\([:\\;,_#&%$ ])/g, '$1')
        .trim()
    })
    .filter((path) => path !== '' && path !== ':')
}
