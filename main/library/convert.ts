import { mkdir, readFile, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { say } from '../words.ts'
import { codeOf, renameWithPatience, syncFolder, writeSynced } from './durable-files.ts'
import { convertedFile, type FileConverter, kindOfFile, orderOf } from './convert-files.ts'
import type { Layout } from './layout.ts'
import { MaterialError } from './library.ts'
import type { Sealing } from './sealing.ts'
import { filesBelow, removeEmptyFolders, wipe, wipeAway, wipeFolder } from './wipe.ts'
import { isThere } from './names-in.ts'

/**
 * Giving a library a passphrase, or taking it away, rewrites every file of it. The new files are made beside the old
 * ones in a folder of their own, synced and read back; one rename of that folder decides. Before it the old library is
 * whole and the folder is thrown away; after it the new one is whole and is moved into place, now or at the next
 * opening.
 */
type Manifest = { to: 'sealed' | 'plain'; files: string[]; old: string[] }

const unfinished = 'converting.tmp'
const decided = 'converting'
const manifestName = 'manifest.json'
const doneName = 'done'

/** `extra` are files that belong to the new state alone. Answers the chain at a sequence number in the new journals. */
export async function convert(
  layout: Layout,
  to: Sealing,
  libraryId: string,
  extra: ReadonlyMap<string, Uint8Array>,
): Promise<{ chainAt: (seq: number) => string | undefined }> {
  const staging = join(layout.path, unfinished)
  await wipeFolder(staging)
  const converter: FileConverter = { path: layout.path, libraryId, from: layout.sealing, to, chains: new Map() }
  const manifest: Manifest = { to: to.sealed ? 'sealed' : 'plain', files: [], old: [] }
  const put = async (inner: string, bytes: Uint8Array | ((path: string) => Promise<unknown>)) => {
    const path = join(staging, inner)
    await mkdir(dirname(path), { recursive: true })
    if (typeof bytes === 'function') await bytes(path)
    else await writeSynced(path, bytes)
    manifest.files.push(inner)
  }
  try {
    for (const inner of orderOf(await filesBelow(layout.path))) {
      const kind = kindOfFile(inner)
      if (kind === 'not ours') continue
      manifest.old.push(inner)
      if (kind === 'derived') continue
      const converted = await convertedFile(converter, inner, kind)
      for (const { name, bytes } of converted) await put(name, bytes)
    }
    for (const [inner, bytes] of extra) await put(inner, bytes)
    await writeSynced(join(staging, manifestName), JSON.stringify(manifest))
    await syncFoldersBelow(staging)
  } catch (error) {
    await wipeFolder(staging).catch(() => undefined)
    throw error
  }
  await renameWithPatience(staging, join(layout.path, decided))
  await syncFolder(layout.path)
  return { chainAt: (seq) => converter.chains.get(seq) }
}

/**
 * Finishes a conversion that was decided, or throws away one that was not. Answers what became of the library, or null
 * when there was nothing to finish.
 */
export async function settleConversion(layout: Layout): Promise<'sealed' | 'plain' | null> {
  await wipeFolder(join(layout.path, unfinished))
  const manifest = await readManifest(layout)
  if (!manifest) {
    await removeDecided(layout)
    return null
  }
  for (const inner of manifest.files) await moveIntoPlace(layout, inner)
  const kept = new Set(manifest.files)
  for (const inner of manifest.old) if (!kept.has(inner)) await wipeAway(join(layout.path, inner))
  for (const folder of new Set(manifest.old.map((inner) => inner.split('/')[0] ?? '')))
    if (manifest.old.some((inner) => inner.startsWith(`${folder}/`))) await removeEmptyInside(join(layout.path, folder))
  await syncFolder(layout.path)
  // Half overwritten, the manifest would be damage: it goes out of the way first.
  await rename(join(layout.path, decided, manifestName), join(layout.path, decided, doneName))
  await removeDecided(layout)
  await syncFolder(layout.path)
  return manifest.to
}

/** Everything is in place, and only the folder is left. What else stands in it is not touched. */
async function removeDecided(layout: Layout): Promise<void> {
  await wipeAway(join(layout.path, decided, doneName))
  await removeEmptyFolders(join(layout.path, decided))
}

/** Whether a decided conversion waits for a process that may write. */
export async function isBeingConverted(layout: Layout): Promise<boolean> {
  return (await readManifest(layout)) !== null
}

async function readManifest(layout: Layout): Promise<Manifest | null> {
  const path = join(layout.path, decided, manifestName)
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null
    throw error
  })
  if (text === null) return null
  try {
    return JSON.parse(text) as Manifest
  } catch (cause) {
    throw new MaterialError(say('protection.unreadable', { file: `${decided}/${manifestName}` }), { cause })
  }
}

async function moveIntoPlace(layout: Layout, inner: string): Promise<void> {
  const staged = join(layout.path, decided, inner)
  if (!(await isThere(staged))) return
  const target = join(layout.path, inner)
  await mkdir(dirname(target), { recursive: true })
  await wipe(target)
  await rename(staged, target)
  await syncFolder(dirname(target))
}

async function removeEmptyInside(folder: string): Promise<void> {
  await removeEmptyFolders(folder)
  const parent = dirname(folder)
  if (basename(parent) !== '') await syncFolder(parent)
}

async function syncFoldersBelow(folder: string): Promise<void> {
  const folders = new Set([folder])
  for (const file of await filesBelow(folder))
    for (let path = dirname(join(folder, file)); path !== folder; path = dirname(path)) folders.add(path)
  for (const path of folders) await syncFolder(path)
}
