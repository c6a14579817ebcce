import { basename, extname } from 'node:path'
import type { ExportOptions } from '#contract/calls/parts.ts'
import { type ExportFormat, type ExportReport, type ExportScope, exportShapes } from '#contract/exports.ts'
import { CallerError, type Library, MaterialError } from '../library/library.ts'
import { writeLibraryFile } from '../library-file/write.ts'
import { say } from '../words.ts'
import type { Tools, Writer } from './export-file.ts'
import { gather, type Gathered } from './gather.ts'
import type { Find } from './scope.ts'
import { freePlace, type IfThere, writeExport } from './write-export.ts'
import { writers } from './writers.ts'

export type ExportRequest = ExportOptions & {
  format: ExportFormat
  scope?: ExportScope | undefined
  path: string
  /** When something is at `path` already: refuse, or write beside it under the next free number. Never over it. */
  ifThere?: IfThere
  onWritten?: (file: ExportReport['files'][number]) => void
} & ExportTools

/** What an export may need besides the library: who searches, who prints. */
export type ExportTools = Tools & { find?: Find }

/** Gathers, then writes; `where` is the place the export went to. */
export async function exportLibrary(
  library: Library,
  request: ExportRequest,
): Promise<ExportReport & { where: string }> {
  const { format, ifThere = 'refuse', onWritten } = request
  if (format === 'library') return exportWhole(library, request)
  const writer = writers[format]
  const place = await freePlace(library, request.path, ifThere)
  const gathered = await gather(library, gatheringOf(request))
  const files = writer.files(gathered, basename(place), request)
  if ((writer.parts?.(gathered) ?? 1) > 1) {
    const folder = await freePlace(library, withoutExtension(place), ifThere)
    const parts = await writeExport(folder, 'folder', files, onWritten)
    const written = parts.map((part) => ({ ...part, path: `${basename(folder)}/${part.path}` }))
    return { files: written, notCarried: notCarriedBy(writer, gathered, request), where: folder }
  }
  const written = await writeExport(place, exportShapes[format].shape, files, onWritten)
  return { files: written, notCarried: notCarriedBy(writer, gathered, request), where: place }
}

/** A report of several documents stands in a folder called as its one file would be. */
function withoutExtension(place: string): string {
  const extension = extname(place)
  return extension === '' ? place : place.slice(0, -extension.length)
}

export function gatheringOf({ scope = 'all', includePrivate = false, ...request }: Omit<ExportRequest, 'path'>) {
  const { includeAuthor, redact, policy, find } = request
  return { scope, includePrivate, includeAuthor, redact, policy, find }
}

/** What stays behind: what the format cannot carry, and what the options take out. */
export function notCarriedBy(writer: Writer, gathered: Gathered, options: ExportOptions): string[] {
  const { leftOut, missing } = gathered
  return [
    ...writer.notCarried(gathered),
    ...(leftOut > 0 ? [say('exports.notCarried.private', { count: leftOut })] : []),
    ...(options.includeAuthor ? [] : [say('exports.notCarried.author')]),
    ...(options.redact?.length ? [say('exports.notCarried.redacted', { count: options.redact.length })] : []),
    ...(missing.size > 0 ? [say('exports.notCarried.missing', { count: missing.size })] : []),
  ]
}

async function exportWhole(library: Library, request: ExportRequest): Promise<ExportReport & { where: string }> {
  const { history = true, ifThere = 'refuse', onWritten } = request
  await expectWhole(library, request)
  const where = await freePlace(library, request.path, ifThere)
  const { bytes } = await writeLibraryFile(library, where, {
    history,
    onFile: ({ path: title, bytes }) => onWritten?.({ path: basename(where), title, bytes }),
  })
  return { files: [{ path: basename(where), title: library.name, bytes }], notCarried: notInWhole(history), where }
}

export const notInWhole = (history: boolean) => (history ? [] : [say('exports.notCarried.history')])

/** A library file cannot leave anything out; what is private leaves only when that was said. */
export async function expectWhole(library: Library, request: Omit<ExportRequest, 'path'>): Promise<void> {
  if ((request.scope ?? 'all') !== 'all') throw new CallerError(say('libraryFile.wholeOnly'))
  if (request.redact?.length) throw new CallerError(say('libraryFile.notRedacted'))
  if (request.includePrivate) return
  const { leftOut } = await gather(library, { scope: 'all', includePrivate: false })
  if (leftOut > 0) throw new MaterialError(say('libraryFile.holdsPrivate', { count: leftOut }))
}
