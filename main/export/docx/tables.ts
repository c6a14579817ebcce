import { type Paragraph, Table, TableCell, TableRow, WidthType } from 'docx'

/** A table over the width of the page; header rows come again on every page. */
export function table(rows: readonly { header: boolean; cells: Paragraph[][] }[]): Table {
  const columns = Math.max(1, ...rows.map(({ cells }) => cells.length))
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(({ header, cells }) => {
      const filled = Array.from({ length: columns }, (_, at) => new TableCell({ children: cells[at] ?? [] }))
      return new TableRow({ tableHeader: header, children: filled })
    }),
  })
}
