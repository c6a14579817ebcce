import { $isTableCellNode, $isTableNode, type TableNode } from '@lexical/table'
import {
  $findMatchingParent,
  $getNodeByKey,
  $isElementNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
} from 'lexical'
import type { Span } from '../surface.ts'
import { $textMap, type LeafRuns, leafFor, type Run } from '../text-map.ts'
import { $selectOffset } from './select-offset.ts'

/** Whether the ends of a stretch fall into different leaves of the text. */
export function $isOverLeaves({ start, end }: Span): boolean {
  const { leaves } = $textMap()
  return leafFor(leaves, start, 'before') !== leafFor(leaves, end, 'before')
}

/**
 * Takes the words of a stretch over several blocks away. What is left of the last block joins the first, which stays
 * what it is; but a cell joins nothing, it only becomes empty. Blocks and tables that lie wholly inside go.
 */
export function $clearSpan({ start, end }: Span): void {
  const { leaves } = $textMap()
  const [first, last] = [leafFor(leaves, start, 'before'), leafFor(leaves, end, 'before')]
  const tables = new Map<TableNode, boolean>()
  for (const leaf of leaves) {
    const node = $getNodeByKey(leaf.key)
    const isWhole = start <= leaf.start && leaf.end <= end
    const table = node && $findMatchingParent(node, $isTableNode)
    if (table) tables.set(table, (tables.get(table) ?? true) && isWhole)
    if (leaf.start > end || leaf.end < start) continue
    if (isWhole && !table && leaf !== first && leaf !== last) $removeLeaf(node)
    else for (const run of leaf.runs) $clearRun(run, { start, end })
  }
  for (const [table, isCovered] of tables) if (isCovered) table.remove()
  $join(first, last)
  $selectOffset(start)
}

function $join(first: LeafRuns | undefined, last: LeafRuns | undefined): void {
  const [into, from] = [first, last].map((leaf) => (leaf ? $getNodeByKey(leaf.key) : null))
  if (first === last || !$isBlockOfText(into) || !$isBlockOfText(from)) return
  into.append(...from.getChildren())
  $removeLeaf(from)
}

function $isBlockOfText(node: LexicalNode | null | undefined): node is ElementNode {
  return $isElementNode(node) && node.isAttached() && !$findMatchingParent(node, $isTableCellNode)
}

/** Removes a block, and the lists that nothing is left in. */
function $removeLeaf(node: LexicalNode | null): void {
  let parent = node?.getParent()
  node?.remove()
  while (parent?.isAttached() && parent.getParent() && parent.isEmpty()) {
    const empty = parent
    parent = parent.getParent()
    empty.remove()
  }
}

function $clearRun({ key, start, length }: Run, span: Span): void {
  const [from, to] = [Math.max(span.start, start) - start, Math.min(span.end, start + length) - start]
  const node = $getNodeByKey(key)
  if (from >= to || !node) return
  if ($isTextNode(node) && to - from < length) node.spliceText(from, to - from, '')
  else node.remove()
}
