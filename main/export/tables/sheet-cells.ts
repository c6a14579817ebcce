import { escapeXml } from '../xml-text.ts'
import type { Cell } from './table.ts'

/** What a cell of a spreadsheet can hold. */
export const longestCell = 32_767

/** A cell in the XML of a sheet; nothing where it is empty. Text is typed as text: none is ever a formula. */
export function cellXml(cell: Cell, column: number, row: number, wrapped: string): string {
  if (cell === '') return ''
  const at = `r="${letters(column)}${row}"`
  if (typeof cell === 'number') return `<c ${at}><v>${cell}</v></c>`
  const style = cell.includes('\n') ? ` s="${wrapped}"` : ''
  return `<c ${at}${style} t="inlineStr"><is><t xml:space="preserve">${inCell(cell)}</t></is></c>`
}

/** As much of a text as a cell holds, no character halved. */
const cut = (text: string) => text.slice(0, longestCell).replace(/[\uD800-\uDBFF]$/, '')

/** A, B, … Z, AA, AB, … */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}

/** What XML cannot hold or would read otherwise. */
const escaped = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g

/** Office files write such a character as `_x0007_`, and an underscore that would begin such a sign as `_x005F_`. */
function inCell(text: string): string {
  const hex = (character: string) => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  const whole = (text.length > longestCell ? cut(text) : text).toWellFormed()
  return escapeXml(whole.replace(escaped, (character) => `_x${hex(character)}_`))
}
