import { fdatasync, write } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
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

export async function journalFile(
  path: string,
  baseSeq: number,
  handle: FileHandle,
  size: number,
): Promise<JournalFile> {
  const { ino, dev } = await handle.stat()
  return { path, baseSeq, handle, size, ino, dev, seenAt: performance.now() }
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

/**
 * Writes at the end of a file and waits for the disk. By callbacks: a save waits for two hops to the disk and for as
 * little else as possible.
 */
export function writeAndSync(file: { handle: FileHandle; size: number }, bytes: Buffer): Promise<void> {
  const { fd } = file.handle
  return new Promise((resolve, reject) => {
    const sync = (error: Error | null) => (error ? reject(error) : resolve())
    const writeFrom = (done: number) =>
      write(fd, bytes, done, bytes.length - done, file.size + done, (error, written) => {
        if (error) reject(error)
        else if (written === 0) reject(new Error('The disk took no bytes'))
        else if (done + written < bytes.length) writeFrom(done + written)
        else fdatasync(fd, sync)
      })
    writeFrom(0)
  })
}

/**
 * Whether the path still leads to the open file, whole. A drive that is unmounted, a folder that is swapped or a file
 * that another program replaced takes writes to the open file without a word. What is written is held in memory too,
 * so looking once a second is in time.
 */
export async function isInPlace(file: JournalFile): Promise<boolean> {
  file.seenAt = performance.now()
  const least = file.size
  const found = await stat(file.path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  })
  return found !== null && found.ino === file.ino && found.dev === file.dev && found.size >= least
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
