import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { type Kind, kindOf, kinds } from '#contract/ids.ts'
import { plainly, type Sealing, Unopened } from './sealing.ts'
import { sealedSlices } from './sealed-snapshot.ts'
import { lastLineLength, parseFirstLine, type SnapshotHeader, snapshotLastLine } from './snapshot-format.ts'

/**
 * A verified snapshot: its bytes, and where each document's JSON stands in them. Nothing is parsed yet; a record is
 * found by the number it has in the file.
 */
export type Snapshot = {
  header: SnapshotHeader
  sha256: string
  bytes: Buffer
  /** The record number of each document, a map a kind. */
  records: Map<Kind, Map<string, number>>
  /** Byte offsets of each record's JSON, start and end in turn. */
  places: Uint32Array
}

export type SnapshotFailure = { damaged: string }

const slice = 2 << 20
const large = 256 << 20
const lineFeed = 0x0a
const comma = 0x2c
const quote = 0x22

/**
 * Reads and verifies a snapshot in slices, so that the process stays free. Answers what is wrong with a file whose
 * bytes are not those that were written; throws when it cannot be read at all.
 */
export async function readSnapshot(path: string, sealing: Sealing = plainly): Promise<Snapshot | SnapshotFailure> {
  const file = await open(path, 'r')
  try {
    if (sealing.sealed) return await readSealed(file, sealing)
    const { size } = await file.stat()
    if (size < lastLineLength) return { damaged: size === 0 ? 'empty' : 'too short' }
    // Room for a file is made only where it can be a snapshot, and for a very large one only where it is one.
    if (!(await looksLikeSnapshot(file, size))) return { damaged: 'checksum' }
    if (size > large && (await lastLineIn(file, size)) !== (await lastLineOf(file, size)))
      return { damaged: 'checksum' }
    const bytes = Buffer.allocUnsafeSlow(size)
    const hash = createHash('sha256')
    const scan = new RecordScan(bytes)
    const body = size - lastLineLength
    // The next slice is read while this one is hashed.
    const readFrom = (start: number) => file.read(bytes, start, Math.min(slice, size - start), start)
    let reading = readFrom(0)
    for (let done = 0; done < size;) {
      const { bytesRead } = await reading
      if (bytesRead === 0) return { damaged: 'too short' }
      const start = done
      done += bytesRead
      if (done < size) reading = readFrom(done)
      hash.update(bytes.subarray(Math.min(start, body), Math.min(done, body)))
      scan.upTo(Math.min(done, body))
    }
    const sha256 = hash.digest('hex')
    if (bytes.toString('latin1', body) !== snapshotLastLine(sha256)) return { damaged: 'checksum' }
    return scan.finish(sha256)
  } finally {
    await file.close()
  }
}

/** Whether a file is, byte for byte, the snapshot of this SHA-256. Nothing of it is kept, however long it is. */
export async function isSnapshot(path: string, sha256: string, sealing: Sealing = plainly): Promise<boolean> {
  if (sealing.sealed) {
    const read = await readSnapshot(path, sealing)
    return !('damaged' in read) && read.sha256 === sha256
  }
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size < lastLineLength || (await lastLineOf(file, size)) !== snapshotLastLine(sha256)) return false
    return (await lastLineIn(file, size)) === snapshotLastLine(sha256)
  } finally {
    await file.close()
  }
}

/** By its first and last bytes alone. */
async function looksLikeSnapshot(file: FileHandle, size: number): Promise<boolean> {
  const start = Buffer.alloc(Math.min(size, firstBytes.length))
  await file.read(start, 0, start.length, 0)
  return start.equals(firstBytes) && /^"sha256":"[0-9a-f]{64}"\}\n$/.test(await lastLineOf(file, size))
}

const firstBytes = Buffer.from('{"library":{')

async function lastLineOf(file: FileHandle, size: number): Promise<string> {
  const bytes = Buffer.alloc(lastLineLength)
  const { bytesRead } = await file.read(bytes, 0, lastLineLength, size - lastLineLength)
  return bytes.toString('latin1', 0, bytesRead)
}

