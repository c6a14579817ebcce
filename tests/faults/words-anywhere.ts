import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inflateRawSync, inflateSync, gunzipSync } from 'node:zlib'
import { decodeColumns } from '../../main/search/columns-file.ts'
import { filesBelow } from '../../main/library/wipe.ts'

/**
 * The files below a folder that hold any of some words: in their names or bytes, as UTF-8, UTF-16 or base64 at any of
 * its three offsets, as they are, inflated, or packed as the search index is.
 */
export async function wordsAnywhere(folder: string, words: readonly string[]): Promise<string[]> {
  const needles = words.flatMap(formsOf)
  const found: string[] = []
  for (const file of await filesBelow(folder)) {
    const bytes = await readFile(join(folder, file)).catch(() => Buffer.alloc(0))
    const looked = [Buffer.from(file), bytes, ...inflated(bytes), ...(await columnsOf(bytes))]
    if (looked.some((one) => needles.some((needle) => one.includes(needle)))) found.push(file)
  }
  return found
}

export function formsOf(word: string): Buffer[] {
  const plain = Buffer.from(word)
  const wide = Buffer.from(word, 'utf16le')
  return [
    plain,
    wide,
    Buffer.from(wide).swap16(),
    Buffer.from(plain.toString('hex')),
    ...[0, 1, 2].map((at) => encoded(plain, at)),
  ]
}

/** The part of a word's base64 that is the same whatever stands around it. */
function encoded(plain: Buffer, at: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(at), plain])
    .toString('base64')
    .replaceAll('=', '')
  return Buffer.from(text.slice(at === 0 ? 0 : at + 1, -2))
}

function inflated(bytes: Buffer): Buffer[] {
  return [inflateSync, inflateRawSync, gunzipSync].flatMap((inflate) => {
    try {
      return [inflate(bytes)]
    } catch {
      return []
    }
  })
}

async function columnsOf(bytes: Buffer): Promise<Buffer[]> {
  const decoded = bytes.length > 8 ? await decodeColumns(bytes) : null
  return Object.values(decoded?.columns ?? {}).map(({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength),
  )
}
