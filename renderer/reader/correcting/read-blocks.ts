import type { Block, Mark } from '#contract/article-text.ts'
import { markKinds } from '#contract/article-text.ts'
import { $isCodeNode } from '@lexical/code-core'
import { $isListItemNode, $isListNode, type ListNode } from '@lexical/list'
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text'
import { $isTableNode, $isTableRowNode, type TableRowNode } from '@lexical/table'
import {
  $getNodeByKey,
  $getRoot,
  $getState,
  $isTextNode,
  $setState,
  createState,
  type LexicalNode,
  type TextFormatType,
} from 'lexical'
import { $isImageNode } from '../ImageNode.ts'
import { LinkedTextNode } from '../LinkedTextNode.ts'
import { $mapUnder } from '../text-map.ts'

/** The block a node was built of; undefined for one that came while the text was edited. */
const sourceState = createState('source', {
  parse: (value): Block | undefined => value as Block | undefined,
  isEqual: Object.is,
})

export function $keepSource(node: LexicalNode, block: Block): void {
  $setState(node, sourceState, block)
}

/** A block's words with its marks: of one leaf, or of what stands for one. */
type Words = { text: string; marks?: Mark[] }

/**
 * The document as blocks of the contract. A block that nobody touched comes back as the very one it was built of. A new
 * one stands on the page and at the time of the block before it.
 */
export function $readBlocks(): Block[] {
  const blocks: Block[] = []
  let place: Pick<Block, 'page' | 'time'> = {}
  const add = (node: LexicalNode, make: (source: Block | undefined) => Block) => {
    const source = $getState(node, sourceState)
    if (source) place = placeOf(source)
    const made = { ...make(source), ...place }
    blocks.push(source && isSame(source, made) ? source : made)
  }
  for (const node of $getRoot().getChildren()) {
    if ($isListNode(node)) $addItems(node, 0, add)
    else if ($isTableNode(node)) {
      for (const row of node.getChildren()) if ($isTableRowNode(row)) add(row, (source) => $rowOf(row, source))
    } else add(node, (source) => $blockOf(node, source))
  }
  return blocks
}

type Add = (node: LexicalNode, make: (source: Block | undefined) => Block) => void

const placeOf = ({ page, time }: Block) => ({
  ...(page !== undefined && { page }),
  ...(time !== undefined && { time }),
})

function $addItems(list: ListNode, depth: number, add: Add): void {
  const ordered = list.getListType() === 'number'
  for (const item of list.getChildren()) {
    const inner = $isListItemNode(item) ? item.getFirstChild() : null
    if ($isListNode(inner)) $addItems(inner, depth + 1, add)
    else add(item, () => ({ kind: 'listItem', depth, ordered, ...$wordsOf(item) }))
  }
}

function $rowOf(row: TableRowNode, source: Block | undefined): Block {
  const header = source?.kind === 'tableRow' && source.header !== undefined ? { header: source.header } : {}
  return { kind: 'tableRow', cells: row.getChildren().map($wordsOf), ...header }
}

function $blockOf(node: LexicalNode, source: Block | undefined): Block {
  if ($isImageNode(node))
    return source?.kind === 'image' ? source : { kind: 'image', alt: node.getAlt(), caption: node.getCaption() }
  const words = $wordsOf(node)
  if ($isHeadingNode(node)) return { kind: 'heading', level: Number(node.getTag().slice(1)), ...words }
  if ($isQuoteNode(node)) return { kind: 'quote', ...words }
  if (!$isCodeNode(node)) return { kind: 'paragraph', ...words }
  const language = node.getLanguage()
  return { kind: 'code', text: words.text, ...(language && { language }) }
}

function $wordsOf(node: LexicalNode): Words {
  const map = $mapUnder(node)
  const marks: Mark[] = []
  for (const { key, start, length } of map.leaves.flatMap(({ runs }) => runs)) {
    const run = $getNodeByKey(key)
    if ($isTextNode(run))
      for (const mark of $marksOn(run)) addMark(marks, { ...mark, start, end: start + length }, map.text)
  }
  return { text: map.text, ...(marks.length > 0 && { marks }) }
}

function $marksOn(run: LexicalNode): Pick<Mark, 'kind' | 'href'>[] {
  if (!$isTextNode(run)) return []
  const formats = markKinds.filter((kind) => kind !== 'link' && run.hasFormat(kind as TextFormatType))
  const link = run instanceof LinkedTextNode ? [{ kind: 'link' as const, href: run.getHref() }] : []
  return [...formats.map((kind) => ({ kind })), ...link]
}

/** A mark that goes on where the same one ended is one mark; a line break between is part of it. */
function addMark(marks: Mark[], mark: Mark, text: string): void {
  const before = marks.findLast(({ kind, href }) => kind === mark.kind && href === mark.href)
  if (before && /^\n?$/.test(text.slice(before.end, mark.start))) before.end = mark.end
  else marks.push(mark)
}

/** Whether a block says the same as the one it was built of: its words are, so its marks are as well. */
function isSame(source: Block, made: Block): boolean {
  if (source.kind !== made.kind) return false
  if (source.kind === 'tableRow') return made.kind === 'tableRow' && sameTexts(source.cells, made.cells)
  if (source.kind === 'image' || made.kind === 'image' || made.kind === 'tableRow') return true
  if (source.kind === 'heading' && made.kind === 'heading' && source.level !== made.level) return false
  if (source.kind === 'listItem' && made.kind === 'listItem')
    return source.text === made.text && source.depth === made.depth && source.ordered === made.ordered
  return source.text === made.text
}

const sameTexts = (a: readonly { text: string }[], b: readonly { text: string }[]) =>
  a.length === b.length && a.every(({ text }, index) => text === b[index]!.text)
