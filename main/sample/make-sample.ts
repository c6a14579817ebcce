import { readdir, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { v7 } from 'uuid'
import { articleCalls } from '../articles/calls.ts'
import { claimCalls } from '../claims/calls.ts'
import { codebookCalls } from '../codebook/calls.ts'
import { entityCalls } from '../entities/calls.ts'
import { importCalls } from '../import/calls.ts'
import { createImporter } from '../import/importer.ts'
import { MaterialError } from '../library/library.ts'
import { createLibrary } from '../library/open.ts'
import { noteCalls } from '../notes/calls.ts'
import { passageCalls } from '../passages/calls.ts'
import { say } from '../words.ts'
import { buildSample } from './build-sample.ts'

/**
 * Makes the sample library in a new or empty folder, and closes it. It is built beside and moved there when it is whole,
 * so that nobody ever opens half a sample. Throws MaterialError when the folder holds anything.
 */
export async function makeSampleLibrary(path: string, author = ''): Promise<void> {
  await expectEmpty(path)
  const making = join(dirname(path), `.sample-${v7()}`)
  try {
    await buildIn(making, author)
    await rmdir(path).catch(() => undefined)
    await rename(making, path)
  } catch (error) {
    await rm(making, { recursive: true, force: true })
    throw error
  }
}

async function buildIn(path: string, author: string): Promise<void> {
  const library = await createLibrary(path, { name: say('changes.sampleName'), author })
  const importer = createImporter()
  try {
    await buildSample({
      ...importCalls(library, importer),
      ...articleCalls(library),
      ...passageCalls(library),
      ...entityCalls(library),
      ...claimCalls(library),
      ...noteCalls(library),
      ...codebookCalls(library),
    })
  } finally {
    await importer.close()
    await library.close()
  }
}

async function expectEmpty(path: string): Promise<void> {
  const names = await readdir(path).catch(() => [])
  if (names.length > 0) throw new MaterialError(say('library.folderNotEmpty', { path }))
}
