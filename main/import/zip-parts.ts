import { Refused } from './refused.ts'
import { openZip, type Zip, type ZipEntry } from './zip.ts'

/** The parts of a document that is a zip (Word, OpenDocument, EPUB), each read when it is asked for. */
export type ZipParts = {
  names: string[]
  has: (name: string) => boolean
  /** Throws `Refused` for a part that is not there, is damaged or makes the whole too large. */
  bytes: (name: string) => Promise<Buffer<ArrayBuffer>>
  text: (name: string) => Promise<string>
  close: () => void
}

/** What may come out of one part, and of all together: a long book of text alone stays far below. */
const largestPart = 64_000_000
const largestWhole = 256_000_000

export async function zipParts(bytes: Uint8Array): Promise<ZipParts> {
  const zip = await openZip(bytes)
  const entries = new Map<string, ZipEntry>()
  for (const entry of zip.entries) if (!entries.has(entry.name)) entries.set(entry.name, entry)
  let left = largestWhole
  const read = async (name: string) => {
    const entry = entries.get(name)
    if (!entry) throw new Refused({ why: 'damagedInside', entry: name })
    const content = await zip.read(entry, Math.min(largestPart, left))
    left -= content.length
    return content
  }
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    bytes: read,
    text: async (name) => xmlText(await read(name)),
    close: () => zip.close(),
  }
}

/** XML's own rule: UTF-16 says so by its mark, everything else in these formats is UTF-8. */
function xmlText(bytes: Buffer): string {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

export type { Zip }
