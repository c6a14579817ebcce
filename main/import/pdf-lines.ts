/** A piece of text as pdf.js finds it on a page, in the order it was drawn. */
export type PdfItem = {
  str: string
  dir: string
  transform: number[]
  width: number
  height: number
  hasEOL: boolean
}

/** A line of a page; lengths in points, `y` upwards from the page's foot. */
export type PdfLine = { text: string; left: number; right: number; y: number; size: number }

type Piece = { text: string; x: number; width: number; rtl: boolean }
type Row = { pieces: Piece[]; y: number; size: number; turned: boolean }

/** The lines of a page, in the order they were drawn, without empty ones. */
export function linesOf(items: readonly PdfItem[]): PdfLine[] {
  const rows: Row[] = []
  let row: Row | null = null
  for (const item of items) {
    if (item.str !== '') {
      if (row === null || leaves(row, item)) rows.push((row = rowFrom(item)))
      add(row, item)
    }
    if (item.hasEOL) row = null
  }
  return joined(rows).flatMap(lineOf)
}

const sizeOf = ({ transform: [, , c = 0, d = 0] }: PdfItem) => Math.hypot(c, d)
const isTurned = ({ transform: [a = 0, b = 0] }: PdfItem) => Math.abs(b) > Math.abs(a)

function rowFrom(item: PdfItem): Row {
  return { pieces: [], y: item.transform[5] ?? 0, size: 0, turned: isTurned(item) }
}

/** Off the row's line by more than a raised or lowered sign is. */
function leaves(row: Row, item: PdfItem): boolean {
  if (isTurned(item) !== row.turned) return true
  if (row.turned || item.str.trim() === '') return false
  const size = Math.max(row.size, sizeOf(item))
  return size > 0 && row.size > 0 && Math.abs((item.transform[5] ?? 0) - row.y) > size * 0.7
}

function add(row: Row, item: PdfItem): void {
  const size = sizeOf(item)
  if (size > row.size && item.str.trim() !== '') {
    row.size = size
    row.y = item.transform[5] ?? 0
  }
  row.pieces.push({ text: item.str, x: item.transform[4] ?? 0, width: item.width, rtl: item.dir === 'rtl' })
}

/** A line that was drawn in two goes (a raised sign between them) is one. */
function joined(rows: readonly Row[]): Row[] {
  const whole: Row[] = []
  for (const row of rows) {
    const before = whole.at(-1)
    if (before && goesOn(before, row)) before.pieces.push(...row.pieces)
    else whole.push(row)
  }
  return whole
}

function goesOn(before: Row, row: Row): boolean {
  if (before.turned || row.turned || before.size === 0) return false
  const end = Math.max(...before.pieces.map(({ x, width }) => x + width))
  const start = Math.min(...row.pieces.map(({ x }) => x))
  return Math.abs(before.y - row.y) < before.size * 0.25 && start >= end - 1 && start - end < before.size * 2
}

function lineOf({ pieces, y, size }: Row): PdfLine[] {
  const ordered = inReadingOrder(pieces)
  const text = textOf(ordered, size)
  if (text === '') return []
  const inked = pieces.filter(({ text }) => text.trim() !== '')
  const left = Math.min(...inked.map(({ x }) => x))
  const right = Math.max(...inked.map(({ x, width }) => x + width))
  return [{ text, left, right, y, size }]
}

/** A line of a script written leftwards is read from its right end. */
function inReadingOrder(pieces: readonly Piece[]): Piece[] {
  const leftwards = pieces.filter(({ rtl, text }) => rtl && text.trim() !== '').length
  const inked = pieces.filter(({ text }) => text.trim() !== '').length
  if (leftwards * 2 <= inked) return [...pieces]
  const rises = pieces.every(({ x }, index) => index === 0 || x >= (pieces[index - 1]?.x ?? 0) - 0.5)
  return rises ? [...pieces].reverse() : [...pieces]
}

/** The pieces' words; a gap as wide as a space is one. */
function textOf(pieces: readonly Piece[], size: number): string {
  let text = ''
  let before: Piece | null = null
  for (const piece of pieces) {
    const gap = before ? Math.max(piece.x - (before.x + before.width), before.x - (piece.x + piece.width)) : 0
    if (gap > size * 0.2 && !/\s$/.test(text) && !/^\s/.test(piece.text)) text += ' '
    text += piece.text
    if (piece.text.trim() !== '') before = piece
  }
  // Signs below the space are places in a font that no one gave a meaning.
  return text.replace(/[\0-\x20\x7F\s]+/g, ' ').trim()
}
