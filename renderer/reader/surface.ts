import type { LexicalEditor } from 'lexical'
import { $textMap, leafFor, type LeafRuns } from './text-map.ts'

/** A stretch of the plain text: `start` is inside, `end` is not, in UTF-16 code units. */
export type Span = { start: number; end: number }

/** A leaf of the text as it stands on screen: its element, and the DOM nodes that hold its characters, in order. */
export type SurfaceLeaf = Span & { index: number; element: HTMLElement; runs: SurfaceRun[] }
export type SurfaceRun = Span & { node: Node; leaf: SurfaceLeaf }
export type DomPoint = { node: Node; offset: number }

/** The article's text on screen, and the way between DOM points and offsets of its plain text. */
export type Surface = {
  root: HTMLElement
  text: string
  leaves: readonly SurfaceLeaf[]
  /** Null when the point lies outside the text. Between two blocks it is the start of the block after it. */
  offsetOf: (node: Node, offset: number) => number | null
  /** Where two nodes meet, `side` chooses: `after` for a start, `before` for an end. */
  pointAt: (offset: number, side: 'before' | 'after') => DomPoint
  /** The part of a span that a range can show: from the first character to the last. */
  rangeOf: (span: Span) => Range
}

/** Reads the surface of an editor whose root element is in place. Valid until the article is built anew. */
export function readSurface(editor: LexicalEditor): Surface {
  const root = editor.getRootElement()
  if (!root) throw new Error('The article has no root element')
  const map = editor.getEditorState().read($textMap)
  const runAt: RunAt = new WeakMap()
  const leaves = map.leaves.map((leaf, index) => readLeaf(editor, leaf, index, runAt))
  return surfaceOver(root, { text: () => map.text, leaves: () => leaves, runAt })
}

/** The run that each DOM node of a text is. */
export type RunAt = WeakMap<Node, SurfaceRun>

/** A leaf of the document as it stands on screen. */
export function readLeaf(editor: LexicalEditor, mapped: LeafRuns, index: number, runAt: RunAt): SurfaceLeaf {
  const { key, start, end } = mapped
  const leaf: SurfaceLeaf = { index, start, end, element: editor.getElementByKey(key)!, runs: [] }
  for (const run of mapped.runs) {
    const element = editor.getElementByKey(run.key)!
    const node = run.kind === 'text' ? firstText(element) : element
    const placed = { node, start: run.start, end: run.start + run.length, leaf }
    leaf.runs.push(placed)
    runAt.set(node, placed)
  }
  return leaf
}

/** What a surface is read from; it may be another text at each question. */
type Source = { text: () => string; leaves: () => readonly SurfaceLeaf[]; runAt: RunAt }

export function surfaceOver(root: HTMLElement, { text, leaves, runAt }: Source): Surface {
  const offsetOf = (node: Node, offset: number): number | null => {
    if (!root.contains(node)) return null
    const run = runAt.get(node)
    if (run && node.nodeType === Node.TEXT_NODE) return run.start + Math.min(offset, run.end - run.start)
    return offsetInElement(leaves(), node, offset, text().length)
  }
  const pointAt = (offset: number, side: 'before' | 'after'): DomPoint => {
    const leaf = leafFor(leaves(), offset, side)
    return leaf ? pointInLeaf(leaf, offset, side) : { node: root, offset: 0 }
  }
  const rangeOf = (span: Span): Range => {
    const range = document.createRange()
    const [start, end] = [pointAt(span.start, 'after'), pointAt(span.end, 'before')]
    range.setStart(start.node, start.offset)
    range.setEnd(end.node, end.offset)
    return range
  }
  return {
    root,
    get text() {
      return text()
    },
    get leaves() {
      return leaves()
    },
    offsetOf,
    pointAt,
    rangeOf,
  }
}

/** Formats nest their elements (`<strong><em>`); the text is always the innermost first child. */
function firstText(element: HTMLElement): Node {
  let node: Node = element
  while (node.firstChild) node = node.firstChild
  return node
}

/** A point among an element's children: the first run that does not stand before it, unless its own leaf ended there. */
function offsetInElement(leaves: readonly SurfaceLeaf[], node: Node, offset: number, length: number): number {
  const point = document.createRange()
  point.setStart(node, offset)
  const own = leaves.find((leaf) => leaf.element === node || leaf.element.contains(node))
  if (own && own.runs[0]?.node !== own.element) {
    const next = own.runs.find((run) => isAtOrAfter(point, run.node))
    return next ? next.start : own.end
  }
  let [low, high] = [0, leaves.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isAtOrAfter(point, leaves[middle]!.element)) high = middle
    else low = middle + 1
  }
  return leaves[low]?.start ?? length
}

function isAtOrAfter(point: Range, node: Node): boolean {
  const at = document.createRange()
  at.selectNode(node)
  return point.compareBoundaryPoints(Range.START_TO_START, at) <= 0
}

function pointInLeaf(leaf: SurfaceLeaf, offset: number, side: 'before' | 'after'): DomPoint {
  const within = Math.min(Math.max(offset, leaf.start), leaf.end)
  const run = leaf.runs.find((run) => (side === 'after' ? within < run.end : within <= run.end)) ?? leaf.runs.at(-1)
  if (!run) return { node: leaf.element, offset: 0 }
  if (run.node.nodeType === Node.TEXT_NODE) return { node: run.node, offset: within - run.start }
  return { node: run.node.parentNode!, offset: indexOf(run.node) + (within > run.start ? 1 : 0) }
}

function indexOf(node: Node): number {
  let index = 0
  for (let before = node.previousSibling; before; before = before.previousSibling) index++
  return index
}
