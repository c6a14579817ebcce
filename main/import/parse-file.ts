import { createHash } from 'node:crypto'
import { plainTextOf } from '#contract/article-text.ts'
import { countWords } from '../text/words.ts'
import { decode } from './decode.ts'
import { type BytesType, docx, isText, type MediaType, odt, type TextType } from './formats.ts'
import { type ParsedText, shortened, titleFromText } from './parsed-text.ts'
import { recogniseBytes, recogniseText } from './recognise-format.ts'
import { recogniseLanguage } from './recognise-language.ts'
import { type Refusal, Refused } from './refused.ts'
import type { Reading } from './reading.ts'

export type FileToParse = {
  name: string
  bytes: Uint8Array
  mediaType?: MediaType | undefined
  password?: string | undefined
}

/** A file read whole: what the article will be, or why it cannot be one. */
export type ParsedFile =
  | {
      kind: 'parsed'
      text: ParsedText & { title: string }
      mediaType: MediaType
      /** Of a text; other formats say it themselves. */
      encoding?: string
      encodingGuessed?: boolean
      /** Of the plain text, by which the same text from another file is recognised. */
      plainSha256: string
      words: number
    }
  | ({ kind: 'refused' } & Refusal)

/** The most characters of one article: some thirty long books. */
const mostCharacters = 30_000_000

/** Reads one file by what its bytes, its name and the caller say it is. */
export async function parseFile(file: FileToParse, step: () => void = () => {}): Promise<ParsedFile> {
  try {
    return await parsed(file, step)
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', ...error.refusal }
    throw error
  }
}

async function parsed(file: FileToParse, step: () => void): Promise<ParsedFile> {
  if (file.bytes.length === 0) throw new Refused({ why: 'empty' })
  const known = await recogniseBytes(file.bytes)
  if (known !== undefined) return whole(file.name, known, await readers[known]({ ...file, step }))
  const decoded = decode(file.bytes)
  if (decoded === null) throw new Refused({ why: 'binary' })
  if (isGarbled(decoded.text)) throw new Refused({ why: 'unreadableText' })
  const { text, encoding, guessed } = decoded
  const asked = file.mediaType && isText(file.mediaType) ? file.mediaType : undefined
  const mediaType = asked ?? recogniseText(file.name, text)
  if (mediaType === 'message/rfc822') return whole(file.name, mediaType, await readers[mediaType]({ ...file, step }))
  const read = await textReaders[mediaType](text)
  if (text.trim() === '') throw new Refused({ why: 'empty' })
  return { ...whole(file.name, mediaType, read), encoding, encodingGuessed: guessed }
}

function whole(name: string, mediaType: MediaType, read: ParsedText): Extract<ParsedFile, { kind: 'parsed' }> {
  const plain = plainTextOf(read.blocks)
  if (plain.length > mostCharacters) throw new Refused({ why: 'tooMuchText' })
  if (!/[^\s\uFFFC]/.test(plain)) throw new Refused({ why: 'noText' })
  return {
    kind: 'parsed',
    text: {
      ...read,
      title: headline(read.title) ?? (titleFromText(read.blocks) || name),
      language: read.language ?? recogniseLanguage(plain),
    },
    mediaType,
    plainSha256: createHash('sha256').update(plain).digest('hex'),
    words: countWords(plain),
  }
}

/** Each reader is loaded with the first file it is needed for: a page does not wait for the reader of PDFs. */
const textReaders: Record<TextType, (text: string) => Promise<ParsedText>> = {
  'text/plain': async (text) => (await import('./read-text.ts')).readText(text),
  'text/markdown': async (text) => (await import('./read-markdown.ts')).readMarkdown(text),
  'text/html': async (text) => (await import('./read-html.ts')).readHtml(text),
  'text/vtt': async (text) => (await import('./read-subtitles.ts')).readSubtitles(text),
  'application/x-subrip': async (text) => (await import('./read-subtitles.ts')).readSubtitles(text),
}

const readers: Record<BytesType, (reading: Reading) => Promise<ParsedText>> = {
  'application/pdf': async (reading) => (await import('./read-pdf.ts')).readPdf(reading),
  [docx]: async (reading) => (await import('./read-docx.ts')).readDocx(reading),
  [odt]: async (reading) => (await import('./read-odt.ts')).readOdt(reading),
  'application/rtf': async (reading) => (await import('./read-rtf.ts')).readRtf(reading),
  'application/epub+zip': async (reading) => (await import('./read-epub.ts')).readEpub(reading),
  'message/rfc822': async (reading) => (await import('./read-eml.ts')).readEml(reading),
}

/** Text of which a tenth did not fit its encoding, or is control characters, is no text to anyone. */
function isGarbled(text: string): boolean {
  const sample = text.slice(0, 100_000)
  const strange = sample.match(/[\0-\x08\x0E-\x1A\uFFFD]/g)?.length ?? 0
  return strange > 2 && strange * 10 > sample.length
}

function headline(title: string | undefined): string | undefined {
  const line = title?.replace(/\s+/g, ' ').trim()
  return line ? (line.length > 1000 ? shortened(line) : line) : undefined
}
