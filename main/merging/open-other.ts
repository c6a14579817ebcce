import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { type Library, LockedError, MaterialError, type Unlock } from '../library/library.ts'
import { openLibrary } from '../library/open.ts'
import { restoreLibraryFile } from '../library-file/read.ts'
import { say } from '../words.ts'

/** Another copy of a library, open for reading alone, and what ends it. */
export type OpenCopy = { library: Library; close: () => Promise<void> }

/**
 * Opens another copy of a library: its folder, or a library file of it, which is unpacked beside nothing and removed
 * again. A protected copy opens with the key of this library, or with what was told.
 */
export async function openCopy(library: Library, path: string, unlock?: Unlock): Promise<OpenCopy> {
  const place = resolve(path)
  if (place === resolve(library.path)) throw new MaterialError(say('merging.itself'))
  const found = await stat(place).catch(() => null)
  if (!found) throw new MaterialError(say('merging.notThere', { name: basename(place) }))
  if (found.isDirectory()) return opened(library, place, unlock, async () => undefined)
  const folder = await mkdtemp(join(tmpdir(), 'sourcebook-merge-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const inside = join(folder, basename(place))
    await restoreLibraryFile(place, inside)
    return await opened(library, inside, unlock, remove)
  } catch (error) {
    await remove()
    throw error
  }
}

async function opened(
  library: Library,
  path: string,
  unlock: Unlock | undefined,
  end: () => Promise<void>,
): Promise<OpenCopy> {
  const other = await openWith(path, unlock ?? { sealing: library.sealing })
  return {
    library: other,
    close: async () => {
      await other.close()
      await end()
    },
  }
}

async function openWith(path: string, unlock: Unlock): Promise<Library> {
  try {
    return await openLibrary(path, { readOnly: true, unlock })
  } catch (error) {
    // A copy from before this library was protected, or under another key.
    if (error instanceof LockedError && 'sealing' in unlock)
      throw new MaterialError(say('merging.locked'), { cause: error })
    throw error
  }
}
