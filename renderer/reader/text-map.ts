import { leafSeparator, objectCharacter } from '#contract/article-text.ts'
import { $isListItemNode, $isListNode } from '@lexical/list'
import { $isTableCellNode, $isTableNode, $isTableRowNode } from '@lexical/table'
import {
  $getNodeByKey,
  $getRoot,
  $isDecoratorNode,
  $isElementNode,
  $isLineBreakNode,
  $isRootNode,
  type ElementNode,
  type LexicalNode,
  type NodeKey,
  type PointType,
} from 'lexical'

/** One node's share of the plain text. Keys live as long as the editor's document: never store them. */
export type Run = { key: NodeKey; kind: 'text' | 'break' | 'object'; start: number; length: number }

/** A paragraph, heading, quote, list item, code block, table cell or image, with its place in the plain text. */
export type LeafRuns = { key: NodeKey; start: number; end: number; runs: Run[] }

export type TextMap = { text: string; leaves: LeafRuns[] }

/**
 * Where every node of the document stands in the article's plain text.
 *
 * The plain text is the contract's (`plainTextOf`), not Lexical's `getTextContent`, which puts tabs between cells and
 * blank lines between nested blocks.
 */
export function $textMap(): TextMap {
  return $mapUnder($getRoot())
}

/** The same of one node: its own leaves, counted from its own beginning. */
export function $mapUnder(top: LexicalNode): TextMap {
  const leaves: LeafRuns[] = []
  const texts: string[] = []
  let start = 0
  for (const node of $leafNodes(top)) {
    const runs = $runsOf(node, start)
    const text = runs.map((run) => run.text).join('')
    leaves.push({ key: node.getKey(), start, end: start + text.length, runs: runs.map(({ text: _, ...run }) => run) })
    texts.push(text)
    start += text.length + leafSeparator.length
  }
  return { text: texts.join(leafSeparator), leaves }
}

function* $leafNodes(node: LexicalNode): Generator<LexicalNode> {
  if (!$isElementNode(node) || !$holdsBlocks(node)) yield node
  else for (const child of node.getChildren()) yield* $leafNodes(child)
}

function $holdsBlocks(node: LexicalNode): node is ElementNode {
  if ($isListItemNode(node)) return $isListNode(node.getFirstChild())
  return $isRootNode(node) || $isListNode(node) || $isTableNode(node) || $isTableRowNode(node) || $isTableCellNode(node)
}

function $runsOf(node: LexicalNode, start: number): (Run & { text: string })[] {
  if (!$isElementNode(node)) return [$runOf(node, start)]
  const runs: (Run & { text: string })[] = []
  for (const child of node.getChildren()) {
    const run = $runOf(child, start)
    runs.push(run)
    start += run.length
  }
  return runs
}

function $runOf(node: LexicalNode, start: number): Run & { text: string } {
  const kind = $isLineBreakNode(node) ? 'break' : $isDecoratorNode(node) ? 'object' : 'text'
  const text = kind === 'break' ? '\n' : kind === 'object' ? objectCharacter : node.getTextContent()
  return { key: node.getKey(), kind, start, length: text.length, text }
}

/** The offset of a point of the document in a map of it, or null when the map does not hold the point. */
export function $offsetOfPoint({ leaves }: TextMap, { key, offset, type }: PointType): number | null {
  for (const leaf of leaves) {
    if (type === 'text') {
      const run = leaf.runs.find((run) => run.key === key)
      if (run) return run.start + offset
    } else if (leaf.key === key) return leaf.runs[offset]?.start ?? leaf.end
  }
  const node = type === 'element' ? $getNodeByKey(key) : null
  if (!$isElementNode(node)) return null
  // Between blocks: the beginning of the one after the point, or the end of the last.
  const next = node.getChildAtIndex(offset)
  const after = next && leaves.find((leaf) => leaf.key === next.getKey() || $isUnder(leaf.key, next))
  return after ? after.start : (leaves.at(-1)?.end ?? null)
}

function $isUnder(key: NodeKey, node: LexicalNode): boolean {
  return (
    $isElementNode(node) &&
    ($getNodeByKey(key)
      ?.getParents()
      .some((parent) => parent.is(node)) ??
      false)
  )
}

/** The leaf an offset falls in; between two leaves, the one on that side. Undefined only where there is no leaf. */
export function leafFor<Leaf extends { start: number; end: number }>(
  leaves: readonly Leaf[],
  offset: number,
  side: 'before' | 'after',
): Leaf | undefined {
  let [low, high] = [0, leaves.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (leaves[middle]!.end < offset) low = middle + 1
    else high = middle
  }
  const leaf = leaves[low]
  return leaf && side === 'before' && offset < leaf.start && low > 0 ? leaves[low - 1] : leaf
}
