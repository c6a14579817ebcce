import { type ExportFormat, type ExportPreview, exportShapes } from '#contract/exports.ts'
import { kinds } from '#contract/ids.ts'
import type { Library } from '../library/library.ts'
import { say } from '../words.ts'
import type { Writer } from './export-file.ts'
import { type ExportRequest, gatheringOf, notCarriedBy, notInWhole } from './export-library.ts'
import { gather, type Gathered } from './gather.ts'
import { writers } from './writers.ts'

const mostNames = 200
/** So much of the first file is shown. */
const mostShown = { lines: 40, characters: 4000 }
/** So many texts are looked through for names when people leave under others; an export looks through all. */
const mostTexts = 300

/** What an export would hold, without writing anything. */
export async function previewExport(library: Library, request: Omit<ExportRequest, 'path'>): Promise<ExportPreview> {
  const { format } = request
  const options = format === 'library' ? { scope: 'all' as const, includePrivate: true } : gatheringOf(request)
  const gathered = await gather(library, { ...options, mostTexts })
  const shared = { title: gathered.title, counts: countsOf(gathered.library), ...namesOf(gathered) }
  if (format === 'library')
    return { ...shared, notCarried: notInWhole(request.history ?? true), recognisable: gathered.recognisable }
  const parts = writers[format].parts?.(gathered) ?? 1
  const begins = binary.has(format) ? undefined : await beginning(writers[format], gathered, request)
  return {
    ...shared,
    ...(begins && { begins }),
    ...(parts > 1 && { parts }),
    notCarried: notCarriedBy(writers[format], gathered, request),
    recognisable: gathered.recognisable,
  }
}

function countsOf(view: Library): ExportPreview['counts'] {
  return kinds.map((kind) => ({ kind, count: view.collection(kind).size })).filter(({ count }) => count > 0)
}

function namesOf({ articles, entities, notes }: Gathered): Pick<ExportPreview, 'names' | 'named'> {
  const names = [
    ...articles.map(({ id, title }) => ({ id, title })),
    ...entities.map(({ id, name }) => ({ id, title: name })),
    ...notes.map(({ id, title }) => ({ id, title: title || say('exports.report.untitled') })),
  ]
  return { names: names.slice(0, mostNames), named: names.length }
}

/** Formats whose beginning says nothing to a reader. */
const binary: ReadonlySet<ExportFormat> = new Set(['pdf', 'docx', 'xlsx', 'qdpx', 'library'])

/** How the first file that holds something begins; writing stops there. */
async function beginning(writer: Writer, gathered: Gathered, request: Omit<ExportRequest, 'path'>) {
  const { format, style, language, policy } = request
  const { shape, extension } = exportShapes[format]
  const name = `${say('exports.previewName')}${extension}`
  for await (const file of writer.files(gathered, name, { style, language, policy })) {
    let text = ''
    for await (const piece of file.content) {
      if (typeof piece !== 'string') return undefined
      text += piece
      if (text.length > mostShown.characters) break
    }
    const lines = text
      .slice(0, mostShown.characters)
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)
    return { file: shape === 'folder' ? file.path : name, text: lines.slice(0, mostShown.lines).join('\n') }
  }
  return undefined
}
