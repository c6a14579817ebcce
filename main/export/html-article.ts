import { type Block, type Leaf, leavesOf } from '#contract/article-text.ts'
import type { Passage } from '#contract/passage.ts'
import { anchorOf, escapeHtml, leafHtml, type Marked } from './html-text.ts'

/** An article's text with its passages marked where they stand. */
export function articleTextHtml(blocks: readonly Block[], passages: readonly Passage[]): string {
  const leaves = leavesOf(blocks)
  const byBlock = Map.groupBy(leaves, (leaf) => leaf.blockIndex)
  return blocks.map((block, at) => blockHtml(block, byBlock.get(at) ?? [], passages)).join('\n')
}

function blockHtml(block: Block, leaves: readonly Leaf[], passages: readonly Passage[]): string {
  const inner = leaves.map((leaf) => leafHtml(leaf.text, leaf.marks ?? [], markedIn(leaf, passages)))
  const html = inner.join('')
  switch (block.kind) {
    case 'paragraph':
      return `<p dir="auto">${html}</p>`
    case 'heading':
      return `<h5 dir="auto">${html}</h5>`
    case 'quote':
      return `<blockquote dir="auto">${html}</blockquote>`
    case 'listItem':
      return `<ul class="depth-${Math.min(block.depth, 6)}"><li dir="auto">${html}</li></ul>`
    case 'code':
      return `<pre><code>${html}</code></pre>`
    case 'tableRow': {
      const tag = block.header ? 'th' : 'td'
      return `<table><tr>${inner.map((cell) => `<${tag} dir="auto">${cell}</${tag}>`).join('')}</tr></table>`
    }
    case 'image':
      return `<p class="image" dir="auto">${escapeHtml(block.caption ?? block.alt)}</p>`
  }
}

/** The passages of a leaf, in its own offsets. The anchor of one that spans leaves stands in its first. */
function markedIn(leaf: Leaf, passages: readonly Passage[]): Marked[] {
  return passages
    .filter(({ state, target }) => state !== 'orphaned' && target.start < leaf.end && target.end > leaf.start)
    .map(({ id, target }) => ({ start: target.start - leaf.start, end: target.end - leaf.start, id: anchorOf(id) }))
    .map((marked) => (marked.start < 0 ? { ...marked, start: -1 } : marked))
}
