import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from 'yauzl'
import { Refused } from './refused.ts'

/** A file inside a zip. Its name is only ever a name: nothing is written to a disk under it. */
export type ZipEntry = {
  name: string
  /** As the list of contents claims; what comes out is counted. */
  bytes: number
  /** Why it is not read: a name that leads elsewhere, a link, a password. */
  trouble?: 'name' | 'link' | 'locked'
  entry: Entry
}

export type Zip = {
  entries: ZipEntry[]
  /** The whole content, compared with its checksum. Throws `Refused` beyond `limit` bytes, counted as they come. */
  read: (entry: ZipEntry, limit: number) => Promise<Buffer<ArrayBuffer>>
  close: () => void
}

/** No list of contents is believed further than this. */
export const mostEntries = 20_000
const longestName = 1000

/** Opens a zip from its bytes or its path, and reads its list of contents. Throws `Refused` when it is damaged. */
export async function openZip(from: Uint8Array | string): Promise<Zip> {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false } as const
  try {
    const file =
      typeof from === 'string'
        ? await openPromise(from, options)
        : await fromBufferPromise(Buffer.from(from.buffer, from.byteOffset, from.length), options)
    const entries = await listed(file).catch((error: unknown) => {
      file.close()
      throw error
    })
    return { entries, read: (entry, limit) => contentOf(file, entry, limit), close: () => file.close() }
  } catch (error) {
    throw damaged(error)
  }
}

async function listed(file: ZipFile): Promise<ZipEntry[]> {
  if (file.entryCount > mostEntries)
    throw new Refused({ why: 'tooManyInside', count: file.entryCount, limit: mostEntries })
  const entries: ZipEntry[] = []
  for await (const entry of file.eachEntry()) {
    const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
    if (!name.endsWith('/')) entries.push({ name, bytes: entry.uncompressedSize, ...troubleOf(name, entry), entry })
  }
  return entries
}

function troubleOf(name: string, entry: Entry): Pick<ZipEntry, 'trouble'> {
  const isLink = ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000
  if (isLink) return { trouble: 'link' }
  if (validateFileName(name) !== null || name.length > longestName || name.includes('\0')) return { trouble: 'name' }
  return entry.isEncrypted() ? { trouble: 'locked' } : {}
}

async function contentOf(file: ZipFile, { name, entry, trouble }: ZipEntry, limit: number) {
  if (trouble === 'locked') throw new Refused({ why: 'lockedArchive' })
  if (trouble !== undefined) throw new Refused({ why: 'damaged', detail: name.slice(0, 200) })
  if (entry.uncompressedSize > limit) throw tooLarge(name, limit)
  const parts: Buffer[] = []
  let bytes = 0
  try {
    const stream = await file.openReadStreamPromise(entry)
    for await (const part of stream as AsyncIterable<Buffer>) {
      bytes += part.length
      if (bytes > limit) throw tooLarge(name, limit)
      parts.push(part)
    }
  } catch (error) {
    throw damaged(error, name)
  }
  const content = Buffer.concat(parts)
  if (crc32(content) !== entry.crc32) throw new Refused({ why: 'damagedInside', entry: shortName(name) })
  return content
}

const tooLarge = (name: string, limit: number) =>
  new Refused({ why: 'tooLargeInside', entry: shortName(name), limit: Math.round(limit / 1e6) })

export const shortName = (name: string) => (name.length > 200 ? `${name.slice(0, 200)}…` : name)

function damaged(error: unknown, entry?: string): Refused {
  if (error instanceof Refused) return error
  return entry === undefined
    ? new Refused({ why: 'damaged', detail: error instanceof Error ? error.message : String(error) }, { cause: error })
    : new Refused({ why: 'damagedInside', entry: shortName(entry) }, { cause: error })
}
