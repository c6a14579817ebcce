import { posix } from 'node:path'
import type { ImportOutcome } from '#contract/views.ts'
import { type Library, MaterialError } from '../../library/library.ts'
import { say } from '../../words.ts'
import type { ImportRun } from '../import-run.ts'
import type { Parser } from '../parser.ts'
import type { ImportSource } from '../sources.ts'
import { filesBeside } from './beside.ts'
import { type FileBeside, importBibliography } from './import-bibliography.ts'

export type Taking = {
  library: Library
  parser: Parser
  run: ImportRun
  mergeKey: string
  signal: AbortSignal | undefined
  /** What became of the other files of this import. */
  outcomes: ReadonlyMap<ImportSource, readonly ImportOutcome[]>
  onRecord: (done: number) => void
}

/**
 * Takes in what may be a bibliography, when the other files of the import are in the library: each of its records is
 * joined to one of them, to a file beside the bibliography, or to an article that was there. What turns out to be no
 * bibliography is taken in as any other file.
 */
export async function takeBibliography(source: ImportSource, taking: Taking): Promise<ImportOutcome[]> {
  const { library, parser, run, mergeKey, signal, onRecord } = taking
  try {
    signal?.throwIfAborted()
    const read = await parser.readRecords({ name: source.name, bytes: await source.read(), as: 'bibliography' }, signal)
    if (read.kind === 'no records') return [await run.import(source)]
    const take = async (file: ImportSource) => {
      const outcome = await run.import(file)
      await run.finish()
      return outcome
    }
    const files = await filesFor(source, taking.outcomes)
    return await importBibliography(source.name, read, { library, mergeKey, signal, files, take, onRecord })
  } catch (error) {
    if (signal?.aborted) return [{ file: source.name, status: 'failed', reason: say('imports.cancelled') }]
    if (error instanceof MaterialError) return [{ file: source.name, status: 'failed', reason: error.message }]
    throw error
  }
}

/** The files of the same import, by their paths from the bibliography's folder; then what lies beside it on the disk. */
async function filesFor(source: ImportSource, outcomes: Taking['outcomes']): Promise<Map<string, FileBeside>> {
  const files = new Map<string, FileBeside>()
  const folder = posix.dirname(slashed(source.name))
  for (const [file, [outcome]] of outcomes) {
    const name = posix.relative(folder, slashed(file.name))
    if (outcome && !name.startsWith('..')) files.set(name, { outcome })
  }
  if (source.path === undefined) return files
  for (const [name, open] of await filesBeside(source.path))
    if (!files.has(name) && name !== posix.basename(slashed(source.name))) files.set(name, { source: open })
  return files
}

const slashed = (name: string) => name.replaceAll('\\', '/')
