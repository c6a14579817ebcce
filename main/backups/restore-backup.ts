import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { randomUUID } from 'node:crypto'
import type { BackupInfo } from '#contract/backups.ts'
import { codeOf, makeFolder, syncFolder } from '../library/durable-files.ts'
import { MaterialError } from '../library/library.ts'
import { say } from '../words.ts'
import { infoOf, type Manifest, readManifest } from './manifest.ts'
import { copySynced, holds, poolPath } from './pool.ts'

/** How long work on a backup is followed and ended: `onRead` hears bytes done, of how many, and the file. */
export type Watch = {
  signal?: AbortSignal | undefined
  onRead?: ((done: number, total: number, file: string) => void) | undefined
}

/**
 * Reads every byte of a backup and compares it with what was written. Throws MaterialError naming the first file that
 * differs, or saying that the backup is of another library than `libraryId`. Contents in `whole` are known to be so;
 * what is found to be is added.
 */
export async function verifyBackup(
  path: string,
  libraryId?: string,
  { signal, onRead, whole = new Set() }: Watch & { whole?: Set<string> } = {},
): Promise<BackupInfo> {
  const manifest = await readManifest(path)
  const key = basename(path)
  if (libraryId !== undefined && manifest.libraryId !== libraryId)
    throw new MaterialError(say('backups.otherLibrary', { key }))
  const info = infoOf(manifest)
  let done = 0
  for (const file of manifest.files) {
    signal?.throwIfAborted()
    onRead?.(done, info.bytes, file.path)
    if (!whole.has(file.sha256) && !(await holds(poolPath(dirname(path), file.sha256), file)))
      throw new MaterialError(say('backups.damaged', { key, file: file.path }))
    whole.add(file.sha256)
    done += file.bytes
  }
  return info
}

/** Restores a backup as a library in a new or empty folder; it stands there whole and read back, or not at all. */
export async function restoreBackup(path: string, toFolder: string, watch: Watch = {}): Promise<BackupInfo> {
  const place = resolve(toFolder)
  await expectFree(place)
  const { signal, onRead } = watch
  // Every byte is read twice: once before anything is written, and once while it is.
  const half = (before: number) => (done: number, total: number, file: string) =>
    onRead?.(before * total + done, 2 * total, file)
  const info = await verifyBackup(path, undefined, { signal, onRead: half(0) })
  const manifest = await readManifest(path)
  const temporary = join(dirname(place), `.${basename(place).slice(0, 40)}.${randomUUID()}.partial`)
  try {
    await writeAll(manifest, path, temporary, { signal, onRead: (done, file) => half(1)(done, info.bytes, file) })
    await rmdir(place).catch(() => undefined)
    await rename(temporary, place)
    await syncFolder(dirname(place))
    return info
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    if (error instanceof MaterialError || signal?.aborted) throw error
    const why = codeOf(error) || String(error)
    throw new MaterialError(say('backups.cannotRestore', { path: place, why }), { cause: error })
  }
}

type Writing = { signal: AbortSignal | undefined; onRead: (done: number, file: string) => void }

async function writeAll({ files }: Manifest, path: string, folder: string, { signal, onRead }: Writing): Promise<void> {
  await makeFolder(folder)
  const folders = new Set([folder])
  let done = 0
  for (const file of files) {
    signal?.throwIfAborted()
    onRead(done, file.path)
    done += file.bytes
    const target = join(folder, ...file.path.split('/'))
    for (let inner = dirname(target); inner !== folder; inner = dirname(inner)) folders.add(inner)
    await mkdir(dirname(target), { recursive: true })
    await copySynced(poolPath(dirname(path), file.sha256), target, file.bytes)
    if (!(await holds(target, file)))
      throw new MaterialError(say('backups.damaged', { key: basename(path), file: file.path }))
  }
  for (const inner of folders) await syncFolder(inner)
}

export async function expectFree(path: string): Promise<void> {
  const names = await readdir(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []
    throw new MaterialError(say('backups.notEmpty', { path }), { cause: error })
  })
  if (names.length > 0) throw new MaterialError(say('backups.notEmpty', { path }))
}
