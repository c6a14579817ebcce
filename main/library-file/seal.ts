import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'

/**
 * A library file is a zip whose comment holds the SHA-256 of every byte before it, so that one flipped or missing
 * byte anywhere is found before a single file is taken out. Any zip program still reads it.
 */
const mark = 'sourcebook library '
const commentLength = mark.length + 64
/** What a zip ends in after the number that tells how long its comment is. */
const sealLength = 2 + commentLength

const sealWords = /^sourcebook library [0-9a-f]{64}$/

/** Writes the bytes of a zip without a comment to a file, and the seal behind them. Answers how many bytes. */
export async function writeSealed(file: FileHandle, zip: AsyncIterable<Buffer>): Promise<number> {
  const hash = createHash('sha256')
  let bytes = 0
  let held = Buffer.alloc(0)
  for await (const chunk of zip) {
    const all = Buffer.concat([held, chunk])
    const end = Math.max(0, all.length - 2)
    const part = all.subarray(0, end)
    held = Buffer.from(all.subarray(end))
    hash.update(part)
    bytes += part.length
    await file.writeFile(part)
  }
  const length = Buffer.alloc(2)
  length.writeUInt16LE(commentLength)
  await file.writeFile(Buffer.concat([length, Buffer.from(mark + hash.digest('hex'))]))
  return bytes + sealLength
}

/** Whether a file is whole: `not one` when it does not end in a seal, or does not begin as a zip. */
export async function lookAtSeal(path: string): Promise<'whole' | 'changed' | 'not one'> {
  const told = await sealOf(path)
  if (told === null) return 'not one'
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { end: told.end - 1 }) as AsyncIterable<Buffer>) hash.update(chunk)
  return hash.digest('hex') === told.sha256 ? 'whole' : 'changed'
}

async function sealOf(path: string): Promise<{ sha256: string; end: number } | null> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size < sealLength + 22) return null
    const start = Buffer.alloc(4)
    await file.read(start, 0, 4, 0)
    const seal = Buffer.alloc(sealLength)
    await file.read(seal, 0, sealLength, size - sealLength)
    const told = seal.toString('latin1', 2)
    if (start.readUInt32LE() !== 0x04034b50 || seal.readUInt16LE() !== commentLength) return null
    if (!sealWords.test(told)) return null
    return { sha256: told.slice(mark.length), end: size - sealLength }
  } finally {
    await file.close()
  }
}

/** Whether bytes begin as a zip and end in a seal; whether it fits them is not looked at. */
export function isSealedFile(bytes: Uint8Array): boolean {
  const end = Buffer.from(bytes.subarray(-sealLength)).toString('latin1', 2)
  return bytes[0] === 0x50 && bytes[1] === 0x4b && sealWords.test(end)
}

/** Whether a path is a file that begins as a zip does. */
export async function looksLikeZip(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null)
  if (!file) return false
  try {
    const start = Buffer.alloc(4)
    const read = await file.read(start, 0, 4, 0).catch(() => null)
    return read?.bytesRead === 4 && start.readUInt32LE() === 0x04034b50
  } finally {
    await file.close()
  }
}
