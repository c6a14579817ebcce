import { leafSeparator } from '#contract/article-text.ts'
import { CodeNode } from '@lexical/code-core'
import { ListItemNode, ListNode } from '@lexical/list'
import { HeadingNode, QuoteNode } from '@lexical/rich-text'
import { TableCellNode, TableNode, TableRowNode } from '@lexical/table'
import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $getState,
  $hasUpdateTag,
  $isRangeSelection,
  $isRootNode,
  $setState,
  createState,
  type EditorState,
  HISTORIC_TAG,
  type Klass,
  type LexicalEditor,
  type LexicalNode,
  LineBreakNode,
  type NodeKey,
  ParagraphNode,
  RootNode,
  TextNode,
} from 'lexical'
import { ImageNode } from '../ImageNode.ts'
import { LinkedTextNode } from '../LinkedTextNode.ts'
import { $mapUnder, $offsetOfPoint } from '../text-map.ts'
import { type Anchors, type Gap, moveAnchors, noAnchors } from './anchors.ts'
import { findSplice } from './find-splice.ts'

/**
 * The anchors of a state of the editor with the text that they refer to, one text for each block of the root; null
 * where a block holds no leaf. Kept on the root, so they are part of every step of undo, and of what a failed update
 * is put back to.
 */
type Followed = {
  anchors: Anchors
  gap: Gap | null
  keys: readonly NodeKey[]
  texts: readonly (string | null)[]
}

const nothing: Followed = { anchors: noAnchors, gap: null, keys: [], texts: [] }

const followedState = createState('anchors', {
  // Never read from a stored state: the articles' anchors are documents of their own.
  parse: (value): Followed => (value === undefined ? nothing : (value as Followed)),
  isEqual: Object.is,
})

const kinds: Klass<LexicalNode>[] = [
  TextNode,
  LinkedTextNode,
  LineBreakNode,
  ParagraphNode,
  HeadingNode,
  QuoteNode,
  CodeNode,
  ListNode,
  ListItemNode,
  TableNode,
  TableRowNode,
  TableCellNode,
  ImageNode,
]

export function anchorsOf(state: EditorState): Anchors {
  return state.read(() => $getState($getRoot(), followedState).anchors)
}

/** The plain text that the anchors of a state refer to. */
export function followedText(state: EditorState): string {
  return state.read(() => joined($getState($getRoot(), followedState).texts))
}

/** Puts anchors on the document as it stands. Called inside an update. */
export function $setAnchors(anchors: Anchors): void {
  const keys = $getRoot().getChildrenKeys()
  $setState($getRoot(), followedState, { anchors, gap: null, keys, texts: keys.map($textOf) })
}

/**
 * Keeps the anchors in step with every edit until undone. `onMoved` is told how long each took, for measuring.
 *
 * The transform of the root runs last. Undo and redo bring their anchors with them and are left alone.
 */
export function registerAnchors(editor: LexicalEditor, onMoved?: (milliseconds: number) => void): () => void {
  const dirty = new Set<NodeKey>()
  const $collect = (node: LexicalNode) => {
    const block = $topBlock(node)
    if (block) dirty.add(block)
  }
  const stops = kinds.map((kind) => editor.registerNodeTransform(kind, $collect))
  stops.push(
    editor.registerNodeTransform(RootNode, (root) => {
      if (!$hasUpdateTag(HISTORIC_TAG)) {
        const since = onMoved ? performance.now() : 0
        $collectSelected(dirty)
        if ($followEdit(root, dirty)) onMoved?.(performance.now() - since)
      }
      dirty.clear()
    }),
  )
  return () => stops.forEach((stop) => stop())
}

/** What is being composed runs no transform of its own; the selection stands in it. */
function $collectSelected(dirty: Set<NodeKey>): void {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return
  for (const { key } of [selection.anchor, selection.focus]) {
    const block = $topBlock($getNodeByKey(key))
    if (block) dirty.add(block)
  }
}

/** Takes an edit in; answers whether anything of the text changed. */
function $followEdit(root: RootNode, dirty: ReadonlySet<NodeKey>): boolean {
  const before = $getState(root, followedState)
  const keys = root.getChildrenKeys()
  const changed = windowOf(before.keys, keys, dirty)
  if (!changed) return false
  const texts = [
    ...before.texts.slice(0, changed.from),
    ...keys.slice(changed.from, keys.length - changed.tail).map($textOf),
    ...before.texts.slice(before.keys.length - changed.tail),
  ]
  const { from, tail } = widened(changed, before.texts, texts)
  const start = lengthOf(texts.slice(0, from))
  const splice = findSplice(
    joined(before.texts.slice(from, before.texts.length - tail)),
    joined(texts.slice(from, texts.length - tail)),
    $caretIn(keys.slice(from, keys.length - tail), texts.slice(from)),
  )
  if (splice) {
    const moved = moveAnchors(before.anchors, { ...splice, at: splice.at + start }, before.gap)
    $setState(root, followedState, { ...moved, keys, texts })
  } else if (keys.length !== before.keys.length || keys.some((key, index) => key !== before.keys[index]))
    $setState(root, followedState, { ...before, keys, texts })
  return splice !== null
}

/** How many blocks at the head and at the tail are surely the same. */
type Changed = { from: number; tail: number }

function windowOf(before: readonly NodeKey[], after: readonly NodeKey[], dirty: ReadonlySet<NodeKey>): Changed | null {
  const most = Math.min(before.length, after.length)
  const isSame = (a: NodeKey | undefined, b: NodeKey) => a === b && !dirty.has(b)
  let from = 0
  while (from < most && isSame(before[from], after[from]!)) from++
  if (from === before.length && from === after.length) return null
  let tail = 0
  while (tail < most - from && isSame(before[before.length - 1 - tail], after[after.length - 1 - tail]!)) tail++
  return { from, tail }
}

/** Blocks come and go with the blank line beside them: both texts need a neighbour that holds it. */
function widened({ from, tail }: Changed, ...texts: readonly (readonly (string | null)[])[]): Changed {
  const isBare = () => texts.some((of) => of.slice(from, of.length - tail).every((text) => text === null))
  while (isBare() && (from > 0 || tail > 0)) {
    if (from > 0) from--
    else tail--
  }
  return { from, tail }
}

const held = (text: string | null): text is string => text !== null
const joined = (texts: readonly (string | null)[]) => texts.filter(held).join(leafSeparator)

/** The length of blocks with the blank line after each. */
function lengthOf(texts: readonly (string | null)[]): number {
  let length = 0
  for (const text of texts) if (text !== null) length += text.length + leafSeparator.length
  return length
}

/** Where the caret stands, counted from the first of these blocks; null when it stands in none of them. */
function $caretIn(keys: readonly NodeKey[], texts: readonly (string | null)[]): number | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const { focus } = selection
  const index = keys.indexOf($topBlock($getNodeByKey(focus.key)) ?? '')
  const block = index < 0 ? null : $getNodeByKey(keys[index]!)
  const within = block && $offsetOfPoint($mapUnder(block), focus)
  return within === null ? null : lengthOf(texts.slice(0, index)) + within
}

function $textOf(key: NodeKey): string | null {
  const node = $getNodeByKey(key)
  const map = node && $mapUnder(node)
  return map && map.leaves.length > 0 ? map.text : null
}

/** The child of the root that a node stands in; cells of tables are roots to Lexical, but not here. */
function $topBlock(node: LexicalNode | null): NodeKey | null {
  let block = node
  for (let parent = block?.getParent(); parent && !$isRootNode(parent); parent = block?.getParent()) block = parent
  return block?.getParent() ? block.getKey() : null
}
