import { $createQuoteNode, $isQuoteNode } from '@lexical/rich-text'
import { $isTableCellNode, $isTableNode, TableCellNode, TableNode, TableRowNode } from '@lexical/table'
import {
  $createLineBreakNode,
  $createParagraphNode,
  $findMatchingParent,
  $getSelection,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  COPY_COMMAND,
  CUT_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  type ElementNode,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  type RangeSelection,
  REMOVE_TEXT_COMMAND,
} from 'lexical'
import { $mapUnder, $offsetOfPoint } from '../text-map.ts'
import type { Span } from '../surface.ts'
import { $clearSpan, $isOverLeaves } from './clear-span.ts'
import { $isOneBlock } from './plain-paste.ts'
import { $spanOf } from './select-offset.ts'

/** Keeps every edit within what a block is: cells stay cells, a quotation that is parted is two, code keeps its lines. */
export function keepBlocks(editor: LexicalEditor): () => void {
  const stops = [
    ...[DELETE_CHARACTER_COMMAND, DELETE_WORD_COMMAND, DELETE_LINE_COMMAND].map((command) =>
      editor.registerCommand(command, $guardDeletion, COMMAND_PRIORITY_HIGH),
    ),
    editor.registerCommand(REMOVE_TEXT_COMMAND, $clearBlocks, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      CUT_COMMAND,
      (event) => {
        if (!$selectedBlocks()) return false
        editor.dispatchCommand(COPY_COMMAND, event)
        return $clearBlocks()
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $parted, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      INSERT_LINE_BREAK_COMMAND,
      () => {
        $clearBlocks()
        return false
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerNodeTransform(TableCellNode, $keepOneLeaf),
    editor.registerNodeTransform(TableRowNode, (row) => void (row.isEmpty() && row.remove())),
    editor.registerNodeTransform(TableNode, (table) => void (table.isEmpty() && table.remove())),
  ]
  return () => stops.forEach((stop) => stop())
}

function $selected(): RangeSelection | null {
  const selection = $getSelection()
  return $isRangeSelection(selection) ? selection : null
}

const $cellOf = (node: LexicalNode) => $findMatchingParent(node, $isTableCellNode)

/** The stretch that is selected, when it goes over several blocks; null otherwise. */
function $selectedBlocks(): Span | null {
  const selection = $selected()
  if (!selection || selection.anchor.key === selection.focus.key) return null
  const span = $spanOf(selection)
  return span && $isOverLeaves(span) ? span : null
}

/** Clears a selection that goes over several blocks; answers whether it did. */
export function $clearBlocks(): boolean {
  const span = $selectedBlocks()
  if (span) $clearSpan(span)
  return span !== null
}

function $guardDeletion(isBackward: boolean): boolean {
  if ($clearBlocks()) return true
  const selection = $selected()
  if (!selection?.isCollapsed()) return false
  const node = selection.anchor.getNode()
  const cell = $cellOf(node)
  if (cell) return $isAtEdge(cell, selection, isBackward)
  const block = node.getTopLevelElement()
  const beside = isBackward ? block?.getPreviousSibling() : block?.getNextSibling()
  if (!$isElementNode(block) || !$isTableNode(beside) || !$isAtEdge(block, selection, isBackward)) return false
  // The table is no longer text to take away: the caret goes in.
  if (isBackward) beside.selectEnd()
  else beside.selectStart()
  return true
}

function $isAtEdge(element: ElementNode, selection: RangeSelection, isBackward: boolean): boolean {
  const map = $mapUnder(element)
  return $offsetOfPoint(map, selection.anchor) === (isBackward ? 0 : map.text.length)
}

/** Enter: a new block of the same kind, or a line break where there can be only one block. */
function $parted(): boolean {
  $clearBlocks()
  const selection = $selected()
  if (!selection) return false
  if ($isOneBlock(selection.anchor.getNode())) {
    selection.insertLineBreak()
    return true
  }
  const quote = $findMatchingParent(selection.anchor.getNode(), $isQuoteNode)
  if (!quote || $isAtEdge(quote, selection, false)) return false
  selection.insertParagraph()
  const rest = $selected()?.anchor.getNode()
  const made = rest && $findMatchingParent(rest, $isParagraphNode)
  if (made) made.replace($createQuoteNode(), true).selectStart()
  return true
}

/** A cell is one leaf of the text: paragraphs that came in become its lines. */
function $keepOneLeaf(cell: TableCellNode): void {
  const [first, ...others] = cell.getChildren()
  if (!first) cell.append($createParagraphNode())
  if (!$isElementNode(first)) return
  for (const other of others) {
    first.append($createLineBreakNode())
    if ($isElementNode(other)) first.append(...other.getChildren())
    other.remove()
  }
}
