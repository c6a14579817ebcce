import type { Row } from 'write-excel-file/node'
import writeXlsxFile from 'write-excel-file/node'
import { filesInZip } from '../files-in-zip.ts'
import type { ZipPart } from '../streamed-zip.ts'
import { cellXml } from './sheet-cells.ts'
import type { Cell } from './table.ts'

/** The most rows that a sheet can hold, the one of names among them. */
export const mostRows = 1_048_576

/** A sheet with its names of columns, how wide they are, and the rows under them, made while they are written. */
export type Sheet = {
  name: string
  columns: readonly { name: string; width: number }[]
  rows: () => Iterable<readonly Cell[]>
}

/**
 * The parts of a workbook. The library writes the workbook, its styles and sheets with their heads alone; the rows,
 * which it would hold in memory all at once, are put into them as they come.
 */
export async function workbookParts(sheets: readonly Sheet[]): Promise<ZipPart[]> {
  const written = await filesInZip(await writeXlsxFile(sheets.map(emptySheet)).toBuffer())
  return [...written].map(([path, bytes]) => {
    const xml = bytes.toString('utf8')
    const sheet = sheets[Number(/^xl\/worksheets\/sheet(\d+)\.xml$/.exec(path)?.[1] ?? 0) - 1]
    return { path, content: () => (sheet ? sheetXml(xml, sheet) : [xml]) }
  })
}

/** A head, and under it an empty cell in the look of one with lines: what that look is called is read from it. */
function emptySheet({ name, columns }: Sheet) {
  const head: Row = columns.map((column) => ({ value: column.name, type: String, fontWeight: 'bold' }))
  return {
    sheet: name,
    data: [head, [{ value: null, wrap: true }]] as Row[],
    stickyRowsCount: 1,
    columns: columns.map(({ width }) => ({ width })),
  }
}

function* sheetXml(empty: string, { rows }: Sheet): Generator<string> {
  const wrapped = /<row r="2"[^>]*>\s*<c r="A2" s="(\d+)"\s*\/?>(?:<\/c>)?\s*<\/row>/.exec(empty)
  const style = wrapped?.[1]
  if (!wrapped || style === undefined) throw new Error('The library writes its sheets in another shape')
  yield empty.slice(0, wrapped.index)
  let number = 1
  for (const row of rows()) {
    number += 1
    const cells = row.map((cell, column) => cellXml(cell, column, number, style))
    yield `<row r="${number}">${cells.join('')}</row>`
  }
  yield empty.slice(wrapped.index + wrapped[0].length)
}
