import { HeadingLevel, type Paragraph, type Table } from 'docx'
import { type Block, leavesOf } from '#contract/article-text.ts'
import { markedRuns, paragraph, plain, runsOf } from './runs.ts'
import { table } from './tables.ts'

/** An article's text; rows that follow each other are one table. */
export function articleParagraphs(blocks: readonly Block[]): (Paragraph | Table)[] {
  const parts: (Paragraph | Table)[] = []
  let rows: Extract<Block, { kind: 'tableRow' }>[] = []
  const endTable = () => {
    if (rows.length > 0)
      parts.push(
        table(
          rows.map(({ header = false, cells }) => ({
            header,
            cells: cells.map(({ text, marks }) => [
              paragraph(text, { style: 'Cell', children: markedRuns(text, marks) }),
            ]),
          })),
        ),
      )
    rows = []
  }
  for (const block of blocks) {
    if (block.kind === 'tableRow') rows.push(block)
    else {
      endTable()
      parts.push(partOf(block))
    }
  }
  endTable()
  return parts
}

function partOf(block: Exclude<Block, { kind: 'tableRow' }>): Paragraph {
  switch (block.kind) {
    case 'image':
      return plain(block.caption ?? block.alt)
    case 'code':
      return paragraph(block.text, { children: runsOf(block.text, { font: 'Consolas' }) })
    case 'heading':
      return marked(block, { heading: HeadingLevel.HEADING_4 })
    case 'quote':
      return marked(block, { style: 'Quote' })
    case 'listItem':
      return marked(block, { bullet: { level: Math.min(block.depth, 8) } })
    case 'paragraph':
      return marked(block, {})
  }
}

function marked(block: Block, options: Parameters<typeof plain>[1]): Paragraph {
  const [leaf] = leavesOf([block])
  const text = leaf?.text ?? ''
  return paragraph(text, { ...options, children: markedRuns(text, leaf?.marks) })
}
