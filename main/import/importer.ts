import { v7 } from 'uuid'
import type { TableMapping, TablePreview } from '#contract/tables.ts'
import type { ImportOutcome } from '#contract/views.ts'
import { type Library, ReadOnlyError } from '../library/library.ts'
import { say } from '../words.ts'
import { ImportRun } from './import-run.ts'
import { maybeBibliography } from './bibliography/read-bibliography.ts'
import { takeBibliography } from './bibliography/take-bibliography.ts'
import { createParser, type ParserLimits } from './parser.ts'
import type { AskPassword } from './passwords.ts'
import { checkSize, type ImportSource } from './sources.ts'
import { importTable } from './tables/import-table.ts'
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
   * One outcome a source, in their order; one for every document in a zip, and for every record of a bibliography. One
   * that fails changes nothing and does not stop the rest.
   */
  importMany: (library: Library, sources: readonly ImportSource[], options?: ImportOptions) => Promise<ImportOutcome[]>
  /** What a table's rows would become. */
  previewTable: (file: TableFile, mapping: TableMapping, signal?: AbortSignal) => Promise<TablePreview>
  /** One outcome a row. */
  importTable: (
    library: Library,
    file: TableFile,
    mapping: TableMapping,
    options?: ImportOptions,
  ) => Promise<ImportOutcome[]>
  close: () => Promise<void>
}

export type TableFile = { name: string; bytes: Uint8Array }

/** Files read and written at once, so that the disk works while the parser does. */
const atOnce = 4

export function createImporter(limits?: ParserLimits): Importer {
  const parser = createParser(limits)

  async function importMany(library: Library, given: readonly ImportSource[], options: ImportOptions = {}) {
    if (library.readOnly) throw new ReadOnlyError(say('library.cannotChange', { reason: library.readOnly.reason }))
    const sources = await unpacked(given, options.signal)
    try {
      return await importAll(library, sources, options)
    } finally {
      for (const source of sources) source.close?.()
    }
  }

  async function importAll(library: Library, sources: readonly ImportSource[], options: ImportOptions) {
    const mergeKey = `import:${v7()}`
    const run = new ImportRun(library, parser, mergeKey, options)
    const outcomes = new Map<ImportSource, ImportOutcome[]>()
    // What describes other files comes when they are there.
    const files = sources.filter(({ name }) => !maybeBibliography(name))
    const bibliographies = sources.filter(({ name }) => maybeBibliography(name))
    let next = 0
    let done = 0
    const lane = async () => {
      for (let index = next++; index < files.length; index = next++) {
        const source = files[index] as ImportSource
        options.onProgress?.({ done, total: sources.length, current: source.name })
        outcomes.set(source, [await run.import(source)])
        done += 1
        options.onProgress?.({ done, total: sources.length, current: source.name })
      }
    }
    const lanes = Array.from({ length: Math.min(atOnce, files.length) }, lane)
    // Lanes end together even when one fails, so that nothing is committed after the answer.
    const ended = await Promise.allSettled(lanes)
    await run.finish()
    const failed = ended.find((lane) => lane.status === 'rejected')
    if (failed) throw failed.reason as Error
    const { signal } = options
    for (const source of bibliographies) {
      const tell = (records: number) =>
        options.onProgress?.({ done: done + records, total: sources.length + records, current: source.name })
      tell(0)
      const taking = { library, parser, run, mergeKey, signal, outcomes, onRecord: tell }
      outcomes.set(source, await takeBibliography(source, taking))
      done += 1
    }
    await run.finish()
    return sources.flatMap((source) => outcomes.get(source) ?? [])
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
    previewTable: ({ name, bytes }, mapping, signal) => parser.previewTable({ name, bytes, mapping }, signal),
    importTable: async (library, { name, bytes }, mapping, { signal, onProgress } = {}) => {
      if (library.readOnly) throw new ReadOnlyError(say('library.cannotChange', { reason: library.readOnly.reason }))
      const table = await parser.readTable({ name, bytes, mapping }, signal)
      const onRow = (done: number) => onProgress?.({ done, total: table.rows.length, current: name })
      return importTable(name, table, { library, mergeKey: `import:${v7()}`, signal, onRow })
    },
    close: () => parser.close(),
  }
}

/** Every zip replaced by what is in it. */
async function unpacked(sources: readonly ImportSource[], signal?: AbortSignal): Promise<ImportSource[]> {
  const all: ImportSource[] = []
  for (const source of sources) {
    if (isArchive(source) && !signal?.aborted) all.push(...(await zipSources(source)))
    else all.push(source)
  }
  return all
}
