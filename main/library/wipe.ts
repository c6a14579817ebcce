import { open, readdir, rmdir, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from './durable-files.ts'

const chunk = Buffer.alloc(1 << 20)

/**
 * Overwrites a file's bytes. A disk that writes elsewhere (flash memory, snapshots, copying file systems) keeps the
 * old ones all the same. A file with a second name is left alone: the bytes are that one's too.
 */
export async function wipe(path: string): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile() || found.nlink > 1) return
  const file = await open(path, 'r+')
  try {
    for (let at = 0; at < found.size; at += chunk.length)
      await file.write(chunk, 0, Math.min(chunk.length, found.size - at), at)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Overwrites and removes a file; nothing when it is gone already. */
export async function wipeAway(path: string): Promise<void> {
  await wipe(path)
  await unlink(path).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error
  })
}

/** Every file below a folder, relative to it, with `/`; none when the folder is not there. */
export async function filesBelow(folder: string, inner = ''): Promise<string[]> {
  const entries = await readdir(join(folder, inner), { withFileTypes: true }).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  })
  const found: string[] = []
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = inner === '' ? entry.name : `${inner}/${entry.name}`
    if (entry.isDirectory()) found.push(...(await filesBelow(folder, path)))
    else found.push(path)
  }
  return found
}

/** Overwrites and removes everything below a folder, and the folder. */
export async function wipeFolder(folder: string): Promise<void> {
  for (const file of await filesBelow(folder)) await wipeAway(join(folder, file))
  await removeEmptyFolders(folder)
}

export async function removeEmptyFolders(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries) if (entry.isDirectory()) await removeEmptyFolders(join(folder, entry.name))
  await rmdir(folder).catch(() => undefined)
}
