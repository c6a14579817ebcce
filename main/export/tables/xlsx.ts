import type { Policy } from '#contract/aggregate.ts'
import { say } from '../../words.ts'
import type { Writer } from '../export-file.ts'
import type { Gathered } from '../gather.ts'
import { streamedZip } from '../streamed-zip.ts'
import { usualPolicy } from './figure.ts'
import { tablesOf } from './listings.ts'
import { longestCell } from './sheet-cells.ts'
import type { Cell, Table } from './table.ts'
import { mostRows, type Sheet, workbookParts } from './workbook.ts'

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
  const tables = tablesOf(gathered, policy, await gathered.places())
  const sheets: Sheet[] = []
  let cells = 0
  for (const table of tables) {
    const { rows, long } = measured(table)
    cells += long
    sheets.push(...sheetsOf(table, rows))
  }
  cut.set(gathered, cells)
  yield* streamedZip(await workbookParts(sheets))
}

/** How many rows a table has, and how many cells are longer than a sheet can hold: known before anything is written. */
function measured({ rows }: Table): { rows: number; long: number } {
  const found = { rows: 0, long: 0 }
  for (const row of rows()) {
    found.rows += 1
    for (const cell of row) if (typeof cell === 'string' && cell.length > longestCell) found.long += 1
  }
  return found
}

/** A table as a sheet; where a sheet cannot hold all of it, its further rows stand in "Passages 2" and so on. */
export function sheetsOf({ name, columns, rows }: Table, count: number, most = mostRows - 1): Sheet[] {
  return Array.from({ length: Math.max(1, Math.ceil(count / most)) }, (_, at) => ({
    name: at === 0 ? name : `${name} ${at + 1}`,
    columns: columns.map((column) => ({ name: column, width: widthOf(column) })),
    rows: () => within(rows(), at * most, (at + 1) * most),
  }))
}

function* within(rows: Iterable<Cell[]>, from: number, to: number): Generator<Cell[]> {
  let at = 0
  for (const row of rows) {
    if (at >= to) return
    if (at >= from) yield row
    at += 1
  }
}

/** Words want room, ids do not. */
function widthOf(column: string): number {
  if (/quote|description|value|title|comment|reason/.test(column)) return 48
  return /name|about$|actors|events|authors|outlet|speaker|chain/.test(column) ? 28 : 14
}
