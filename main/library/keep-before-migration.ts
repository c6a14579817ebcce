import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keepUnder, syncFolder, writeDurably } from './durable-files.ts'
import { journalSeqOf, type Layout } from './layout.ts'

/**
 * Keeps the library's files as they were before its documents get a newer shape, so that the program that wrote them
 * can still open them. What is kept already, from an upgrade that was interrupted, stays as it is.
 */
export async function keepBeforeMigration(layout: Layout, version: number): Promise<void> {
  const folder = join(layout.backups, `before-version-${version + 1}`)
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(layout.path)) {
    const kept = join(folder, name)
    if (name === 'library.json') await keepUnder(layout.snapshot, kept)
    // A journal goes on being written, so that a second name for it would not keep it as it is.
    else if (journalSeqOf(name) !== null) await writeDurably(kept, await readFile(join(layout.path, name)))
  }
  await syncFolder(folder)
  await syncFolder(layout.backups)
  await syncFolder(layout.path)
}
