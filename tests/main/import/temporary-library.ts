import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createImporter } from '../../../main/import/importer.ts'
import type { ParserLimits } from '../../../main/import/parser.ts'
import { createLibrary } from '../../../main/library/open.ts'

/** A real library, a real importer with its worker, and an empty folder for files: all gone after the test. */
export async function importingLibrary(limits?: ParserLimits) {
  const folder = await mkdtemp(join(tmpdir(), 'sourcebook-import-'))
  const files = join(folder, 'files')
  await mkdir(files)
  const library = await createLibrary(join(folder, 'library'), { name: 'Test', author: 'Ana' })
  const importer = createImporter(limits)
  onTestFinished(async () => {
    await importer.close()
    await library.close()
    await rm(folder, { recursive: true, force: true })
  })
  return { library, importer, files }
}
