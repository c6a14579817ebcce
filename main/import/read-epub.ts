import type { Block } from '#contract/article-text.ts'
import { depthUnder, parsePage } from './dom.ts'
import { epubPackage } from './epub-package.ts'
import { blocksOfHtml } from './html-blocks.ts'
import { hasMoreOpen, withoutTags } from './html-tags.ts'
import { leftOut } from './left-out.ts'
import { type ParsedText, storedForm } from './parsed-text.ts'
import { plainParagraphs } from './read-text.ts'
import type { Reading } from './reading.ts'
import { languageTag } from './recognise-language.ts'
import { Refused } from './refused.ts'
import { writtenDay } from './source-dates.ts'
import { splitAuthors } from './text-header.ts'
import { zipParts, type ZipParts } from './zip-parts.ts'

/** Deeper than this a chapter is made to harm; its words are still read. */
const deepestChapter = 500
const mostOpenTags = 10_000

/**
 * A book in EPUB: its chapters in reading order, its title, authors and language. Scripts, styles and pictures are no
 * text; what a chapter names outside of the book is never looked for.
 */
export async function readEpub({ bytes, step }: Reading): Promise<ParsedText> {
  const parts = await zipParts(bytes)
  try {
    if (await isSealed(parts)) throw new Refused({ why: 'lockedBook' })
    const { titles, creators, languages, dates, spine, missing } = await epubPackage(parts)
    const blocks: Block[] = []
    let images = 0
    for (const path of spine) {
      const chapter = chapterOf(storedForm(await parts.text(path)))
      blocks.push(...chapter.blocks)
      images += chapter.images
      step()
    }
    return {
      title: titles[0],
      authors: creators.flatMap(splitAuthors),
      publishedAt: dates.map(writtenDay).find((day) => day !== undefined),
      language: languageTag(languages[0]),
      blocks,
      left: leftOut(['images', images], ['parts', missing.length, missing]),
    }
  } finally {
    parts.close()
  }
}

function chapterOf(html: string): { blocks: Block[]; images: number } {
  if (hasMoreOpen(html, mostOpenTags)) return { blocks: plainParagraphs(withoutTags(html)), images: 0 }
  const page = parsePage(withoutProlog(html))
  const root = page.body ?? page.documentElement
  if (!root) return { blocks: [], images: 0 }
  const images = [...root.querySelectorAll('img, image, svg')].length
  if (depthUnder(root) > deepestChapter) return { blocks: plainParagraphs(root.textContent ?? ''), images }
  return { blocks: blocksOfHtml(root), images }
}

/** XHTML may close an element that HTML does not: `<title/>` would swallow the page. */
function withoutProlog(html: string): string {
  return html
    .replace(/^\s*<\?xml[^>]*\?>/, '')
    .replace(/<(title|script|style|iframe|textarea|a|p|div|span|i|b|em|strong)((?:\s[^<>]*)?)\/>/gi, '<$1$2></$1>')
}

/** Fonts alone may be scrambled in an open book; chapters that are make it a locked one. */
async function isSealed(parts: ZipParts): Promise<boolean> {
  if (parts.has('META-INF/rights.xml')) return true
  if (!parts.has('META-INF/encryption.xml')) return false
  return /\.x?html?["']/i.test(await parts.text('META-INF/encryption.xml'))
}
