import type { Row } from 'write-excel-file/node'
import writeXlsxFile from 'write-excel-file/node'
import type { Policy } from '#contract/aggregate.ts'
import { say } from '../../words.ts'
import type { Writer } from '../export-file.ts'
import type { Gathered } from '../gather.ts'
import { settledZip } from '../settled-zip.ts'
import { usualPolicy } from './figure.ts'
import { tablesOf } from './listings.ts'
import type { Cell, Table } from './table.ts'

/** What a cell of a spreadsheet can hold. */
const longestCell = 32_767

/** How many cells of an export were cut, known once it is written. */
const cut = new WeakMap<Gathered, number>()

/** One workbook with a sheet for every kind of thing. Cells are typed as text or numbers: none is ever a formula. */
export const xlsx: Writer = {
  files: (gathered, fileName, { policy = usualPolicy }) => [
    { path: fileName, title: gathered.title, content: workbookOf(gathered, policy) },
  ],
  notCarried: (gathered) => {
    const cells = cut.get(gathered) ?? 0
    return [
      say('exports.notCarried.sheetsLeave'),
      ...(cells > 0 ? [say('exports.notCarried.cutCells', { count: cells })] : []),
      say('exports.notCarried.originals'),
      say('exports.notCarried.history'),
      say('exports.notCarried.codebook'),
    ]
  },
}

async function* workbookOf(gathered: Gathered, policy: Policy): AsyncGenerator<Uint8Array> {
  cut.set(gathered, 0)
  const sheets = tablesOf(gathered, policy).map((table) => ({
    sheet: table.name,
    data: [headOf(table), ...rowsOf(gathered, table)],
    stickyRowsCount: 1,
    columns: table.columns.map((column) => ({ width: widthOf(column) })),
  }))
  yield await settledZip(await writeXlsxFile(sheets).toBuffer())
}

const headOf = ({ columns }: Table): Row => columns.map((value) => ({ value, type: String, fontWeight: 'bold' }))

function* rowsOf(gathered: Gathered, { rows }: Table): Generator<Row> {
  for (const row of rows()) yield row.map((cell) => cellOf(gathered, cell))
}

function cellOf(gathered: Gathered, cell: Cell): Row[number] {
  if (cell === '') return null
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (cell.length > longestCell) cut.set(gathered, (cut.get(gathered) ?? 0) + 1)
  return { value: inCell(cell.slice(0, longestCell)), type: String, wrap: cell.includes('\n') }
}

/** What XML cannot hold, what it would read otherwise, and what the library drops. */

const escaped = /[\u0000-\u0008\u000B-\u001F\uFFFD-\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g

/** Office files write such a character as `_x0007_`, and an underscore that would begin such a sign as `_x005F_`. */
function inCell(text: string): string {
  const hex = (character: string) => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  return text.toWellFormed().replace(escaped, (character) => `_x${hex(character)}_`)
}

/** Words want room, ids do not. */
function widthOf(column: string): number {
  if (/quote|description|value|title|comment|reason/.test(column)) return 48
  return /name|about$|actors|events|authors|outlet|speaker|chain/.test(column) ? 28 : 14
}
