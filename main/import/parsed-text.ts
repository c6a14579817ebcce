import { type Block, type Mark, plainTextOf } from '#contract/article-text.ts'
import type { LeftOut } from './left-out.ts'

/** What a reader of one format finds in a file: the article's content and what it says of itself. */
export type ParsedText = {
  title?: string | undefined
  authors: string[]
  outlet?: string | undefined
  url?: string | undefined
  /** EDTF, a day at most. */
  publishedAt?: string | undefined
  /** BCP 47. */
  language?: string | undefined
  blocks: Block[]
  /** What stays in the original alone; absent where nothing can. */
  left?: LeftOut[] | undefined
}

/** Line breaks as `\n`, form feeds as blank lines, no byte order mark, composed (NFC): how all text is stored. */
export function storedForm(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?|[\u0085\u2028\u000B]/g, '\n')
    .replace(/[\u000C\u2029]/g, '\n\n')
    .replaceAll('\0', '\uFFFD')
    .normalize('NFC')
}

/** The texts between blank lines; a line of white space alone is blank. No line keeps white space at its end. */
export function paragraphsOf(text: string): string[] {
  const paragraphs: string[] = []
  const lines: string[] = []
  // Line by line: a pattern for space before a line's end takes the square of a long run of spaces.
  for (const line of [...text.split('\n'), '']) {
    const kept = line.trimEnd()
    if (kept !== '') lines.push(kept)
    else if (lines.length > 0) paragraphs.push(lines.splice(0).join('\n'))
  }
  return paragraphs
}

/** Code in blocks, split at blank lines: no leaf contains one. */
export function codeBlocks(text: string, language?: string): Block[] {
  return paragraphsOf(text).map((part) => ({ kind: 'code', text: part, ...(language && { language }) }))
}

/** Marks without the empty ones, or nothing when there are none. */
export function keptMarks(marks: Mark[]): { marks?: Mark[] } {
  const kept = marks.filter((mark) => mark.end > mark.start)
  return kept.length > 0 ? { marks: kept } : {}
}

/** A link's address when a person may follow it later: web and mail, nothing that runs or reads files. */
export function keptHref(href: string | null | undefined): string | undefined {
  const trimmed = href?.trim() ?? ''
  return /^(?:https?:\/\/|mailto:)\S+$/i.test(trimmed) && trimmed.length <= 10_000 ? trimmed : undefined
}

/** A title that a file says it has; what programs put there by themselves is none. */
export function titleIn(said: string | undefined): string | undefined {
  const title = said?.replace(/\s+/g, ' ').trim() ?? ''
  const byProgram =
    /^(?:microsoft word\b|untitled\b|no title$|document ?\d*$|title$)|\.(?:docx?|odt|rtf|pdf|indd|qxd|tex|graffle|pages)$/i
  return /[\p{L}\p{N}]/u.test(title) && !byProgram.test(title) ? title : undefined
}

const longestTitle = 120

/** A name for a text that has no headline: its first sentence, cut between words when it is long. */
export function titleFromText(blocks: readonly Block[]): string {
  const first = plainTextOf(blocks.slice(0, 5)).replaceAll('\uFFFC', '').trimStart().slice(0, 2000).split('\n\n', 1)[0]
  const line = (first ?? '').replace(/\s+/g, ' ').trim()
  const [sentence] = new Intl.Segmenter('und', { granularity: 'sentence' }).segment(line)
  return shortened((sentence?.segment ?? line).trim())
}

/** At most a headline's length, cut at a word's end with an ellipsis. */
export function shortened(text: string): string {
  if (text.length <= longestTitle) return text
  const cut = text.slice(0, longestTitle)
  const space = cut.lastIndexOf(' ')
  const whole =
    space > longestTitle / 2
      ? cut.slice(0, space)
      : [...new Intl.Segmenter().segment(cut)]
          .slice(0, -1)
          .map((part) => part.segment)
          .join('')
  return `${whole.replace(/[\s\p{P}]+$/u, '')}…`
}