/** What the last line has to be, by the bytes before it. */
async function lastLineIn(file: FileHandle, size: number): Promise<string> {
  const body = size - lastLineLength
  const hash = createHash('sha256')
  const bytes = Buffer.allocUnsafeSlow(slice >> 2)
  for (let at = 0; at < body;) {
    const { bytesRead } = await file.read(bytes, 0, Math.min(bytes.length, body - at), at)
    if (bytesRead === 0) return ''
    hash.update(bytes.subarray(0, bytesRead))
    at += bytesRead
  }
  return snapshotLastLine(hash.digest('hex'))
}

async function readSealed(file: FileHandle, sealing: Sealing): Promise<Snapshot | SnapshotFailure> {
  let content: Buffer | null = null
  let scan: RecordScan | null = null
  const hash = createHash('sha256')
  let done = 0
  try {
    for await (const { total, bytes: opened } of sealedSlices(file, sealing)) {
      content ??= Buffer.allocUnsafeSlow(total)
      scan ??= new RecordScan(content)
      opened.copy(content, done)
      const body = total - lastLineLength
      hash.update(opened.subarray(0, Math.max(0, body - done)))
      done += opened.length
      scan.upTo(Math.min(done, body))
    }
  } catch (error) {
    if (error instanceof Unopened) return { damaged: error.reason }
    throw error
  }
  if (!content || !scan) return { damaged: 'empty' }
  const sha256 = hash.digest('hex')
  if (content.toString('latin1', content.length - lastLineLength) !== snapshotLastLine(sha256))
    return { damaged: 'checksum' }
  return scan.finish(sha256)
}

/** Finds the lines of a snapshot as its bytes arrive. */
class RecordScan {
  #bytes: Buffer
  #lineStart = 0
  #header: SnapshotHeader | null = null
  #kind: Kind | null = null
  #records = new Map<Kind, Map<string, number>>(kinds.map((kind) => [kind, new Map()]))
  #places: number[] = []

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  upTo(end: number): void {
    for (;;) {
      const lineEnd = this.#bytes.subarray(0, end).indexOf(lineFeed, this.#lineStart)
      if (lineEnd < 0) return
      this.#line(this.#lineStart, lineEnd)
      this.#lineStart = lineEnd + 1
    }
  }

  finish(sha256: string): Snapshot | SnapshotFailure {
    if (!this.#header) return { damaged: 'header' }
    const places = Uint32Array.from(this.#places)
    return { header: this.#header, sha256, bytes: this.#bytes, records: this.#records, places }
  }

  #line(start: number, end: number): void {
    const bytes = this.#bytes
    if (start === 0) {
      this.#header = parseFirstLine(bytes.toString('utf8', 0, end))
      return
    }
    if (bytes[start] !== quote) {
      this.#kind = null
      return
    }
    const nameEnd = bytes.indexOf(quote, start + 1)
    const name = bytes.toString('latin1', start + 1, nameEnd)
    if (this.#kind === null) this.#kind = name as Kind
    else this.#record(name, nameEnd + 2, bytes[end - 1] === comma ? end - 1 : end)
  }

  #record(id: string, start: number, end: number): void {
    this.#records.get(kindOf(id))?.set(id, this.#places.length / 2)
    this.#places.push(start, end)
  }
}

/** The JSON of a record. */
export function recordJson(snapshot: Snapshot, record: number): string {
  const { bytes, places } = snapshot
  return bytes.toString('utf8', places[record * 2], places[record * 2 + 1])
}

/** The id of a record: it stands in quotes before its JSON. */
export function recordId(snapshot: Snapshot, record: number): string {
  const end = (snapshot.places[record * 2] ?? 0) - 2
  return snapshot.bytes.toString('latin1', snapshot.bytes.lastIndexOf(quote, end - 1) + 1, end)
}
