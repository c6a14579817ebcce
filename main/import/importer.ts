import { v7 } from 'uuid'
import type { ImportOutcome } from '#contract/views.ts'
import { type Library, ReadOnlyError } from '../library/library.ts'
import { say } from '../words.ts'
import { ImportRun } from './import-run.ts'
import { createParser, type ParserLimits } from './parser.ts'
import type { AskPassword } from './passwords.ts'
import { checkSize, type ImportSource } from './sources.ts'
import { isArchive, zipSources } from './zip-sources.ts'

export type ImportProgress = { done: number; total: number; current: string }
export type ImportOptions = {
  onProgress?: ((progress: ImportProgress) => void) | undefined
  /** What is imported when it aborts stays; nothing is left half done. */
  signal?: AbortSignal | undefined
  /** Asked for the password of a file that is locked. */
  askPassword?: AskPassword | undefined
}

/** Brings files into a library. One serves every library of the process; its worker starts with the first file. */
export type Importer = {
  importBytes: (
    library: Library,
    file: { name: string; bytes: Uint8Array; mediaType?: ImportSource['mediaType'] },
    signal?: AbortSignal,
  ) => Promise<ImportOutcome>
  /**
   * One outcome a source, in their order, and one for every document in a zip. One that fails changes nothing and does
   * not stop the rest.
   */
  importMany: (library: Library, sources: readonly ImportSource[], options?: ImportOptions) => Promise<ImportOutcome[]>
  close: () => Promise<void>
}

/** Files read and written at once, so that the disk works while the parser does. */
const atOnce = 4

export function createImporter(limits?: ParserLimits): Importer {
  const parser = createParser(limits)

  async function importMany(library: Library, given: readonly ImportSource[], options: ImportOptions = {}) {
    if (library.readOnly) throw new ReadOnlyError(say('library.cannotChange', { reason: library.readOnly.reason }))
    const sources = await unpacked(given)
    const run = new ImportRun(library, parser, `import:${v7()}`, options)
    const outcomes: ImportOutcome[] = []
    let next = 0
    let done = 0
    const lane = async () => {
      for (let index = next++; index < sources.length; index = next++) {
        const source = sources[index] as ImportSource
        options.onProgress?.({ done, total: sources.length, current: source.name })
        outcomes[index] = await run.import(source)
        done += 1
        options.onProgress?.({ done, total: sources.length, current: source.name })
      }
    }
    const lanes = Array.from({ length: Math.min(atOnce, sources.length) }, lane)
    // Lanes end together even when one fails, so that nothing is committed after the answer.
    const ended = await Promise.allSettled(lanes)
    for (const source of sources) source.close?.()
    await run.finish()
    const failed = ended.find((lane) => lane.status === 'rejected')
    if (failed) throw failed.reason as Error
    return outcomes
  }

  return {
    importMany,
    importBytes: async (library, { name, bytes, mediaType }, signal) => {
      const read = async () => {
        checkSize(name, bytes.length)
        return bytes
      }
      const [outcome] = await importMany(library, [{ name, read, mediaType }], { signal })
      return outcome as ImportOutcome
    },
    close: () => parser.close(),
  }
}

/** Every zip replaced by what is in it. */
async function unpacked(sources: readonly ImportSource[]): Promise<ImportSource[]> {
  const all: ImportSource[] = []
  for (const source of sources) {
    if (isArchive(source)) all.push(...(await zipSources(source)))
    else all.push(source)
  }
  return all
}
