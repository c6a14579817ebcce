import { type Block, type Leaf, leavesOf } from '#contract/article-text.ts'
import { codeBlock, escapeMarkdown, quoted } from './markdown-text.ts'
import { tableOf } from './note-markdown.ts'

/**
 * An article's blocks as Markdown. Each ends in a block id (`^p3`: its first leaf, counted from 1), which a quotation
 * links to.
 */
export function articleBlocksMarkdown(blocks: readonly Block[]): string {
  const firstLeaf = new Map<number, number>()
  leavesOf(blocks).forEach((leaf, at) => {
    if (!firstLeaf.has(leaf.blockIndex)) firstLeaf.set(leaf.blockIndex, at + 1)
  })
  const markers = listMarkers(blocks)
  return blocks
    .map((block, at) => {
      const id = `^p${firstLeaf.get(at) ?? 0}`
      // A line after a table, a quotation or code would become part of it: their id stands in a paragraph of its own.
      const apart = block.kind === 'tableRow' || block.kind === 'code' || block.kind === 'quote'
      return `${markers[at] ?? ''}${blockMarkdown(block)}${apart ? '\n\n' : ' '}${id}`
    })
    .join('\n\n')
}

/**
 * What each item of a list begins with: its indent and its sign. Levels that no item before it opened have none to
 * stand under, and would be code were they indented: their signs stand in its own line.
 */
function listMarkers(blocks: readonly Block[]): string[] {
  let open = 0
  return blocks.map((block) => {
    if (block.kind !== 'listItem') {
      open = 0
      return ''
    }
    const under = Math.min(open, block.depth)
    open = block.depth + 1
    return `${'    '.repeat(under)}${'-   '.repeat(block.depth - under)}${block.ordered ? '1.' : '-'} `
  })
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'listItem':
      return escapeMarkdown(block.text)
    case 'heading':
      return `${'#'.repeat(Math.min(6, block.level + 1))} ${escapeMarkdown(block.text).replace(/\\\n/g, ' ')}`
    case 'quote':
      return quoted(escapeMarkdown(block.text))
    case 'code':
      return codeBlock(block.text, block.language ?? '')
    case 'tableRow':
      return tableOf(
        [block.cells.map((cell) => escapeMarkdown(cell.text).replace(/\\\n/g, '<br>'))],
        Math.max(1, block.cells.length),
      )
    case 'image':
      return escapeMarkdown(block.caption ?? block.alt)
  }
}

/** The id of the block that a quotation starting at `start` leads to. */
export function leafAt(leaves: readonly Leaf[], start: number): number {
  const index = leaves.findIndex((leaf) => start < leaf.end + 1)
  const leaf = leaves[index < 0 ? leaves.length - 1 : index]
  return leaves.findIndex((one) => one.blockIndex === leaf?.blockIndex) + 1
}
