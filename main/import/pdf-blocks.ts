import type { Block } from '#contract/article-text.ts'
import { storedForm } from './parsed-text.ts'
import type { PdfLine } from './pdf-lines.ts'

/**
 * Lines of pages as paragraphs and headings. A PDF says where ink is, not what belongs together; what tells is the
 * distance between lines, their size, how they are indented and whether the line before ended early. A paragraph
 * never runs from one page to the next, so that every block has one page.
 */
export function pdfBlocks(pages: readonly (readonly PdfLine[])[]): Block[] {
  const body = bodySize(pages.flat())
  return pages.flatMap((lines, index) =>
    groups(lines).flatMap((group): Block[] => {
      const text = storedForm(flowing(group)).replace(/\n+/g, ' ').trim()
      if (text === '') return []
      const level = headingLevel(group, text, body)
      const page = index + 1
      return [level === null ? { kind: 'paragraph', text, page } : { kind: 'heading', level, text, page }]
    }),
  )
}

/** The size most letters have. */
function bodySize(lines: readonly PdfLine[]): number {
  const letters = new Map<number, number>()
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length)
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

const longestHeading = 200

function headingLevel(group: readonly PdfLine[], text: string, body: number): number | null {
  const size = Math.min(...group.map((line) => line.size))
  if (body === 0 || text.length > longestHeading || !/\p{L}/u.test(text)) return null
  const ratio = size / body
  return ratio >= 1.6 ? 1 : ratio >= 1.3 ? 2 : ratio >= 1.12 && group.length <= 2 ? 3 : null
}

/** Lines that belong to one paragraph. */
function groups(lines: readonly PdfLine[]): PdfLine[][] {
  const spacing = usualSpacing(lines)
  const found: PdfLine[][] = []
  for (const line of lines) {
    const group = found.at(-1)
    const before = group?.at(-1)
    if (group && before && belongs(group, before, line, spacing)) group.push(line)
    else found.push([line])
  }
  return found
}

/** The distance from line to line that is most common on the page, in sizes of its letters. */
function usualSpacing(lines: readonly PdfLine[]): number {
  const gaps: number[] = []
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    const gap = before ? (before.y - line.y) / (line.size || 1) : 0
    if (gap > 0.8 && gap < 2.5) gaps.push(gap)
  })
  gaps.sort((a, b) => a - b)
  return gaps[gaps.length >> 1] ?? 1.2
}

const bullet = /^(?:[•▪◦●■‣∙·–—*-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s/
const ended = /[.!?…:;。！？۔؟։]["'”’»)\]]*$/u

function belongs(group: readonly PdfLine[], before: PdfLine, line: PdfLine, spacing: number): boolean {
  if (Math.abs(line.size - before.size) > 0.12 * Math.max(line.size, before.size)) return false
  const fall = (before.y - line.y) / (line.size || 1)
  // Beside each other, or up again to another column: a column goes on in the middle of a sentence alone.
  if (fall < 0.3) return fall < -1 && !ended.test(before.text) && /^\p{Ll}/u.test(line.text)
  if (fall > Math.max(spacing * 1.3, 0.9)) return false
  if (bullet.test(line.text)) return false
  const left = Math.min(...group.map((one) => one.left))
  const right = Math.max(...group.map((one) => one.right), line.right)
  const indented = line.left - left > line.size * 0.8 && line.left - before.left > line.size * 0.8
  const wasShort = before.right < right - (right - left) * 0.15
  return !(ended.test(before.text) && (wasShort || (indented && group.length > 1)))
}

/** One flowing text; a word that was divided at a line's end is whole again. */
function flowing(lines: readonly PdfLine[]): string {
  let text = ''
  for (const { text: line } of lines) {
    if (/\p{Ll}[-\u00AD\u2010]$/u.test(text) && /^\p{Ll}/u.test(line)) text = text.slice(0, -1) + line
    else text += (text === '' || isUnspaced(text, line) ? '' : ' ') + line
  }
  return text
}

/** Scripts without spaces between words have none at a line's end either. */
function isUnspaced(text: string, line: string): boolean {
  const script = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}。，、]/u
  return script.test(text.slice(-1)) && script.test(line.slice(0, 1))
}
