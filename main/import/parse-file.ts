import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { plainTextOf } from '#contract/article-text.ts'
import { countWords } from '../text/words.ts'
import { decode } from './decode.ts'
import { type ParsedText, shortened, titleFromText } from './parsed-text.ts'
import { readHtml } from './read-html.ts'
import { readMarkdown } from './read-markdown.ts'
import { readText } from './read-text.ts'
import { recogniseLanguage } from './recognise-language.ts'

export const mediaTypes = ['text/plain', 'text/markdown', 'text/html'] as const
export type MediaType = (typeof mediaTypes)[number]

export type FileToParse = { name: string; bytes: Uint8Array; mediaType?: MediaType | undefined }

/** A file read whole: what the article will be, or why it cannot be one. */
export type ParsedFile =
  | {
      kind: 'parsed'
      text: ParsedText & { title: string }
      mediaType: MediaType
      encoding: string
      encodingGuessed: boolean
      /** Of the plain text, by which the same text from another file is recognised. */
      plainSha256: string
      words: number
    }
  | { kind: 'refused'; why: 'empty' | 'noText' | 'binary' | 'unreadableText' }
  | { kind: 'refused'; why: 'otherFormat'; format: string }

/** Reads one file by what its bytes, its name and the caller say it is. */
export async function parseFile(file: FileToParse): Promise<ParsedFile> {
  if (file.bytes.length === 0) return { kind: 'refused', why: 'empty' }
  const format = await otherFormat(file.bytes)
  if (format) return { kind: 'refused', why: 'otherFormat', format }
  const decoded = decode(file.bytes)
  if (decoded === null) return { kind: 'refused', why: 'binary' }
  if (isGarbled(decoded.text)) return { kind: 'refused', why: 'unreadableText' }

  const mediaType = file.mediaType ?? mediaTypeOf(file.name, decoded.text)
  const read = readers[mediaType](decoded.text)
  const plain = plainTextOf(read.blocks)
  if (!/[^\s\uFFFC]/.test(plain)) return { kind: 'refused', why: decoded.text.trim() === '' ? 'empty' : 'noText' }
  return {
    kind: 'parsed',
    text: {
      ...read,
      title: headline(read.title) ?? (titleFromText(read.blocks) || file.name),
      language: read.language ?? recogniseLanguage(plain),
    },
    mediaType,
    encoding: decoded.encoding,
    encodingGuessed: decoded.guessed,
    plainSha256: createHash('sha256').update(plain).digest('hex'),
    words: countWords(plain),
  }
}

const readers = { 'text/plain': readText, 'text/markdown': readMarkdown, 'text/html': readHtml } as const

/** By the name's ending; a page saved under another name is known by how it begins. */
export function mediaTypeOf(name: string, text: string): MediaType {
  if (/\.(?:md|markdown|mdown|mkd)$/i.test(name)) return 'text/markdown'
  if (/\.(?:html?|xhtml)$/i.test(name)) return 'text/html'
  return /^\s*(?:<!doctype html|<html[\s>])/i.test(text.slice(0, 1000)) ? 'text/html' : 'text/plain'
}

/** The name of a known format that is no text; null for text, and for bytes that nothing is known of. */
async function otherFormat(bytes: Uint8Array): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes.subarray(0, 64 * 1024)).catch(() => undefined)
  if (found === undefined || found.mime.startsWith('text/') || /xml|json|srt|vtt/.test(found.mime)) return null
  return found.ext.toUpperCase()
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
