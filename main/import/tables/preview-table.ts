import type { TableMapping, TablePreview } from '#contract/tables.ts'
import { say } from '../../words.ts'
import type { ReadTable } from './read-table.ts'
import { columnsRead, rowArticle } from './table-rows.ts'

const rowsShown = 20
const cellShown = 300

/** What a table would become: its first rows, and how many of all would be kept. */
export function previewTable(file: string, table: ReadTable, mapping: TableMapping, remembered = false): TablePreview {
  const reading = columnsRead(table, mapping)
  const rows: TablePreview['rows'] = []
  let [kept, datesUnread] = [0, 0]
  const dateAt = reading.columns.publishedAt
  for (const [at, row] of table.rows.entries()) {
    const article = rowArticle(row, reading)
    if (article) kept += 1
    if (article && dateAt !== undefined && (row[dateAt] ?? '').trim() !== '' && article.publishedAt === undefined)
      datesUnread += 1
    if (at >= rowsShown) continue
    const problems = article ? article.problems : [say('tables.emptyRow')]
    rows.push({
      row: at + 1,
      cells: table.names.map((_, column) => (row[column] ?? '').slice(0, cellShown)),
      kept: article !== null,
      problems,
      ...(article && { title: article.title }),
      ...(article?.publishedAt !== undefined && { publishedAt: article.publishedAt }),
    })
  }
  const { separator, encoding, encodingGuessed, header, names } = table
  return {
    file,
    separator,
    encoding,
    encodingGuessed,
    header,
    names,
    columns: reading.columns,
    remembered,
    dayOrder: reading.dayOrder,
    dayOrderGuessed: reading.dayOrderGuessed,
    rows,
    total: table.rows.length,
    kept,
    datesUnread,
  }
}
