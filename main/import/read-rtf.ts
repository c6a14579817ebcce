import { parsePage } from './dom.ts'
import { blocksOfHtml } from './html-blocks.ts'
import { leftOut } from './left-out.ts'
import { type ParsedText, titleIn } from './parsed-text.ts'
import type { Reading } from './reading.ts'
import { RtfPage } from './rtf-page.ts'
import { rtfTokens } from './rtf-tokens.ts'
import { splitAuthors } from './text-header.ts'

/**
 * Rich Text Format: paragraphs, tables, lists, links and footnotes. Text that is hidden or was struck by a tracked
 * change, comments, pictures, headers and footers stay in the original.
 */
export function readRtf({ bytes }: Reading): ParsedText {
  const page = new RtfPage()
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  for (const token of rtfTokens(source)) page.take(token)
  const { comments, deletions, hidden, images, headers } = page.left
  return {
    title: titleIn(page.info('title')),
    authors: splitAuthors(page.info('author') ?? ''),
    blocks: blocksOfHtml(parsePage(page.html()), { everyTableHasData: true }),
    left: leftOut(
      ['comments', comments],
      ['deletions', deletions],
      ['hiddenText', hidden],
      ['images', images],
      ['headers', headers],
    ),
  }
}
