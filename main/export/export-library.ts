import { basename } from 'node:path'
import type { ReferenceStyle } from '#contract/references.ts'
import type { ExportFormat, ExportReport } from '#contract/views.ts'
import { CallerError, type Library, MaterialError } from '../library/library.ts'
import { writeLibraryFile } from '../library-file/write.ts'
import { say } from '../words.ts'
import { bibtex, csl, references, ris } from './bibliography.ts'
import { csv } from './csv.ts'
import type { Writer } from './export-file.ts'
import { gather } from './gather.ts'
import { html } from './html.ts'
import { json } from './json.ts'
import { markdown } from './markdown.ts'
import type { Scope } from './scope.ts'
import { w3c } from './w3c.ts'
import { freePlace, type IfThere, writeExport } from './write-export.ts'

const writers: Readonly<Record<Exclude<ExportFormat, 'library' | 'references'>, Writer>> = {
  markdown,
  html,
  csv,
  json,
  w3c,
  ris,
  bibtex,
  csl,
}

/** Whether a format is a folder of files or one file, and the extension of that file. */
export const exportShapes: Readonly<Record<ExportFormat, { shape: Writer['shape']; extension: string }>> = {
  markdown: { shape: 'folder', extension: '' },
  html: { shape: 'file', extension: '.html' },
  csv: { shape: 'file', extension: '.csv' },
  json: { shape: 'file', extension: '.json' },
  w3c: { shape: 'file', extension: '.jsonld' },
  ris: { shape: 'file', extension: '.ris' },
  bibtex: { shape: 'file', extension: '.bib' },
  csl: { shape: 'file', extension: '.json' },
  references: { shape: 'file', extension: '.html' },
  library: { shape: 'file', extension: '.sourcebook' },
}

export type ExportRequest = {
  format: ExportFormat
  scope?: Scope | undefined
  path: string
  includePrivate?: boolean | undefined
  /** Whether a library file holds the changes of before; it does unless told otherwise. */
  history?: boolean | undefined
  /** How a list of references is written, and in which language. */
  style?: ReferenceStyle | { xml: string } | undefined
  language?: string | undefined
  /** When something is at `path` already: refuse, or write beside it under the next free number. Never over it. */
  ifThere?: IfThere
  onWritten?: (file: ExportReport['files'][number]) => void
}

/** Gathers, then writes; `where` is the place the export went to. */
export async function exportLibrary(
  library: Library,
  request: ExportRequest,
): Promise<ExportReport & { where: string }> {
  const { format, scope = 'all', includePrivate = false, ifThere = 'refuse', onWritten } = request
  if (format === 'library') return exportWhole(library, request)
  const writer = format === 'references' ? references(request.style, request.language) : writers[format]
  const where = await freePlace(library, request.path, ifThere)
  const gathered = gather(library, { scope, includePrivate })
  const files = await writeExport(where, writer.shape, writer.files(gathered, basename(where)), onWritten)
  const left =
    gathered.leftOut > 0 && format !== 'json' ? [say('exports.notCarried.private', { count: gathered.leftOut })] : []
  const lost = gathered.missing.size > 0 ? [say('exports.notCarried.missing', { count: gathered.missing.size })] : []
  return { files, notCarried: [...writer.notCarried(gathered), ...left, ...lost], where }
}

async function exportWhole(library: Library, request: ExportRequest): Promise<ExportReport & { where: string }> {
  const { scope = 'all', history = true, ifThere = 'refuse', includePrivate = false, onWritten } = request
  if (scope !== 'all') throw new CallerError(say('libraryFile.wholeOnly'))
  // It cannot leave anything out; what is private leaves only when that was said.
  const { leftOut } = includePrivate ? { leftOut: 0 } : gather(library, { scope, includePrivate })
  if (leftOut > 0) throw new MaterialError(say('libraryFile.holdsPrivate', { count: leftOut }))
  const where = await freePlace(library, request.path, ifThere)
  const { bytes } = await writeLibraryFile(library, where, {
    history,
    onFile: ({ path: title, bytes }) => onWritten?.({ path: basename(where), title, bytes }),
  })
  const notCarried = history ? [] : [say('exports.notCarried.history')]
  return { files: [{ path: basename(where), title: library.name, bytes }], notCarried, where }
}
