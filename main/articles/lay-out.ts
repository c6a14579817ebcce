import { type Block, type Leaf, leafSeparator, leavesOf, type Mark, objectCharacter } from '#contract/article-text.ts'
import { type Alignment, alignTexts, turned } from '../passages/align-texts.ts'
import { mapRange, type Range } from '../passages/reanchor.ts'

/** How much of a paragraph, or of the block it may be, the two must share to be the same. */
const leastShared = 0.5

/** A paragraph of a plain text, and the leaf it was before, when it was one. */
type Paragraph = { text: string; start: number; was: Leaf | undefined }

/**
 * The blocks of a plain text written from an article's: paragraphs that were headings, list items, cells or images stay
 * what they were, with the marks on their words. The plain text of blocks, unchanged, makes the same blocks again.
 */
export function laidOut(paragraphs: readonly string[], blocks: readonly Block[]): Block[] {
  const leaves = leavesOf(blocks)
  const before = leaves.map(({ text }) => text).join(leafSeparator)
  const alignment = alignTexts(before, paragraphs.join(leafSeparator))
  const back = turned(alignment)
  let start = 0
  const placed = paragraphs.map((text): Paragraph => {
    const was = leafBefore(leaves, back, { start, end: start + text.length })
    const paragraph = { text, start, was }
    start += text.length + leafSeparator.length
    return paragraph
  })
  const made: Block[] = []
  for (let at = 0; at < placed.length;) {
    const row = rowAt(placed, at, blocks, alignment)
    const block = row?.block ?? blockOf(placed[at] as Paragraph, blocks, alignment)
    if (block) made.push(block)
    at += row?.taken ?? 1
  }
  return made
}

/** The leaf that a paragraph of the new text was, when they share enough. */
function leafBefore(leaves: readonly Leaf[], back: Alignment, range: Range): Leaf | undefined {
  const { start, kept } = mapRange(back, range)
  const leaf = leaves.findLast((one) => one.start <= start)
  if (!leaf || leaf.end < start) return undefined
  const shorter = Math.min(range.end - range.start, leaf.text.length)
  return shorter > 0 && kept >= shorter * leastShared ? leaf : undefined
}

function blockOf(paragraph: Paragraph, blocks: readonly Block[], alignment: Alignment): Block | null {
  const { text, was } = paragraph
  const block = was && blocks[was.blockIndex]
  if (block?.kind === 'image') return text === objectCharacter ? block : { kind: 'paragraph', text }
  if (text === objectCharacter) return null
  if (!block || block.kind === 'tableRow') return { kind: 'paragraph', text }
  if (block.kind === 'code') return { ...block, text }
  const { marks: _marks, ...bare } = block
  return { ...bare, text, ...marksOf(paragraph, alignment) }
}

/** A row whose cells follow each other from here; a cell that is not among them is empty, as one was that said nothing. */
function rowAt(paragraphs: readonly Paragraph[], at: number, blocks: readonly Block[], alignment: Alignment) {
  const index = paragraphs[at]?.was?.blockIndex ?? -1
  const block = blocks[index]
  if (block?.kind !== 'tableRow') return null
  const cells = block.cells.map((): { text: string; marks?: Mark[] } => ({ text: '' }))
  let [taken, next] = [0, 0]
  for (; paragraphs[at + taken]?.was?.blockIndex === index; taken++) {
    const paragraph = paragraphs[at + taken] as Paragraph
    const cell = paragraph.was?.cellIndex ?? -1
    if (cell < next) break
    cells[cell] = { text: paragraph.text, ...marksOf(paragraph, alignment) }
    next = cell + 1
  }
  return { block: { ...block, cells }, taken }
}

/** The marks of the leaf it was, as far as their words are still in it. */
function marksOf({ text, start, was }: Paragraph, alignment: Alignment): { marks?: Mark[] } {
  const marks = (was?.marks ?? []).flatMap((mark): Mark[] => {
    const from = was?.start ?? 0
    const mapped = mapRange(alignment, { start: from + mark.start, end: from + mark.end })
    const within = (offset: number) => Math.min(Math.max(offset - start, 0), text.length)
    const moved = { ...mark, start: within(mapped.start), end: within(mapped.end) }
    return mapped.kept > 0 && moved.start < moved.end ? [moved] : []
  })
  return marks.length > 0 ? { marks } : {}
}
