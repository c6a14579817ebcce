import type { Block, Mark } from '#contract/article-text.ts'
import { $createCodeNode } from '@lexical/code-core'
import { $createListItemNode, $createListNode, type ListItemNode, type ListNode } from '@lexical/list'
import { $createHeadingNode, $createQuoteNode, type HeadingTagType } from '@lexical/rich-text'
import {
  $createTableCellNode,
  $createTableNode,
  $createTableRowNode,
  TableCellHeaderStates,
  type TableNode,
} from '@lexical/table'
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  type ElementNode,
  type LexicalNode,
  TEXT_TYPE_TO_FORMAT,
  type TextFormatType,
} from 'lexical'
import { $createImageNode } from './ImageNode.ts'
import { $createLinkedTextNode } from './LinkedTextNode.ts'

type ListItem = Extract<Block, { kind: 'listItem' }>
type TableRow = Extract<Block, { kind: 'tableRow' }>

/** Told of each node and the block it was built of: who edits the text keeps what nodes do not show. */
export type OnBuilt = (node: LexicalNode, block: Block) => void

/** Fills the root with the article's blocks; rows and list items that follow each other share one table or list. */
export function $buildBlocks(blocks: readonly Block[], onBuilt: OnBuilt = () => undefined): void {
  const root = $getRoot().clear()
  for (let index = 0; index < blocks.length;) {
    const kind = blocks[index]!.kind
    const stretch = stretchOf(blocks, index)
    if (kind === 'listItem') for (const list of $buildLists(stretch as ListItem[], onBuilt)) root.append(list)
    else if (kind === 'tableRow') root.append($buildTable(stretch as TableRow[], onBuilt))
    else {
      const node = $buildBlock(stretch[0]!)
      onBuilt(node, stretch[0]!)
      root.append(node)
    }
    index += stretch.length
  }
}

function stretchOf(blocks: readonly Block[], from: number): Block[] {
  const kind = blocks[from]!.kind
  let to = from + 1
  if (kind === 'listItem' || kind === 'tableRow') while (blocks[to]?.kind === kind) to++
  return blocks.slice(from, to)
}

function $buildBlock(block: Block): LexicalNode {
  switch (block.kind) {
    case 'heading':
      return $fill($createHeadingNode(`h${block.level}` as HeadingTagType), block.text, block.marks)
    case 'quote':
      return $fill($createQuoteNode(), block.text, block.marks)
    case 'code':
      return $fill($createCodeNode(block.language).setDirection('ltr'), block.text)
    case 'image':
      return $createImageNode(block.alt, block.caption)
    case 'paragraph':
    case 'listItem':
      return $fill($createParagraphNode(), block.text, block.marks)
    case 'tableRow':
      return $buildTable([block], () => undefined)
  }
}

/** One list for each change between bullets and numbers; deeper items stand in lists of their own inside an item. */
function $buildLists(items: readonly ListItem[], onBuilt: OnBuilt): ListNode[] {
  const lists: ListNode[] = []
  let open: ListNode[] = []
  for (const item of items) {
    const type = item.ordered ? 'number' : 'bullet'
    open = open.slice(0, item.depth + 1)
    if (open[item.depth] && open[item.depth]!.getListType() !== type) open = open.slice(0, item.depth)
    while (open.length <= item.depth) {
      const list = $createListNode(type)
      const outer = open.at(-1)
      if (outer) outer.append($wrap(list))
      else lists.push(list)
      open.push(list)
    }
    const node = $fill($createListItemNode(), item.text, item.marks)
    onBuilt(node, item)
    open.at(-1)!.append(node)
  }
  return lists
}

function $wrap(list: ListNode): ListItemNode {
  const item = $createListItemNode()
  item.append(list)
  return item
}

function $buildTable(rows: readonly TableRow[], onBuilt: OnBuilt): TableNode {
  const table = $createTableNode()
  for (const row of rows) {
    const rowNode = $createTableRowNode()
    const header = row.header ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS
    for (const cell of row.cells)
      rowNode.append($createTableCellNode(header).append($fill($createParagraphNode(), cell.text, cell.marks)))
    onBuilt(rowNode, row)
    table.append(rowNode)
  }
  return table
}

/** Puts the text into its element: one text node for each run of the same marks, one break for each `\n`. */
function $fill<Element extends ElementNode>(element: Element, text: string, marks: readonly Mark[] = []): Element {
  const bounds = [...new Set([0, text.length, ...marks.flatMap((mark) => [mark.start, mark.end])])]
  bounds.sort((a, b) => a - b)
  const nodes: LexicalNode[] = []
  for (let index = 0; index + 1 < bounds.length; index++) {
    const [from, to] = [bounds[index]!, bounds[index + 1]!]
    const on = marks.filter((mark) => mark.start <= from && mark.end >= to)
    text
      .slice(from, to)
      .split('\n')
      .forEach((line, number) => {
        if (number > 0) nodes.push($createLineBreakNode())
        if (line) nodes.push($createRun(line, on))
      })
  }
  return element.append(...nodes)
}

function $createRun(text: string, marks: readonly Mark[]): LexicalNode {
  const link = marks.find((mark) => mark.kind === 'link')
  const node = link ? $createLinkedTextNode(text, link.href ?? '') : $createTextNode(text)
  let format = 0
  for (const mark of marks) if (mark.kind !== 'link') format |= TEXT_TYPE_TO_FORMAT[mark.kind as TextFormatType] ?? 0
  return format ? node.setFormat(format) : node
}
