import { posix } from 'node:path'
import type { Article } from '#contract/article.ts'
import type { Id } from '#contract/ids.ts'
import { createFileNames } from '../export/file-names.ts'
import { extensionOf, formats } from '../import/formats.ts'
import { type Library, MaterialError } from '../library/library.ts'
import { say } from '../words.ts'

export type OriginalFile = { name: string; bytes: Uint8Array }

/** The imported file of an article, byte for byte, under a name that every system can write. */
export async function originalFile(library: Library, id: Id<'article'>): Promise<OriginalFile> {
  const { original, title } = library.need(id)
  const bytes = await library.originals.get(original.sha256)
  if (!bytes) throw new MaterialError(say('articles.original.notWhole', { title }))
  return { name: nameOfOriginal(original, title), bytes }
}

/** Files that are no documents: records of bibliographies and rows of tables. */
const records = new Map([
  ['application/x-research-info-systems', 'ris'],
  ['application/x-bibtex', 'bib'],
  ['application/vnd.citationstyles.csl+json', 'json'],
  ['application/xml', 'xml'],
  ['text/csv', 'csv'],
])

/**
 * What a file was called, with the ending of what it is: a text that came as `bill.exe` is a text, and nothing that a
 * click would run.
 */
export function nameOfOriginal({ fileName, mediaType }: Article['original'], title: string): string {
  const called = posix.basename((fileName ?? title).replaceAll('\\', '/'))
  const endings = endingsOf(mediaType)
  const ending = endings.find((one) => one === extensionOf(called))
  const stem = ending === undefined ? called : called.slice(0, -ending.length - 1)
  return createFileNames().nameFor(stem, `.${ending ?? endings[0] ?? 'txt'}`)
}

function endingsOf(mediaType: string): readonly string[] {
  if (Object.hasOwn(formats, mediaType)) return formats[mediaType as keyof typeof formats].extensions
  return [records.get(mediaType) ?? 'txt']
}
