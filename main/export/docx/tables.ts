import { type Paragraph, Table, TableCell, TableRow, WidthType } from 'docx'

/** The width of the text on a page, in twentieths of a point. */
const pageWidth = 9026

/**
 * A table over the width of the page; header rows come again on every page. `shares` are the hundredths of the width
 * that the columns take, equal ones without.
 */
export function table(
  rows: readonly { header: boolean; cells: Paragraph[][] }[],
  shares: readonly number[] = [],
): Table {
  const columns = Math.max(1, ...rows.map(({ cells }) => cells.length))
  const shareOf = (at: number) => shares[at] ?? Math.floor(100 / columns)
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: Array.from({ length: columns }, (_, at) => Math.floor((pageWidth * shareOf(at)) / 100)),
    margins: { left: 100, right: 100 },
    rows: rows.map(({ header, cells }) => {
      const filled = Array.from({ length: columns }, (_, at) => cellOf(cells[at] ?? [], shareOf(at), header))
      return new TableRow({ tableHeader: header, cantSplit: header, children: filled })
    }),
  })
}

function cellOf(children: Paragraph[], share: number, header: boolean): TableCell {
  return new TableCell({
    children,
    width: { size: share, type: WidthType.PERCENTAGE },
    ...(header && { shading: { fill: 'EDEFF3' } }),
  })
}
