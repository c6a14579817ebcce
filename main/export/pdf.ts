import { MaterialError } from '../library/library.ts'
import { sha256Of } from '../library/hashes.ts'
import { say } from '../words.ts'
import type { Tools, Writer } from './export-file.ts'
import type { Gathered } from './gather.ts'
import { html, pageOf } from './html.ts'
import { countParts, partFiles } from './report-parts.ts'

/** The report as PDF: tagged, with an outline, its title and page numbers at the foot of every page. */
export const pdf: Writer = {
  files: (gathered, fileName, tools) => partFiles(gathered, fileName, (part) => printed(part, tools)),
  parts: (gathered) => countParts(gathered),
  notCarried: html.notCarried,
}

async function* printed(gathered: Gathered, { printToPdf }: Tools): AsyncGenerator<Uint8Array> {
  if (!printToPdf) throw new MaterialError(say('exports.errors.noPrinter'))
  let page = ''
  for await (const piece of pageOf(gathered)) page += piece
  yield timeless(await printToPdf({ page, title: gathered.title }))
}

/**
 * The same report gives the same bytes: when it was printed is not told, and its id is the hash of all else. Every
 * replacement is as long as what it replaces, because a PDF counts its bytes.
 */
export function timeless(bytes: Uint8Array): Uint8Array {
  const undated = Buffer.from(bytes)
    .toString('latin1')
    .replace(/\/(CreationDate|ModDate) \(D:\d{14}([^)]*)\)/g, (_, name: string, zone: string) => {
      return `/${name} (D:19800101000000${"+00'00'".slice(0, zone.length).padEnd(zone.length)})`
    })
  const ids = /\/ID \[<([0-9A-Fa-f]{32})>\s*<([0-9A-Fa-f]{32})>\]/
  const id = sha256Of(undated.replace(ids, '')).slice(0, 32).toUpperCase()
  const settled = undated.replace(ids, (all: string, first: string, second: string) =>
    all.replace(first, id).replace(second, id),
  )
  return Buffer.from(settled, 'latin1')
}
