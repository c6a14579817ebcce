import { randomBytes } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { sha256Of } from './hashes.ts'
import { pieceOverhead, type Sealing, Unopened } from './sealing.ts'

/**
 * A sealed snapshot: a line of JSON of a fixed length that says how long its content is, then the content in slices,
 * each sealed for itself and bound to that line and to its number. So a large file is read without holding up the
 * process, slices can be neither swapped nor left out, and a file whose end is missing is known from a changed one.
 */
type Head = { format: typeof sealedFormat; libraryId: string; one: string; slice: number; bytes: number; check: string }

const sealedFormat = 'sourcebook sealed library 1'
const headLength = 256
const usualSlice = 1 << 20

/** Where a snapshot's bytes go: as they are, or sealed. */
export type SnapshotWriter = { write: (bytes: Buffer) => Promise<void>; finish: () => Promise<void> }

export function snapshotWriter(file: FileHandle, libraryId: string, sealing: Sealing): SnapshotWriter {
  if (sealing.sealed) return sealedWriter(file, libraryId, sealing, usualSlice)
  return { write: (bytes) => file.writeFile(bytes), finish: async () => undefined }
}

/** The head names the length, which is known at the end: slices are bound to what is known before. */
export function sealedWriter(file: FileHandle, libraryId: string, sealing: Sealing, slice: number): SnapshotWriter {
  const one = randomBytes(16).toString('hex')
  let at = headLength
  let total = 0
  let number = 0
  let waiting = Buffer.alloc(0)
  const put = async (bytes: Buffer) => {
    await file.write(bytes, 0, bytes.length, at)
    at += bytes.length
  }
  const sealNext = async (bytes: Buffer) => put(sealing.sealPiece(purposeOf(one, slice, number++), bytes))
  return {
    write: async (bytes) => {
      total += bytes.length
      let rest = waiting.length > 0 ? Buffer.concat([waiting, bytes]) : bytes
      for (; rest.length >= slice; rest = rest.subarray(slice)) await sealNext(rest.subarray(0, slice))
      waiting = Buffer.from(rest)
    },
    finish: async () => {
      if (waiting.length > 0) await sealNext(waiting)
      await file.write(headOf({ format: sealedFormat, libraryId, one, slice, bytes: total }), 0, headLength, 0)
      // The length is authenticated by a last empty piece.
      await put(sealing.sealPiece(endOf(one, slice, total), Buffer.alloc(0)))
    },
  }
}

/** The slices of a sealed snapshot one after the other. Throws `Unopened`. */
export async function* sealedSlices(
  file: FileHandle,
  sealing: Sealing,
): AsyncGenerator<{ total: number; bytes: Buffer }> {
  const { size } = await file.stat()
  const { one, slice, bytes: total } = await readHead(file, size)
  const slices = Math.ceil(total / slice)
  const expected = headLength + total + (slices + 1) * pieceOverhead
  if (size !== expected) throw new Unopened(size < expected ? 'cut short' : 'tampered', 'snapshot')
  const readPiece = (number: number) => {
    const start = headLength + number * (slice + pieceOverhead)
    return readAt(file, start, Math.min(slice + pieceOverhead, expected - pieceOverhead - start))
  }
  sealing.openPiece(endOf(one, slice, total), await readAt(file, expected - pieceOverhead, pieceOverhead))
  // The next slice is read while this one is opened.
  let reading = readPiece(0)
  for (let number = 0; number < slices; number++) {
    const sealed = await reading
    if (number + 1 < slices) reading = readPiece(number + 1)
    yield { total, bytes: sealing.openPiece(purposeOf(one, slice, number), sealed) }
  }
}

/** Whether a whole snapshot is sealed under this key; nothing but its first and last piece is looked at. */
export async function isSealedUnder(file: FileHandle, sealing: Sealing): Promise<boolean> {
  try {
    const { size } = await file.stat()
    const { one, slice, bytes } = await readHead(file, size)
    sealing.openPiece(endOf(one, slice, bytes), await readAt(file, size - pieceOverhead, pieceOverhead))
    return true
  } catch (error) {
    if (error instanceof Unopened) return false
    throw error
  }
}

/** Whether a snapshot is a sealed one, by its first bytes. */
export function isSealedSnapshot(start: Buffer): boolean {
  return start.includes(`{"format":"${sealedFormat}"`)
}

async function readHead(file: FileHandle, size: number): Promise<Head> {
  const bytes = await readAt(file, 0, Math.min(headLength, size))
  const start = Buffer.from(`{"format":"${sealedFormat}"`).subarray(0, bytes.length)
  if (!bytes.subarray(0, start.length).equals(start)) throw new Unopened('tampered', 'snapshot')
  if (size < headLength) throw new Unopened('cut short', 'snapshot')
  try {
    const head = JSON.parse(bytes.toString('utf8')) as Head
    if (headOf(head).equals(bytes)) return head
  } catch {
    // Told below.
  }
  throw new Unopened('tampered', 'snapshot')
}

async function readAt(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(length)
  for (let done = 0; done < length;) {
    const { bytesRead } = await file.read(bytes, done, length - done, start + done)
    if (bytesRead === 0) throw new Unopened('cut short', 'snapshot')
    done += bytesRead
  }
  return bytes
}

/** The one way a head is written, so that any other bytes are damage. */
function headOf({ format, libraryId, one, slice, bytes }: Omit<Head, 'check'>): Buffer {
  const fields = { format, libraryId, one, slice, bytes }
  const check = sha256Of(JSON.stringify(fields)).slice(0, 16)
  return Buffer.from(JSON.stringify({ ...fields, check }).padEnd(headLength - 1) + '\n')
}

function purposeOf(one: string, slice: number, number: number): string {
  return `snapshot/${one}/${slice}/${number}`
}

function endOf(one: string, slice: number, total: number): string {
  return `snapshot/${one}/${slice}/end/${total}`
}
