/**
 * Takes files in, each as `import`, `annotate` or `table` as the first argument says, in a process of its own, and
 * prints a line of JSON for each: how long it took, how far memory rose, what came of it.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { tableAt } from '../../main/import/calls.ts'
import { annotateFiles, filesAt } from '../../main/import/annotations/annotate-files.ts'
import { createImporter } from '../../main/import/importer.ts'
import { sourceAt } from '../../main/import/sources.ts'
import { createLibrary } from '../../main/library/open.ts'
import { watched } from './watched.ts'

export type Measured = { file: string; seconds: number; clock: number; megabytes: number; became: string[] }

const [how = 'import', ...paths] = process.argv.slice(2)
const folder = await mkdtemp(join(tmpdir(), 'measure-'))
const library = await createLibrary(join(folder, 'library'), { name: 'Measured' })
const importer = createImporter()

const ways: Record<string, (path: string, name?: string) => Promise<string[]>> = {
  import: async (path, name = basename(path)) => {
    const outcomes = await importer.importMany(library, [sourceAt(path, name)])
    return outcomes.map(({ status, reason }) => reason ?? status)
  },
  /** A package under the name of the archive it is. */
  zip: async (path) => ways['import']?.(path, basename(path).replace(/\.\w+$/, '.zip')) ?? [],
  annotate: async (path) => {
    const { outcomes } = await annotateFiles(library, await filesAt(path))
    return outcomes.map(({ status, reason }) => reason ?? status)
  },
  table: async (path) => {
    const mapping = { columns: { title: 0, text: 1 } }
    const outcomes = await importer.importTable(library, await tableAt(path), mapping)
    return outcomes.map(({ status, reason }) => reason ?? status)
  },
}
const way = ways[how]
if (!way) throw new Error(`no way "${how}"`)

// What every process does once is no file's fault.
await importer.importBytes(library, { name: 'warm.html', bytes: Buffer.from('<p>Warm words.</p>') })
const json = Buffer.from('[{"type":"Annotation","target":"https://a.example"}]')
await annotateFiles(library, [{ name: 'warm.json', bytes: json }]).catch(() => undefined)

for (const path of paths) {
  const { result, ...spent } = await watched(() => way(path).catch((error: Error) => [error.message]))
  const measured: Measured = { file: basename(path), ...spent, became: result.slice(0, 20) }
  process.stdout.write(`${JSON.stringify(measured)}\n`)
}
await importer.close()
await library.close()
await rm(folder, { recursive: true, force: true })
