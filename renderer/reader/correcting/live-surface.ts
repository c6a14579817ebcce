import { leafSeparator } from '#contract/article-text.ts'
import { $getNodeByKey, $getRoot, type EditorState, type LexicalEditor, type NodeKey } from 'lexical'
import { readLeaf, type RunAt, type Surface, type SurfaceLeaf, surfaceOver } from '../surface.ts'
import { $mapUnder } from '../text-map.ts'

/** A child of the root on the screen, with its own part of the text. */
export type SurfaceBlock = { element: HTMLElement; text: string; leaves: SurfaceLeaf[]; start: number; end: number }

/** The surface of a text that is being edited: one object, always as the text stands now. */
export type LiveSurface = Surface & {
  blockOf: (element: Element) => SurfaceBlock | undefined
  /** Takes in a new state. Only the `dirty` nodes are read again; null reads all. */
  follow: (state: EditorState, dirty: ((key: NodeKey) => boolean) | null) => void
}

export function liveSurface(editor: LexicalEditor, root: HTMLElement): LiveSurface {
  const runAt: RunAt = new WeakMap()
  const byElement = new WeakMap<Element, SurfaceBlock>()
  let blocks = new Map<NodeKey, SurfaceBlock>()
  let leaves: SurfaceLeaf[] = []
  let text: string | null = null

  const $read = (key: NodeKey): SurfaceBlock | null => {
    const node = $getNodeByKey(key)
    const element = editor.getElementByKey(key)
    if (!node || !element) return null
    const map = $mapUnder(node)
    const block: SurfaceBlock = { element, text: map.text, leaves: [], start: 0, end: map.text.length }
    block.leaves = map.leaves.map((leaf, index) => readLeaf(editor, leaf, index, runAt))
    // Lexical gives a direction to whole lists and tables; each item and cell has its own.
    for (const leaf of block.leaves) if (!leaf.element.dir) leaf.element.dir = 'auto'
    byElement.set(element, block)
    return map.leaves.length > 0 ? block : null
  }
  const $follow = (dirty: ((key: NodeKey) => boolean) | null) => {
    const next = new Map<NodeKey, SurfaceBlock>()
    leaves = []
    let at = 0
    for (const key of $getRoot().getChildrenKeys()) {
      const known = dirty && !dirty(key) ? blocks.get(key) : undefined
      const block = known ?? $read(key)
      if (!block) continue
      moveTo(block, at)
      for (const leaf of block.leaves) {
        leaf.index = leaves.length
        leaves.push(leaf)
      }
      next.set(key, block)
      at = block.end + leafSeparator.length
    }
    blocks = next
    text = null
  }
  const surface = surfaceOver(root, {
    text: () => (text ??= [...blocks.values()].map((block) => block.text).join(leafSeparator)),
    leaves: () => leaves,
    runAt,
  })
  return Object.defineProperties(
    {
      blockOf: (element: Element) => byElement.get(element),
      follow: (state: EditorState, dirty: ((key: NodeKey) => boolean) | null) => state.read(() => $follow(dirty)),
    },
    Object.getOwnPropertyDescriptors(surface),
  ) as LiveSurface
}

/** Everything in a block moves with it. */
function moveTo(block: SurfaceBlock, start: number): void {
  const by = start - block.start
  if (by === 0) return
  for (const part of [block, ...block.leaves, ...block.leaves.flatMap(({ runs }) => runs)]) {
    part.start += by
    part.end += by
  }
}
