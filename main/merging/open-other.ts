import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { layoutOf } from '../library/layout.ts'
import { type Library, MaterialError, type Unlock } from '../library/library.ts'
import { openLibrary } from '../library/open.ts'
import { isProtected, isSealedWith } from '../library/protection.ts'
import { restoreLibraryFile } from '../library-file/read.ts'
import { say } from '../words.ts'

/** Another copy of a library, open for reading alone, and what ends it. */
export type OpenCopy = { library: Library; close: () => Promise<void> }

/** Where another copy lies: its own folder, or one that a library file was unpacked into; `end` removes that again. */
export type FoundCopy = { path: string; name: string; sealed: boolean; end: () => Promise<void> }

/** Looks for another copy of a library: its folder, or a library file of it. Nothing is written where it lies. */
export async function findCopy(library: Library, path: string): Promise<FoundCopy> {
  const place = resolve(path)
  const name = basename(place)
  if (place === resolve(library.path)) throw new MaterialError(say('merging.itself'))
  const found = await stat(place).catch(() => null)
  if (!found) throw new MaterialError(say('merging.notThere', { name }))
  if (found.isDirectory()) return { path: place, name, sealed: await isSealed(place), end: async () => undefined }
  const folder = await mkdtemp(join(tmpdir(), 'sourcebook-merge-'))
  const end = () => rm(folder, { recursive: true, force: true })
  try {
    const inside = join(folder, name)
    await restoreLibraryFile(place, inside)
    return { path: inside, name, sealed: await isSealed(inside), end }
  } catch (error) {
    await end()
    throw error
  }
}

const isSealed = (path: string) => isProtected(layoutOf(path))

/**
 * Opens a copy that was found, with what was told, or with the key of this library. Throws `KeyNeeded` when that is
 * not its key, so that a person is asked; a LockedError of its own reason when what was told is wrong, or it is damaged.
 */
export async function openFound(library: Library, { path, sealed }: FoundCopy, unlock?: Unlock): Promise<Library> {
  const { sealing } = library
  // A copy that was protected for itself has another key under the same id: to this one all of it looks tampered with.
  if (sealed && unlock === undefined && !(sealing.sealed && (await isSealedWith(layoutOf(path), sealing))))
    throw new KeyNeeded()
  return openLibrary(path, { readOnly: true, unlock: unlock ?? { sealing } })
}

/** A copy opens with a passphrase, or a recovery key, that nobody told yet. */
export class KeyNeeded extends MaterialError {
  override name = 'KeyNeeded'

  constructor() {
    super(say('merging.locked'))
  }
}

/** Finds and opens another copy at once. */
export async function openCopy(library: Library, path: string, unlock?: Unlock): Promise<OpenCopy> {
  const found = await findCopy(library, path)
  try {
    const other = await openFound(library, found, unlock)
    return { library: other, close: () => other.close().finally(found.end) }
  } catch (error) {
    await found.end()
    throw error
  }
}
