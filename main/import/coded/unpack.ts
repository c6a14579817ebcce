import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { MaterialError } from '../../library/library.ts'
import { say } from '../../words.ts'

/** The files of an archive, in memory alone: nothing is ever written under a name that an archive gave. */
export type Archive = {
  /** Names with `/`, composed (NFC), in the archive's order. */
  names: string[]
  /** Reads one file; throws a MaterialError that names it. */
  read: (name: string) => Promise<Uint8Array>
  /** What was left aside, a sentence each. */
  told: string[]
}

const megabyte = 1_000_000
/** One file, and all that are read together. */
const largestEntry = 100 * megabyte
const largestTotal = 200 * megabyte
const mostEntries = 50_000
/** What text packs to at most; from this size on, more is a trap. */
const densest = 200
const harmless = 10 * megabyte

/** Looks into a zip. Throws a MaterialError, in a sentence, for one that is none, is locked or tries to lead elsewhere. */
export async function unpack(bytes: Uint8Array): Promise<Archive> {
  const zip = await opened(bytes)
  const entries = new Map<string, Entry>()
  const told: string[] = []
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.size >= mostEntries) throw new Error(`more than ${mostEntries} files`)
      if (!entry.fileName.endsWith('/')) take(entries, entry, told)
    }
  } catch (cause) {
    throw damaged(cause)
  }
  let total = 0
  const read = async (name: string): Promise<Uint8Array> => {
    const entry = entries.get(name)
    if (!entry) throw new MaterialError(say('coded.zip.missing', { name }))
    const read = await bytesOf(zip, entry, name, largestTotal - total)
    total += read.length
    return read
  }
  return { names: [...entries.keys()], read, told }
}

async function opened(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return await fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true, decodeStrings: true })
  } catch (cause) {
    throw damaged(cause)
  }
}

function take(entries: Map<string, Entry>, entry: Entry, told: string[]): void {
  const name = entry.fileName.normalize('NFC')
  if (isLink(entry)) told.push(say('coded.zip.link', { name }))
  else if (!entries.has(name)) entries.set(name, entry)
  else if (/(?:^|\/)[^/]+\.qde$/i.test(name)) throw new MaterialError(say('coded.zip.twice', { name }))
  else told.push(say('coded.zip.second', { name }))
}

/** A symbolic link, as Unix archives keep them. */
function isLink({ externalFileAttributes }: Entry): boolean {
  return ((externalFileAttributes >>> 16) & 0o170000) === 0o120000
}

async function bytesOf(zip: ZipFile, entry: Entry, name: string, room: number): Promise<Uint8Array> {
  if (entry.isEncrypted()) throw new MaterialError(say('coded.zip.locked', { name }))
  const most = Math.min(largestEntry, room)
  const tooLarge = () => new MaterialError(say('coded.zip.tooLarge', { name, limit: Math.floor(most / megabyte) }))
  const dense = entry.uncompressedSize > harmless && entry.uncompressedSize > densest * entry.compressedSize
  if (entry.uncompressedSize > most || dense) throw tooLarge()
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const part of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      length += part.length
      if (length > most) throw tooLarge()
      parts.push(part)
    }
  } catch (cause) {
    if (cause instanceof MaterialError) throw cause
    throw new MaterialError(say('coded.zip.damagedEntry', { name, why: whyOf(cause) }), { cause })
  }
  const bytes = Buffer.concat(parts)
  if (crc32(bytes) !== entry.crc32) throw new MaterialError(say('coded.zip.damagedEntry', { name, why: 'CRC-32' }))
  return bytes
}

const whyOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause)).slice(0, 300)

function damaged(cause: unknown): MaterialError {
  if (cause instanceof MaterialError) return cause
  return new MaterialError(say('coded.zip.damaged', { why: whyOf(cause) }), { cause })
}
