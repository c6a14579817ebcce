import { fileTypeFromBuffer } from 'file-type'
import { type BytesType, docx, isText, odt, type TextType, typeByName } from './formats.ts'
import { Refused } from './refused.ts'
import { openZip } from './zip.ts'

/**
 * The format of what is no plain text, by its bytes; undefined for text, and for bytes that nothing is known of. A
 * name promises what it will: bytes decide. Throws `Refused` for a format that is known and not read.
 */
export async function recogniseBytes(bytes: Uint8Array): Promise<BytesType | undefined> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1')
  if (head.startsWith('{\\rtf')) return 'application/rtf'
  // Some programs write a few lines before a PDF begins; readers look for it in the first kilobyte.
  if (head.includes('%PDF-')) return 'application/pdf'
  if (head.startsWith('PK')) return zipped(bytes)
  const found = await fileTypeFromBuffer(bytes.subarray(0, 64 * 1024)).catch(() => undefined)
  if (found === undefined || found.mime.startsWith('text/') || /xml|json|srt|vtt|rfc822/.test(found.mime))
    return undefined
  if (found.ext === 'cfb' && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(sealedOffice))
    throw new Refused({ why: 'lockedOffice' })
  throw new Refused({ why: 'otherFormat', format: found.ext === 'cfb' ? 'DOC' : found.ext.toUpperCase() })
}

/** How Word marks a document that it locked with a password. */
const sealedOffice = Buffer.from('EncryptedPackage', 'utf16le')

/** Documents that are zips, told apart by the parts inside. */
async function zipped(bytes: Uint8Array): Promise<BytesType> {
  const zip = await openZip(bytes)
  try {
    const names = new Set(zip.entries.map(({ name }) => name))
    const mimetype = zip.entries.find(({ name }) => name === 'mimetype')
    const said = mimetype ? (await zip.read(mimetype, 1000)).toString('latin1').trim() : ''
    if (said === 'application/epub+zip' || names.has('META-INF/container.xml')) return 'application/epub+zip'
    if (said.startsWith('application/vnd.oasis.opendocument.text')) return odt
    if (names.has('word/document.xml') || (await mainPart(zip, names))) return docx
    const other = names.has('xl/workbook.xml') ? 'XLSX' : names.has('ppt/presentation.xml') ? 'PPTX' : undefined
    throw new Refused({ why: 'otherFormat', format: other ?? extensionIn(said) ?? 'ZIP' })
  } finally {
    zip.close()
  }
}

/** Word may name its main part otherwise; then the list of types says which it is. */
async function mainPart(zip: Awaited<ReturnType<typeof openZip>>, names: ReadonlySet<string>): Promise<boolean> {
  if (!names.has('[Content_Types].xml')) return false
  const entry = zip.entries.find(({ name }) => name === '[Content_Types].xml')
  return entry !== undefined && (await zip.read(entry, 1_000_000)).includes('wordprocessingml.document.main+xml')
}

const extensionIn = (said: string) => /opendocument\.(\w+)/.exec(said)?.[1]?.toUpperCase()

const mailHeader =
  /^(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|X-[\w-]+|From|Date|Subject|To|DKIM-Signature):/i

/** The format of a text, by its name's ending; one saved under another name is known by how it begins. */
export function recogniseText(name: string, text: string): TextType | 'message/rfc822' {
  const promised = typeByName(name)
  const start = text.slice(0, 2000)
  // `.txt` promises nothing: anything may be saved so.
  const isClear = promised !== undefined && promised !== 'text/plain'
  if (isClear && (isText(promised) || promised === 'message/rfc822')) return promised
  if (/^\s*(?:<!doctype html|<html[\s>])/i.test(start)) return 'text/html'
  if (/^\uFEFF?WEBVTT(?:\s|$)/.test(start)) return 'text/vtt'
  if (/^\s*\d+\s*\n\d{1,2}:\d{2}:\d{2},\d{3} --> /.test(start.replaceAll('\r', ''))) return 'application/x-subrip'
  if (mailHeader.test(start) && /^Message-ID:/im.test(start) && /^(?:From|Date):/im.test(start)) return 'message/rfc822'
  return 'text/plain'
}
