import type { Block, Mark } from '#contract/article-text.ts'
import { keptHref, keptMarks, storedForm } from './parsed-text.ts'

/**
 * Blocks in the form importers store them in, which they leave as it is: composed (NFC), without white space at the ends
 * of lines, split at blank lines, without empty ones; links that a person may follow alone. Marks move with their words.
 */
export function storedBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    switch (block.kind) {
      case 'image':
        return [imageOf(block)]
      case 'tableRow': {
        const cells = block.cells.map(cellOf)
        return cells.some(({ text }) => text !== '') ? [{ ...block, cells }] : []
      }
      case 'code':
        return leavesOf(block.text, [], 'code').map(({ text }) => ({ ...block, text }))
      default: {
        const { marks = [], ...bare } = block
        return leavesOf(block.text, marks, 'words').map((leaf) => ({ ...bare, ...leaf }))
      }
    }
  })
}

type StoredLeaf = { text: string; marks?: Mark[] }

function imageOf(image: Extract<Block, { kind: 'image' }>): Block {
  const { caption, ...rest } = image
  const line = (text: string) => storedForm(text).replace(/\s+/g, ' ').trim()
  return { ...rest, alt: line(image.alt), ...(caption !== undefined && { caption: line(caption) }) }
}

/** A cell stays one leaf: where it had a blank line, the line ends. */
function cellOf({ text, marks = [] }: { text: string; marks?: Mark[] | undefined }): StoredLeaf {
  const leaves = leavesOf(text, marks, 'words')
  let joined = ''
  const moved: Mark[] = []
  for (const leaf of leaves) {
    const start = joined === '' ? 0 : joined.length + 1
    joined += (joined === '' ? '' : '\n') + leaf.text
    for (const mark of leaf.marks ?? []) moved.push({ ...mark, start: mark.start + start, end: mark.end + start })
  }
  return { text: joined, ...keptMarks(moved) }
}

/** A line as it is kept: where it stands in the composed text, and where in its leaf. */
type Line = { from: number; to: number; start: number }

/** The texts between blank lines, each with the marks on its words. */
function leavesOf(written: string, marks: readonly Mark[], kind: 'words' | 'code'): StoredLeaf[] {
  const { text, placeOf } = composed(written, marks)
  return linesOf(text, kind).flatMap((lines) => {
    const joined = lines.map(({ from, to }) => text.slice(from, to)).join('\n')
    const leaf = kind === 'code' ? joined.trimEnd() : joined.trim()
    const lead = kind === 'code' ? 0 : joined.length - joined.trimStart().length
    const within = (offset: number) => Math.min(Math.max(placeIn(lines, placeOf(offset)) - lead, 0), leaf.length)
    return leaf === '' ? [] : [{ text: leaf, ...keptMarks(marksOn(leaf, marks, within)) }]
  })
}

/** The text as all text is stored, and where in it the edges of marks are. */
function composed(written: string, marks: readonly Mark[]): { text: string; placeOf: (offset: number) => number } {
  const text = storedForm(written)
  if (text === written) return { text, placeOf: (offset) => offset }
  const places = new Map<number, number>()
  let [at, place] = [0, 0]
  for (const edge of marks.flatMap(({ start, end }) => [start, end]).sort((a, b) => a - b)) {
    place += storedForm(written.slice(at, edge)).length
    at = Math.max(at, Math.min(edge, written.length))
    places.set(edge, Math.min(place, text.length))
  }
  return { text, placeOf: (offset) => places.get(offset) ?? 0 }
}

/** Lines without the white space around them, gathered between blank ones; code keeps what its lines begin with. */
function linesOf(text: string, kind: 'words' | 'code'): Line[][] {
  const leaves: Line[][] = [[]]
  const isSpace = kind === 'code' ? /\s/ : /[^\S\u00A0\u2007\u202F\u3000]/
  let start = 0
  for (let at = 0; at <= text.length;) {
    const next = text.indexOf('\n', at)
    let [from, to] = [at, next < 0 ? text.length : next]
    at = to + 1
    while (to > from && isSpace.test(text.charAt(to - 1))) to -= 1
    while (kind === 'words' && from < to && isSpace.test(text.charAt(from))) from += 1
    const leaf = leaves.at(-1)
    if (from < to) leaf?.push({ from, to, start })
    else if (leaf && leaf.length > 0) leaves.push([])
    start = from < to ? start + to - from + 1 : 0
  }
  return leaves
}

function placeIn(lines: readonly Line[], place: number): number {
  const line = lines.findLast(({ from }) => from <= place)
  return line ? line.start + Math.min(place, line.to) - line.from : 0
}

/** The marks on words of a leaf, in the order importers keep. */
function marksOn(leaf: string, marks: readonly Mark[], within: (offset: number) => number): Mark[] {
  return marks
    .flatMap(({ href: written, ...mark }): Mark[] => {
      const href = mark.kind === 'link' ? keptHref(written) : undefined
      if (mark.kind === 'link' && href === undefined) return []
      return [{ ...mark, start: within(mark.start), end: within(mark.end), ...(href !== undefined && { href }) }]
    })
    .filter(({ start, end }) => leaf.slice(start, end).trim() !== '')
    .sort((a, b) => a.start - b.start || b.end - a.end)
}
