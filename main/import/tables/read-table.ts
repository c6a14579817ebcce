import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import type { TableReading, TableSeparator } from '#contract/tables.ts'
import { unguardCell } from '../../export/csv.ts'
import { MaterialError } from '../../library/library.ts'
import { say } from '../../words.ts'
import { decode } from '../decode.ts'
import { lenient, recogniseHeader, recogniseSeparator } from './recognise-table.ts'

export const mostRows = 200_000
const mostColumns = 1000

/** A table as it stands in a file: every cell the text that was put into it. */
export type ReadTable = {
  kind: 'table'
  separator: TableSeparator
  encoding: string
  encodingGuessed: boolean
  header: boolean
  names: string[]
  rows: string[][]
}

/** Reads a table. Throws a MaterialError, in a sentence, for what is none. */
export function readTable(bytes: Uint8Array, reading: TableReading): ReadTable {
  const { text, encoding, guessed } = textOf(bytes, reading.encoding)
  if (text.trim() === '') throw new MaterialError(say('imports.empty'))
  const separator = reading.separator ?? recogniseSeparator(text)
  const all = rowsOf(text, separator)
  const header = reading.header ?? recogniseHeader(all)
  const [first = []] = all
  const rows = header ? all.slice(1) : all
  const width = all.reduce((most, row) => Math.max(most, row.length), 0)
  if (width > mostColumns) throw new MaterialError(say('tables.tooManyColumns', { limit: mostColumns }))
  if (rows.length > mostRows) throw new MaterialError(say('tables.tooManyRows', { limit: mostRows }))
  const names = Array.from(
    { length: width },
    (_, at) => (header && first[at]?.trim()) || say('tables.column', { number: at + 1 }),
  )
  return { kind: 'table', separator, encoding, encodingGuessed: guessed, header, names, rows }
}

function textOf(bytes: Uint8Array, asked: string | undefined): { text: string; encoding: string; guessed: boolean } {
  if (asked !== undefined) {
    if (!iconv.encodingExists(asked))
      throw new MaterialError(say('tables.noEncoding', { encoding: String(asked).slice(0, 60) }))
    return { text: iconv.decode(Buffer.from(bytes), asked), encoding: asked, guessed: false }
  }
  const decoded = bytes.length === 0 ? null : decode(bytes)
  if (decoded === null) throw new MaterialError(say(bytes.length === 0 ? 'imports.empty' : 'tables.noText'))
  return decoded
}

/** Cells come without what guards them against being computed by a spreadsheet. */
function rowsOf(text: string, delimiter: string): string[][] {
  try {
    const rows = parse(text, { ...lenient, delimiter })
    return rows.map((row) => row.map((cell) => unguardCell(cell)))
  } catch (cause) {
    const { lines, message } = cause as { lines?: number; message: string }
    throw new MaterialError(say('tables.broken', { line: lines ?? 1, why: message.slice(0, 200) }), { cause })
  }
}
