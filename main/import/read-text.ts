import type { Block } from '#contract/article-text.ts'
import { type ParsedText, paragraphsOf, storedForm } from './parsed-text.ts'
import { textHeader } from './text-header.ts'

const longestHeadline = 150
/** Lines this long on average are paragraphs, not wrapped ones. */
const paragraphLine = 100

/** Plain text: paragraphs between blank lines, and the headers that `text-header.ts` knows. */
export function readText(source: string): ParsedText {
  const { fields, rest } = textHeader(storedForm(source))
  const paragraphs = paragraphsOf(rest).flatMap(unwrapped)
  const headline = fields.title === undefined ? headlineOf(paragraphs) : undefined
  const blocks = paragraphs.map((text, index): Block =>
    index === 0 && headline !== undefined ? { kind: 'heading', level: 1, text } : { kind: 'paragraph', text },
  )
  return { ...fields, title: fields.title ?? headline, blocks }
}

/** A text without a header or a headline of its own: the body of a letter, a chapter. */
export function plainParagraphs(text: string): Block[] {
  return paragraphsOf(storedForm(text))
    .flatMap(unwrapped)
    .map((paragraph) => ({ kind: 'paragraph', text: paragraph }))
}

/** A paragraph whose every line is long was written one paragraph a line. */
function unwrapped(paragraph: string): string[] {
  const lines = paragraph.split('\n').map((line) => line.trim())
  const whole = lines.length > 1 && paragraph.length / lines.length > paragraphLine
  return whole ? lines.filter((line) => line !== '') : [lines.join('\n')]
}

function headlineOf([first, second]: string[]): string | undefined {
  if (first === undefined || second === undefined) return undefined
  const ends = /[.!?…:;,。！？۔।]["'”’»)]?$/u.test(first)
  return !first.includes('\n') && first.length <= longestHeadline && !ends && /\p{L}/u.test(first) ? first : undefined
}
