import { getDocumentProxy } from 'unpdf'
import type { Block } from '#contract/article-text.ts'
import { leftOut } from './left-out.ts'
import { type ParsedText, shortened, titleIn } from './parsed-text.ts'
import { commentsIn, type PdfAnnotation, withFilledIn } from './pdf-annotations.ts'
import { pdfBlocks } from './pdf-blocks.ts'
import { PdfCharacterTables } from './pdf-character-tables.ts'
import { linesOf, type PdfLine } from './pdf-lines.ts'
import { languageTag } from './recognise-language.ts'
import { Refused } from './refused.ts'
import type { Reading } from './reading.ts'
import { splitAuthors } from './text-header.ts'

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

/**
 * A PDF's text, page after page; every block says its page. Nothing of it runs and nothing is drawn: pdf.js reads the
 * text alone, without compiling fonts into programs. A file of pictures is refused with what to do about it.
 */
export async function readPdf({ bytes, password, step }: Reading): Promise<ParsedText> {
  const pdf = await opened(bytes, password)
  try {
    const pages = await pagesOf(pdf, step)
    if (!pages.some(({ lines }) => lines.length > 0)) throw new Refused({ why: 'scanned', pages: pdf.numPages })
    const blocks = pdfBlocks(pages.map(({ lines }) => lines))
    return { ...(await metadataOf(pdf, blocks)), blocks, left: await leftOutOf(pdf, pages) }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

/** As it was typed, or else as programs prepare it before they lock a file with it. */
async function opened(bytes: Uint8Array, password: string | undefined): Promise<Pdf> {
  const prepared = password === undefined ? undefined : saslPrepared(password)
  try {
    return await openedWith(bytes, password)
  } catch (error) {
    const wasWrong = error instanceof Refused && error.refusal.why === 'wrongPassword'
    if (wasWrong && prepared !== password) return openedWith(bytes, prepared)
    throw error
  }
}

/** RFC 4013, without its refusals: signs that do not show go, spaces are one kind, the rest is NFKC. */
function saslPrepared(password: string): string {
  const hidden = /[\u00AD\u034F\u1806\u180B-\u180D\u200B-\u200D\u2060\uFE00-\uFE0F\uFEFF]/g
  return password
    .replace(hidden, '')
    .replace(/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
    .normalize('NFKC')
}

async function openedWith(bytes: Uint8Array, password: string | undefined): Promise<Pdf> {
  try {
    return await getDocumentProxy(Uint8Array.from(bytes), {
      ...(password !== undefined && { password }),
      disableFontFace: true,
      useSystemFonts: false,
      useWorkerFetch: false,
      BinaryDataFactory: PdfCharacterTables,
      stopAtErrors: false,
      verbosity: 0,
    })
  } catch (error) {
    const { name, code, message } = error as { name?: string; code?: number; message?: string }
    if (name === 'PasswordException')
      throw new Refused({ why: code === 2 ? 'wrongPassword' : 'locked' }, { cause: error })
    throw new Refused({ why: 'damaged', detail: message ?? String(error) }, { cause: error })
  }
}

const mostPages = 50_000

type PdfPage = { lines: PdfLine[]; comments: number }

/** Every page; one that cannot be read has no lines. */
async function pagesOf(pdf: Pdf, step: () => void): Promise<PdfPage[]> {
  const pages: PdfPage[] = []
  const count = Math.min(pdf.numPages, mostPages)
  for (let number = 1; number <= count; number += 1) {
    const page = await pageOf(pdf, number)
    pages.push(page)
    // A file may claim any number of pages: one without words is no progress.
    if (page.lines.length > 0) step()
  }
  return pages
}

async function pageOf(pdf: Pdf, number: number): Promise<PdfPage> {
  try {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    const lines = linesOf(items.flatMap((item) => ('str' in item ? [item] : [])))
    const annotations = (await page.getAnnotations().catch(() => [])) as PdfAnnotation[]
    page.cleanup()
    return { lines: withFilledIn(lines, annotations), comments: commentsIn(annotations) }
  } catch {
    // One page that is damaged does not take the others with it; it is told among the pages without text.
    return { lines: [], comments: 0 }
  }
}

async function metadataOf(pdf: Pdf, blocks: readonly Block[]): Promise<Omit<ParsedText, 'blocks'>> {
  const info = await pdf
    .getMetadata()
    .then(({ info }) => info as Record<string, unknown>)
    .catch((): Record<string, unknown> => ({}))
  const said = (name: string) => {
    const value = info[name]
    return typeof value === 'string' && value.trim() !== '' ? value.replaceAll('\0', '').trim() : undefined
  }
  return {
    title: titleIn(said('Title')) ?? headlineOf(blocks),
    authors: splitAuthors(said('Author') ?? ''),
    language: languageTag(said('Language')),
  }
}

function headlineOf(blocks: readonly Block[]): string | undefined {
  const headings = blocks.filter((block) => block.kind === 'heading' && block.page === 1)
  const [first] = headings.sort((a, b) => levelOf(a) - levelOf(b))
  return first && shortened(textOf(first).replace(/\s+/g, ' '))
}

const levelOf = (block: Block) => (block.kind === 'heading' ? block.level : 7)
const textOf = (block: Block) => ('text' in block ? block.text : '')

async function leftOutOf(pdf: Pdf, pages: readonly PdfPage[]) {
  const empty = pages.flatMap(({ lines }, index) => (lines.length === 0 ? [String(index + 1)] : []))
  const attached = Object.keys(((await pdf.getAttachments().catch(() => null)) as object | null) ?? {})
  const comments = pages.reduce((sum, page) => sum + page.comments, 0)
  return leftOut(
    ['emptyPages', empty.length, empty],
    ['attachments', attached.length, attached],
    ['comments', comments],
  )
}
