import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeColumns } from '../../../main/search/columns-file.ts'
import { wordsAnywhere } from '../../faults/words-anywhere.ts'

/** The files of an unsealed index that hold any of some words, as they stand or in a column once it is unpacked. */
export async function wordsInIndex(folder: string, words: readonly string[]): Promise<string[]> {
  const found = new Set(await wordsAnywhere(folder, words))
  for (const name of await readdir(folder)) {
    const decoded = await decodeColumns(await readFile(join(folder, name)))
    const texts = Object.values(decoded?.columns ?? {}).map(({ buffer, byteOffset, byteLength }) =>
      Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength),
    )
    for (const word of words)
      if (texts.some((text) => text.includes(Buffer.from(word, 'utf16le')) || text.includes(word))) found.add(name)
  }
  return [...found]
}
