import type { Block } from '#contract/article-text.ts'
import { plainTextOf } from '#contract/article-text.ts'
import type { DayOrder, TableColumns, TableField, TableMapping } from '#contract/tables.ts'
import { say } from '../../words.ts'
import { parsePage } from '../dom.ts'
import { blocksOfHtml } from '../html-blocks.ts'
import { keptHref, paragraphsOf, shortened, storedForm, titleFromText } from '../parsed-text.ts'
import type { ReadTable } from './read-table.ts'
import { columnsByName } from './recognise-table.ts'
import { recogniseDayOrder, tableDate } from './table-dates.ts'

/** How a table's columns are read, with nothing left open. */
export type ColumnsRead = { columns: TableColumns; dayOrder: DayOrder; dayOrderGuessed: boolean }

export function columnsRead({ header, names, rows }: ReadTable, mapping: TableMapping): ColumnsRead {
  const columns = mapping.columns ?? (header ? columnsByName(names) : {})
  const at = columns.publishedAt
  const found = recogniseDayOrder(at === undefined ? [] : rows.map((row) => row[at] ?? ''))
  return { columns, dayOrder: mapping.dayOrder ?? found.order, dayOrderGuessed: found.guessed && !mapping.dayOrder }
}

/** A table with what each of its rows says of an article; null where it says nothing. */
export type TableArticles = ReadTable & { articles: (RowArticle | null)[] }

export function tableArticles(table: ReadTable, mapping: TableMapping): TableArticles {
  const reading = columnsRead(table, mapping)
  return { ...table, articles: table.rows.map((row) => rowArticle(row, reading)) }
}

/** What one row says of an article. */
export type RowArticle = {
  title: string
  blocks: Block[]
  /** False when the row has no text, and its title stands for it. */
  hasText: boolean
  authors: string[]
  tags: string[]
  url?: string
  publishedAt?: string
  outlet?: string
  language?: string
  /** What of the row was not kept, a sentence each. */
  problems: string[]
}

/** The article of a row; null when it has neither a text nor a title. */
export function rowArticle(row: readonly string[], { columns, dayOrder }: ColumnsRead): RowArticle | null {
  const cell = (field: TableField) => {
    const at = columns[field]
    return at === undefined ? '' : (row[at] ?? '')
  }
  const line = (field: TableField) => storedForm(cell(field)).replace(/\s+/g, ' ').trim().slice(0, 1000)
  const text = blocksOfCell(cell('text'))
  const title = line('title')
  if (text.length === 0 && title === '') return null
  const problems: string[] = []
  const date = cell('publishedAt').trim()
  const publishedAt = date === '' ? undefined : tableDate(date, dayOrder)
  if (date !== '' && publishedAt === undefined) problems.push(say('tables.dateUnread', { date: date.slice(0, 60) }))
  const url = keptHref(cell('url'))
  if (url === undefined && line('url') !== '')
    problems.push(say('tables.noAddress', { text: line('url').slice(0, 100) }))
  const language = languageOf(line('language'))
  if (language === undefined && line('language') !== '')
    problems.push(say('tables.noLanguage', { text: line('language').slice(0, 60) }))
  const outlet = line('outlet')
  return {
    title: title === '' ? titleFromText(text) : title.length > 500 ? shortened(title) : title,
    blocks: text.length > 0 ? text : [{ kind: 'paragraph', text: title }],
    hasText: text.length > 0,
    authors: partsOf(cell('authors'), /\s*[;\n|]\s*/),
    tags: partsOf(cell('tags'), /\s*[;,\n|]\s*/),
    ...(url !== undefined && { url }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(outlet !== '' && { outlet }),
    ...(language !== undefined && { language }),
    problems,
  }
}

/** A cell may hold the HTML of a page. */
function blocksOfCell(cell: string): Block[] {
  if (/<(?:p|br|div|article|h[1-6])\b[^>]*>/i.test(cell)) {
    const page = parsePage(cell)
    const blocks = blocksOfHtml(page.body ?? page)
    if (/\S/.test(plainTextOf(blocks))) return blocks
  }
  return paragraphsOf(storedForm(cell)).map((text) => ({ kind: 'paragraph', text }))
}

function partsOf(cell: string, separator: RegExp): string[] {
  const parts = cell.split(separator).map((part) => storedForm(part).replace(/\s+/g, ' ').trim())
  return [...new Set(parts.filter(Boolean))].map((part) => part.slice(0, 500)).slice(0, 200)
}

function languageOf(tag: string): string | undefined {
  if (tag === '') return undefined
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}
