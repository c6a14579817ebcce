import { readFile } from 'node:fs/promises'

/** In the source beside this file; the build puts them beside the bundle. */
const folder = './cmaps/'

/**
 * How pdf.js asks for the character tables that Chinese, Japanese and Korean PDFs name without holding them
 * (`GBK-EUC-H` and the like): Adobe's, packed as pdf.js 6.1.200 packs them. Nothing else is read, whatever a file names,
 * and nothing is fetched.
 */
export class PdfCharacterTables {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    if (kind !== 'cMapUrl' || !/^[\w-]{1,40}\.bcmap$/.test(filename)) throw new Error(`no table "${filename}"`)
    return new Uint8Array(await readFile(new URL(folder + filename, import.meta.url)))
  }
}
