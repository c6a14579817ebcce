import {
  $createTableCellNode,
  $createTableNode,
  $createTableRowNode,
  $isTableCellNode,
  $isTableNode,
  $isTableRowNode,
  TableCellHeaderStates,
  TableCellNode,
  type TableNode,
  TableNode as TableNodeClass,
  TableRowNode,
} from '@lexical/table'
import { $convertFromMarkdownString, type MultilineElementTransformer, type Transformer } from '@lexical/markdown'
import type { ElementNode } from 'lexical'

const rowPattern = /^\s*\|(.+)\|\s*$/
const dividerPattern = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/

/**
 * GitHub's tables. `@lexical/markdown` has none, and a table it does not know vanishes silently on export. Cells hold
 * inline Markdown, read by `inline`.
 */
export function tableTransformer(inline: () => Transformer[]): MultilineElementTransformer {
  return {
    type: 'multiline-element',
    dependencies: [TableNodeClass, TableRowNode, TableCellNode],
    regExpStart: rowPattern,
    regExpEnd: { optional: true, regExp: rowPattern },
    handleImportAfterStartMatch: ({ lines, rootNode, startLineIndex }) => {
      if (!dividerPattern.test(lines[startLineIndex + 1] ?? '')) return null
      let last = startLineIndex + 1
      while (rowPattern.test(lines[last + 1] ?? '')) last++
      const rows = [lines[startLineIndex] ?? '', ...lines.slice(startLineIndex + 2, last + 1)].map(cellsOf)
      rootNode.append($createTable(rows, inline()))
      return [true, last]
    },
    replace: () => false,
    export: (node, traverse) => ($isTableNode(node) ? tableToMarkdown(node, traverse) : null),
  }
}

function cellsOf(line: string): string[] {
  const inner = rowPattern.exec(line)?.[1] ?? ''
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|').replaceAll('<br>', '\n'))
}

function $createTable(rows: string[][], inline: Transformer[]): TableNode {
  const columns = Math.max(...rows.map((row) => row.length))
  const table = $createTableNode()
  rows.forEach((cells, index) => {
    const row = $createTableRowNode()
    for (let column = 0; column < columns; column++) {
      const cell = $createTableCellNode(index === 0 ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS)
      $convertFromMarkdownString(cells[column] ?? '', inline, cell)
      row.append(cell)
    }
    table.append(row)
  })
  return table
}

function tableToMarkdown(table: TableNode, traverse: (node: ElementNode) => string): string {
  const rows = table.getChildren().filter($isTableRowNode)
  const lines = rows.map((row) => {
    const cells = row.getChildren().filter($isTableCellNode)
    return `| ${cells.map((cell) => cellToMarkdown(cell, traverse)).join(' | ')} |`
  })
  const columns = Math.max(0, ...rows.map((row) => row.getChildrenSize()))
  return [lines[0], `|${' --- |'.repeat(columns)}`, ...lines.slice(1)].join('\n')
}

function cellToMarkdown(cell: TableCellNode, traverse: (node: ElementNode) => string): string {
  const paragraphs = cell.getChildren<ElementNode>().map((child) => traverse(child))
  return paragraphs.join('<br>').replaceAll('\n', '<br>').replaceAll('|', '\\|')
}
