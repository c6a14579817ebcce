import { type ArticleText, type Block, leavesOf, type Mark } from '#contract/article-text.ts'
import { type OtherNames, offsetAfter, replaced, type Replacement } from './other-names.ts'

/** A text under other names, and where in the old plain text the names stood. */
export type RedactedText = { text: ArticleText; replacements: Replacement[] }

export function redactText({ blocks }: ArticleText, names: OtherNames): RedactedText {
  const replacements = leavesOf(blocks).flatMap(({ text, start }) =>
    names.replacementsIn(text).map((one) => ({ ...one, start: one.start + start, end: one.end + start })),
  )
  return { text: { blocks: blocks.map((block) => redactBlock(block, names)) }, replacements }
}

function redactBlock(block: Block, names: OtherNames): Block {
  if (block.kind === 'tableRow') return { ...block, cells: block.cells.map((cell) => redactLeaf(cell, names)) }
  if (block.kind === 'image') {
    const { caption, ...image } = block
    return { ...image, alt: names.in(block.alt), ...(caption !== undefined && { caption: names.in(caption) }) }
  }
  return block.kind === 'code' ? { ...block, text: names.in(block.text) } : redactLeaf(block, names)
}

function redactLeaf<L extends { text: string; marks?: Mark[] | undefined }>(leaf: L, names: OtherNames): L {
  const replacements = names.replacementsIn(leaf.text)
  const marks = leaf.marks?.flatMap((mark): Mark[] => {
    if (mark.href !== undefined && names.in(mark.href) !== mark.href) return []
    const start = offsetAfter(replacements, mark.start, 'start')
    return [{ ...mark, start, end: offsetAfter(replacements, mark.end, 'end') }]
  })
  return { ...leaf, text: replaced(leaf.text, replacements), ...(marks && { marks }) }
}
