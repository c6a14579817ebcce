import { isSealedFile } from '../library-file/seal.ts'
import { looksLikeZoteroCsv } from './bibliography/read-zotero-csv.ts'
import { extensionOf } from './formats.ts'
import { openZip } from './zip.ts'

/**
 * What a dropped file is, and so which way it goes. `article`: whatever is imported at once, or refused in a sentence: a
 * document, a bibliography, a zip of them. `mark`: brat's annotations, which need the text of the same name.
 */
export type DroppedKind = 'article' | 'coded' | 'mark' | 'table' | 'library'

/** The file of another kind than its name says goes where its bytes belong, as far as bytes can tell. */
export async function kindOfDropped(name: string, bytes: Uint8Array): Promise<DroppedKind> {
  if (isSealedFile(bytes)) return 'library'
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return kindOfZip(name, bytes)
  const start = startOf(bytes)
  if (start.includes('\0')) return 'article'
  if (isProject(start) || isAnnotations(start)) return 'coded'
  const ending = extensionOf(name)
  if (ending === 'ann' && isBrat(start)) return 'mark'
  return /^(?:csv|tsv|tab)$/.test(ending) && isTable(start) ? 'table' : 'article'
}

async function kindOfZip(name: string, bytes: Uint8Array): Promise<DroppedKind> {
  // A library file that lost its end has no seal; who named it so hears what is wrong with it as one.
  if (extensionOf(name) === 'sourcebook') return 'library'
  const zip = await openZip(bytes).catch(() => null)
  if (!zip) return extensionOf(name) === 'qdpx' ? 'coded' : 'article'
  zip.close()
  const names = zip.entries.map((entry) => entry.name.toLowerCase()).filter((inside) => !isHidden(inside))
  const texts = new Set(names.filter((inside) => inside.endsWith('.txt')))
  const isMarks = (inside: string) => inside.endsWith('.ann') && texts.has(`${inside.slice(0, -4)}.txt`)
  return names.some((inside) => /\.(?:qde|qdc)$/.test(inside) || isMarks(inside)) ? 'coded' : 'article'
}

const isHidden = (name: string) => /(?:^|\/)(?:\.|__macosx\/)/.test(name)

/** How a text begins; the signs looked for are ASCII, which every encoding but UTF-16 writes alike. */
function startOf(bytes: Uint8Array): string {
  const [a, b] = bytes
  const wide = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null
  const start = bytes.subarray(0, 64_000)
  return wide
    ? new TextDecoder(wide).decode(start)
    : Buffer.from(start)
        .toString('latin1')
        .replace(/^\xef\xbb\xbf/, '')
}

/** REFI-QDA, also where it is written with a prefix. */
const isProject = (start: string) =>
  /^\s*</.test(start) && /<(?:[\w.-]{1,40}:)?(?:Project|CodeBook)\s[^>]{0,4000}["']urn:QDA-XML:/.test(start)

/** W3C annotations name their context or type; Hypothesis writes rows of targets. */
const isAnnotations = (start: string) =>
  /^\s*[[{]/.test(start) &&
  (start.includes('http://www.w3.org/ns/anno.jsonld') ||
    /"type"\s*:\s*(?:\[\s*)?"Annotation(?:Page|Collection)?"/.test(start) ||
    (/"uri"\s*:/.test(start) && /"target"\s*:\s*\[/.test(start)))

/** A text that nobody marked has an empty file beside it. */
const isBrat = (start: string) => start.trim() === '' || /^\s*(?:[TREAMN]\d+|#\d*|\*)\t/.test(start)

const isTable = (start: string) =>
  start.trim() !== '' && !looksLikeZoteroCsv(start) && !/^\s*(?:<!doctype|<html|%PDF|\{\\rtf)/i.test(start)
