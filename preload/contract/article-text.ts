import { z } from 'zod'

/**
 * An article's content: blocks of text, never HTML. Immutable, stored once under the SHA-256 of its file's bytes.
 *
 * Offsets of marks count UTF-16 code units inside their own leaf.
 */
export const markKinds = [
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'superscript',
  'subscript',
  'code',
  'link',
] as const

export const mark = z.object({
  kind: z.enum(markKinds),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  /** For a link: where it led. Shown, never opened by itself. */
  href: z.string().max(10_000).optional(),
})

const leaf = { text: z.string(), marks: z.array(mark).optional() }
const place = {
  /** Page of the source, counted from 1. */
  page: z.number().int().positive().optional(),
  /** Seconds from the start of a recording. */
  time: z.number().nonnegative().optional(),
}

export const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), ...leaf, ...place }),
  z.object({ kind: z.literal('heading'), level: z.number().int().min(1).max(6), ...leaf, ...place }),
  z.object({ kind: z.literal('quote'), ...leaf, ...place }),
  z.object({
    kind: z.literal('listItem'),
    depth: z.number().int().min(0).max(20),
    ordered: z.boolean(),
    ...leaf,
    ...place,
  }),
  z.object({ kind: z.literal('code'), text: z.string(), language: z.string().optional(), ...place }),
  z.object({ kind: z.literal('tableRow'), cells: z.array(z.object(leaf)), header: z.boolean().optional(), ...place }),
  z.object({
    kind: z.literal('image'),
    attachment: z.string().optional(),
    alt: z.string(),
    caption: z.string().optional(),
    ...place,
  }),
])

export const articleText = z.object({ blocks: z.array(block) })

export type Mark = z.infer<typeof mark>
export type Block = z.infer<typeof block>
export type ArticleText = z.infer<typeof articleText>

/** One stretch of the plain text: a block, or one cell of a table row. */
export type Leaf = {
  text: string
  marks?: Mark[] | undefined
  blockIndex: number
  cellIndex?: number
  start: number
  end: number
}

/** U+FFFC, the one character that an image is in the plain text. */
export const objectCharacter = '\uFFFC'

/** What stands between two leaves in the plain text. No leaf contains it. */
export const leafSeparator = '\n\n'

/** The leaves of a text in order, with their offsets (UTF-16 code units) in the plain text. */
export function leavesOf(blocks: readonly Block[]): Leaf[] {
  const leaves: Leaf[] = []
  let start = 0
  const add = (blockIndex: number, text: string, marks?: Mark[], cellIndex?: number) => {
    const end = start + text.length
    leaves.push({
      blockIndex,
      text,
      start,
      end,
      ...(marks && { marks }),
      ...(cellIndex !== undefined && { cellIndex }),
    })
    start = end + leafSeparator.length
  }
  blocks.forEach((block, index) => {
    if (block.kind === 'tableRow')
      block.cells.forEach((cell, cellIndex) => add(index, cell.text, cell.marks, cellIndex))
    else if (block.kind === 'image') add(index, objectCharacter)
    else add(index, block.text, block.kind === 'code' ? undefined : block.marks)
  })
  return leaves
}

/** Where words stand in their source: the page of a book or a PDF, the second of a recording. */
export type SourcePlace = { page?: number | undefined; time?: number | undefined }

/**
 * Answers the place in the source of the words at an offset of the plain text; nothing where the source has no such
 * places. The text is looked through once.
 */
export function sourcePlaces(blocks: readonly Block[]): (offset: number) => SourcePlace {
  if (!blocks.some(({ page, time }) => page !== undefined || time !== undefined)) return () => ({})
  const leaves = leavesOf(blocks)
  return (offset) => {
    let [low, high] = [0, leaves.length]
    while (low + 1 < high) {
      const middle = (low + high) >> 1
      if ((leaves[middle]?.start ?? 0) <= offset) low = middle
      else high = middle
    }
    const { page, time } = blocks[leaves[low]?.blockIndex ?? -1] ?? {}
    return { ...(page !== undefined && { page }), ...(time !== undefined && { time }) }
  }
}

/** Seconds from the start of a recording as "1:02:03". */
export function clockTime(seconds: number): string {
  const whole = Math.floor(seconds)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`
}

/** The plain text of an article: its leaves joined with a blank line. All offsets of passages refer to it. */
export function plainTextOf(blocks: readonly Block[]): string {
  return leavesOf(blocks)
    .map((leaf) => leaf.text)
    .join(leafSeparator)
}
