import { stringify } from 'csv-stringify/sync'

/** An empty cell is what is not known; 0 is a number. */
export type Cell = string | number

/** Rows under columns, made while they are written. */
export type Table = { name: string; columns: readonly string[]; rows: () => Iterable<Cell[]> }

/** A table as CSV: UTF-8 with a byte order mark, RFC 4180, no cell read as a formula. */
export function* csvOf({ columns, rows }: Table): Generator<string> {
  yield `\uFEFF${csvLine(columns)}`
  for (const row of rows()) yield csvLine(row)
}

/** One line of RFC 4180, its end included. */
export function csvLine(cells: readonly Cell[]): string {
  return stringify([cells.map((cell) => (typeof cell === 'string' ? guardCell(cell) : cell))], {
    record_delimiter: '\r\n',
    quoted_match: /[\r\n\t]/,
  })
}

/**
 * What a spreadsheet would take for the beginning of a formula, after anything it skips: white space, a byte order
 * mark, quotation marks. Apostrophes count too, so that taking one guard away always gives back what was there.
 */
const formula = /^['"\s\uFEFF]*[=+\-@|%\t\r\n\u2212\uFF1D\uFF0B\uFF0D\uFF20]|^'/

/** A cell that no spreadsheet computes: an apostrophe before what looks like a formula. A plain number is left alone. */
export function guardCell(text: string): string {
  return formula.test(text) && !isPlainNumber(text) ? `'${text}` : text
}

/** The text that `guardCell` made a cell of; an apostrophe that another program meant as such stays. */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") && guardCell(cell.slice(1)) === cell ? cell.slice(1) : cell
}

const isPlainNumber = (text: string) => /^[-+]?\d+(?:[.,]\d+)?$/.test(text)
