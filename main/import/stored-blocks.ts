import { type Block } from '#contract/article-text.ts'
import { paragraphsOf, storedForm } from './parsed-text.ts'

/** Blocks in the form importers store them in. */
export function storedBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.kind === 'image') return [block]
    if (block.kind === 'tableRow')
      return block.cells.some(({ text }) => text.trim() !== '')
        ? [{ ...block, cells: block.cells.map((cell) => ({ ...cell, text: storedForm(cell.text).trim() })) }]
        : []
    return paragraphsOf(storedForm(block.text)).map((text) => ({ ...block, text }))
  })
}
