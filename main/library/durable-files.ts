import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rename, unlink } from 'node:fs/promises'
import { constants } from 'node:os'
import { dirname, resolve } from 'node:path'

/** Makes names in a folder as durable as the files: without it a new file's name can vanish in a power cut. */
export async function syncFolder(path: string): Promise<void> {
  // Windows opens no folder for syncing; its file systems journal names themselves.
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Makes a folder, and the folders it stands in, each under a name that no power cut takes away. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true })
  if (first === undefined) return
  const shortest = resolve(first).length
  for (let made = resolve(path); made.length >= shortest; made = dirname(made)) await syncFolder(dirname(made))
}

/** Makes a file that somebody else wrote durable, bytes and name. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
  await syncFolder(dirname(path))
}

/** A temporary name in the same folder, which no other process uses. */
export function temporaryName(path: string): string {
  return `${path}.${randomUUID()}.tmp`
}

/** Writes a whole file so that after any crash the old or the new bytes stand under the name, never a part. */
export async function writeDurably(path: string, bytes: Uint8Array | string): Promise<void> {
  const temporary = temporaryName(path)
  try {
    await writeSynced(temporary, bytes)
    await renameWithPatience(temporary, path)
  } catch (error) {
    await unlink(temporary).catch(() => undefined)
    throw error
  }
  await syncFolder(dirname(path))
}

/** Creates a file that must not be there yet and makes its bytes durable; its name still needs `syncFolder`. */
export async function writeSynced(path: string, bytes: Uint8Array | string): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

const busy = new Set(['EPERM', 'EACCES', 'EBUSY'])

/** Virus scanners and sync programs hold a file for a moment: tried again for up to two seconds, then it is an error. */
export async function renameWithPatience(from: string, to: string): Promise<void> {
  for (let wait = 25; ; wait *= 2) {
    try {
      await rename(from, to)
      return
    } catch (error) {
      if (!busy.has(codeOf(error)) || wait > 800) throw error
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
}

/** A second name for the same immutable bytes: a hard link, or a synced copy where the file system has none. */
export async function keepUnder(path: string, name: string): Promise<void> {
  try {
    await link(path, name)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return
    await writeDurably(name, await readFile(path))
  }
}

/** The system's code of an error: `ENOSPC`, `EIO`, … or an empty string. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return ''
  return namesOfErrors.get('errno' in error ? -Number(error.errno) : 0) ?? String(error.code)
}

/** libuv knows no name for these, which network folders and quotas answer with. */
const namesOfErrors = new Map(
  (['ESTALE', 'EDQUOT'] as const).map((name) => [(constants.errno as Record<string, number>)[name], name]),
)
