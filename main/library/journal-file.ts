import { type FileHandle, open } from 'node:fs/promises'
import { codeOf, renameWithPatience } from './durable-files.ts'
import { bodyIsWhole } from './journal-format.ts'
import { damagedName } from './layout.ts'

/** A journal that is open for writing. `ino` and `dev` tell whether its path still leads to it. */
export type JournalFile = {
  path: string
  baseSeq: number
  handle: FileHandle
  size: number
  ino: number
  dev: number
  seenAt: number
}

/** The sequence number that a journal's path names. */
export function baseSeqOf(path: string): number {
  return Number(/(\d+)\.ndjson$/.exec(path)?.[1])
}

/** Whether a whole record with this chain stands in a journal's bytes. */
export function holdsChain(bytes: Buffer, chain: string): boolean {
  const at = bytes.indexOf(`\n${chain} `)
  const end = at < 0 ? -1 : bytes.indexOf('\n', at + 1)
  return end >= 0 && bodyIsWhole(bytes.subarray(at + 1, end))
}

/** Writes at the end of a file and waits for the disk. */
export async function writeAndSync(file: { handle: FileHandle; size: number }, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.handle.write(bytes, done, bytes.length - done, file.size + done)
    if (bytesWritten === 0) throw new Error('The disk took no bytes')
    done += bytesWritten
  }
  await file.handle.datasync()
}

/** Creates a file; what stood under its name and could not be continued is kept beside it. */
export async function createAside(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx')
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    await renameWithPatience(path, damagedName(path, 'failed'))
    return open(path, 'wx')
  }
}
