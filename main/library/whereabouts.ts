import { open, stat } from 'node:fs/promises'
import { say } from '../words.ts'
import type { Layout } from './layout.ts'
import { NotSavedError } from './library.ts'

/** What must still be true of a library's folder before anything new is written into it. */
export type Whereabouts = { libraryId: string; device: number; folder: number }

export async function whereaboutsOf(layout: Layout, libraryId: string): Promise<Whereabouts> {
  const { dev, ino } = await stat(layout.path)
  return { libraryId, device: dev, folder: ino }
}

/**
 * Throws unless the same library still stands in the same place. A drive that is unmounted does not fail: its folder
 * turns into an empty one, and writes into it would be lost without a word. Where the folder itself is the same, the
 * library is too, whatever another program did to the files in it.
 */
export async function isStillThere(layout: Layout, { libraryId, device, folder }: Whereabouts): Promise<void> {
  const { dev, ino } = await stat(layout.path)
  if (dev !== device) throw new NotSavedError(say('library.folderSwapped'))
  if (ino === folder) return
  const file = await open(layout.snapshot, 'r')
  try {
    const start = Buffer.alloc(1024)
    const { bytesRead } = await file.read(start, 0, start.length, 0)
    if (!start.toString('utf8', 0, bytesRead).includes(JSON.stringify(libraryId)))
      throw new NotSavedError(say('library.folderSwapped'))
  } finally {
    await file.close()
  }
}
