import { parse } from 'csv-parse/sync'
import {
  type TableColumns,
  type TableField,
  tableFields,
  type TableSeparator,
  tableSeparators,
} from '#contract/tables.ts'
import { foldName } from '../../text/fold.ts'

/** What columns are called, folded, in the languages that such tables come in. */
const names: Readonly<Record<TableField, readonly string[]>> = {
  title: [
    'title',
    'headline',
    'article title',
    'article_title',
    'titel',
    'titre',
    'titulo',
    'заголовок',
    'название',
    'العنوان',
    'վերնագիր',
    'subject',
  ],
  text: [
    'text',
    'body',
    'content',
    'article',
    'full text',
    'fulltext',
    'full_text',
    'article text',
    'inhalt',
    'texte',
    'texto',
    'текст',
    'النص',
    'տեքստ',
    'story',
    'abstract',
  ],
  url: ['url', 'link', 'address', 'web', 'source url', 'source_url', 'href', 'ссылка', 'الرابط', 'lien', 'enlace'],
  publishedAt: [
    'date',
    'published',
    'publishedat',
    'published at',
    'published_at',
    'publication date',
    'pubdate',
    'datum',
    'fecha',
    'дата',
    'التاريخ',
    'ամսաթիվ',
    'day',
  ],
  outlet: [
    'outlet',
    'source',
    'newspaper',
    'publication',
    'publisher',
    'medium',
    'media',
    'site',
    'quelle',
    'fuente',
    'источник',
    'المصدر',
    'աղբյուր',
    'journal',
  ],
  authors: ['author', 'authors', 'byline', 'by', 'autor', 'auteur', 'автор', 'الكاتب', 'հեղինակ', 'creator'],
  language: ['language', 'lang', 'sprache', 'langue', 'idioma', 'язык', 'اللغة', 'լեզու'],
  tags: [
    'tags',
    'tag',
    'keywords',
    'codes',
    'labels',
    'categories',
    'category',
    'topic',
    'topics',
    'schlagworte',
    'теги',
    'метки',
  ],
}

const nameKey = (name: string) => foldName(name.replace(/[_-]+/g, ' ').trim())
const known = new Map(
  tableFields.flatMap((field) => names[field].map((name): [string, TableField] => [nameKey(name), field])),
)

/** What columns of these names hold; each field is taken once, from the first that fits. */
export function columnsByName(header: readonly string[]): TableColumns {
  const columns: TableColumns = {}
  for (const [at, name] of header.entries()) {
    const field = known.get(nameKey(name))
    if (field !== undefined && columns[field] === undefined) columns[field] = at
  }
  return columns
}

const rowsLooked = 30
const charactersLooked = 200_000

/** The separator under which rows have most columns in common. */
export function recogniseSeparator(text: string): TableSeparator {
  const scores = tableSeparators.map((separator) => ({ separator, score: agreement(firstRows(text, separator)) }))
  return scores.toSorted((a, b) => b.score - a.score)[0]?.separator ?? ','
}

/** How many columns rows share, weighed by how many rows do. */
function agreement(rows: readonly string[][]): number {
  const widths = new Map<number, number>()
  for (const { length } of rows) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1)
  const [width = 0, times = 0] = [...widths].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
  return rows.length === 0 ? 0 : (times / rows.length) * (1 + Math.log2(width + 1))
}

function firstRows(text: string, delimiter: string): string[][] {
  const sample = text.slice(0, charactersLooked)
  try {
    return parse(sample, { ...lenient, delimiter, to: rowsLooked })
  } catch {
    return sample.split('\n', rowsLooked).map((line) => line.split(delimiter))
  }
}

/** Rows need not be equally long, and quotation marks inside cells need not be doubled. */
export const lenient = {
  bom: true,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  max_record_size: 20_000_000,
} as const

/** Whether the first row names the columns: it has a known name, or words alone where the next has more than words. */
export function recogniseHeader([first, second]: readonly string[][]): boolean {
  if (!first) return false
  if (Object.keys(columnsByName(first)).length > 0) return true
  const isWords = (cell: string) => cell.trim() !== '' && cell.length < 40 && !/^[\d\s.,:/-]+$|:\/\//.test(cell)
  return first.every(isWords) && (second?.some((cell) => cell !== '' && !isWords(cell)) ?? false)
}
