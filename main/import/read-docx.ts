import mammoth from 'mammoth'
import type { Block } from '#contract/article-text.ts'
import { type DomDocument, parsePage } from './dom.ts'
import { cutUnseen, styledHidden, type Unseen } from './docx-unseen.ts'
import { blocksOfHtml } from './html-blocks.ts'
import { leftOut } from './left-out.ts'
import { type ParsedText, titleIn } from './parsed-text.ts'
import type { Reading } from './reading.ts'
import { languageTag } from './recognise-language.ts'
import { Refused } from './refused.ts'
import { splitAuthors } from './text-header.ts'
import { elementsIn, parseXml, walkXml, wordsOf, type XmlElement } from './xml.ts'
import { zipParts, type ZipParts } from './zip-parts.ts'

/**
 * A Word document's text: headings, lists, tables, footnotes and endnotes. What was struck by tracked changes, comments
 * and hidden text are cut out before the text is read, so that they cannot come into it by any way; pictures, headers
 * and footers stay in the original. Nothing outside of the file is read: pictures elsewhere are not looked for.
 */
export async function readDocx({ bytes }: Reading): Promise<ParsedText> {
  const parts = await zipParts(bytes)
  try {
    const unseen: Unseen = { deletions: 0, hidden: 0, equations: 0 }
    const { html, images } = await converted(await seenOnly(parts, unseen))
    const page = parsePage(html)
    const left = await leftOutOf(parts, unseen, images)
    return { ...(await propertiesOf(parts, page)), blocks: blocksOf(page), left }
  } finally {
    parts.close()
  }
}

type File = Awaited<ReturnType<typeof seenOnly>>

async function converted(file: File): Promise<{ html: string; images: number }> {
  let images = 0
  const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: String((images += 1)) }))
  try {
    const { value } = await mammoth.convertToHtml({ file } as never, { externalFileAccess: false, convertImage })
    return { html: value, images }
  } catch (error) {
    if (error instanceof Refused) throw error
    const [detail = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    throw new Refused({ why: 'damaged', detail }, { cause: error })
  }
}

/** The file as mammoth asks for it, its texts without what a reader of the page would not see. */
async function seenOnly(parts: ZipParts, unseen: Unseen) {
  const hidden = parts.has('word/styles.xml') ? styledHidden(await parts.text('word/styles.xml')) : new Set<string>()
  return {
    exists: parts.has,
    read: async (name: string, encoding?: string) => {
      if (encoding === undefined) return parts.bytes(name)
      if (encoding === 'base64') return (await parts.bytes(name)).toString('base64')
      const xml = await parts.text(name)
      return /^\/?word\/(?:document|footnotes|endnotes)\d*\.xml$/.test(name) ? cutUnseen(xml, hidden, unseen) : xml
    },
  }
}

function blocksOf(page: DomDocument): Block[] {
  const notes = notesIn(page)
  const blocks = blocksOfHtml(page, { everyTableHasData: true })
  return [...blocks, ...notes]
}

/** Footnotes and endnotes are printed last, each with the number by which the text refers to it. */
function notesIn(page: DomDocument): Block[] {
  const notes = [...page.querySelectorAll('li[id^="footnote-"], li[id^="endnote-"]')]
  const found = notes.flatMap((note, index): Block[] => {
    const back = [...note.querySelectorAll('a[href^="#footnote-ref-"], a[href^="#endnote-ref-"]')].at(-1)
    back?.remove()
    const [first, ...rest] = blocksOfHtml(note, { everyTableHasData: true })
    const number = `[${index + 1}] `
    if (!first || !('text' in first) || first.kind === 'code') return [{ kind: 'paragraph', text: number.trim() }]
    const marks = first.marks?.map((mark) => ({
      ...mark,
      start: mark.start + number.length,
      end: mark.end + number.length,
    }))
    return [{ kind: 'paragraph', text: number + first.text, ...(marks && { marks }) }, ...rest]
  })
  for (const note of notes) note.remove()
  return found
}

async function propertiesOf(parts: ZipParts, page: DomDocument): Promise<Omit<ParsedText, 'blocks'>> {
  const core = parts.has('docProps/core.xml') ? tree(await parts.text('docProps/core.xml')) : null
  const heading = page.querySelector('h1')?.textContent ?? undefined
  return {
    title: titleIn(wordsOf(core, 'title')) ?? heading,
    authors: splitAuthors(wordsOf(core, 'creator') ?? ''),
    language: languageTag(wordsOf(core, 'language')),
  }
}

/** Properties that cannot be read are none: the text is what matters. */
function tree(xml: string): XmlElement | null {
  try {
    return parseXml(xml)
  } catch {
    return null
  }
}

async function leftOutOf(parts: ZipParts, { deletions, hidden, equations }: Unseen, images: number) {
  const comments = parts.has('word/comments.xml')
    ? elementsIn(tree(await parts.text('word/comments.xml')), 'comment').length
    : 0
  let headers = 0
  for (const name of parts.names)
    if (/^word\/(?:header|footer)\d*\.xml$/.test(name) && hasWords(await parts.text(name))) headers += 1
  return leftOut(
    ['comments', comments],
    ['deletions', deletions],
    ['hiddenText', hidden],
    ['images', images],
    ['headers', headers],
    ['equations', equations],
  )
}

function hasWords(xml: string): boolean {
  let words = false
  try {
    walkXml(xml, { text: (text) => (words ||= text.trim() !== '') })
  } catch {
    return words
  }
  return words
}
