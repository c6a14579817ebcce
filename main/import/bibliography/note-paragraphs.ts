import { plainTextOf } from '#contract/article-text.ts'
import { parsePage } from '../dom.ts'
import { blocksOfHtml } from '../html-blocks.ts'
import { paragraphsOf, storedForm } from '../parsed-text.ts'

/** A note of a record in paragraphs: reference managers write HTML there, people write text. */
export function noteParagraphs(note: string): string[] {
  const isHtml = /<(?:p|div|br|span|h\d|ul|ol|blockquote|strong|em|b|i|a)\b[^>]*>/i.test(note)
  if (!isHtml) return paragraphsOf(storedForm(note))
  const page = parsePage(note)
  return paragraphsOf(plainTextOf(blocksOfHtml(page.body ?? page)))
}
