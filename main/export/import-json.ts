import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { articleText } from '#contract/article-text.ts'
import { type Document, schemaFor } from '#contract/document.ts'
import { anyId, kinds } from '#contract/ids.ts'
import { CallerError, type Library, MaterialError } from '../library/library.ts'
import { say } from '../words.ts'
import { jsonFormat, jsonVersion } from './json.ts'

/** A string cannot be longer; an export that large is read by nothing that reads JSON whole. */
const largest = 500_000_000

const exported = z.object({
  format: z.literal(jsonFormat),
  version: z.number().int(),
  documents: z.record(z.string(), z.looseObject({ id: anyId })),
  texts: z.record(z.string(), articleText),
  originals: z.record(z.string(), z.base64()),
})

/**
 * Makes an empty library the one that was exported: the same ids, times, texts and files, in one change.
 *
 * Everything is checked before anything is written; a file with one wrong document changes nothing.
 */
export async function importJson(library: Library, path: string): Promise<{ documents: number }> {
  const already = kinds.reduce((sum, kind) => sum + library.collection(kind).size, 0)
  if (already > 0) throw new CallerError(say('exports.errors.notEmptyLibrary', { count: already }))
  const name = basename(path)
  const { documents, texts, originals } = parseExport(name, await readWhole(path, name))
  for (const [sha256, text] of Object.entries(texts)) same(name, sha256, await library.texts.put(text))
  for (const [sha256, base64] of Object.entries(originals))
    same(name, sha256, await library.originals.put(Buffer.from(base64, 'base64')))
  const puts = Object.values(documents) as Document[]
  const label = { key: 'importLibrary', args: { count: puts.length } }
  await library.commit({ label, puts, keepTimes: true })
  return { documents: puts.length }
}

async function readWhole(path: string, name: string): Promise<unknown> {
  try {
    if ((await stat(path)).size > largest) throw new Error('more than 500 MB')
    const text = await readFile(path, 'utf8')
    return parseJson(name, text)
  } catch (cause) {
    if (cause instanceof MaterialError) throw cause
    const why = (cause as NodeJS.ErrnoException).code ?? (cause as Error).message
    throw new MaterialError(say('exports.errors.cannotRead', { name, why }), { cause })
  }
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw notAnExport(name, cause instanceof Error ? cause.message : String(cause))
  }
}

function parseExport(name: string, value: unknown): z.infer<typeof exported> {
  const parsed = exported.safeParse(value)
  if (!parsed.success) throw notAnExport(name, told(parsed.error))
  const { version, documents } = parsed.data
  if (version > jsonVersion) throw new MaterialError(say('exports.errors.newerExport', { name, version }))
  // The schema leaves `__proto__` out: what is gone afterwards was no id.
  const given = Object.keys((value as { documents: object }).documents).length
  if (Object.keys(documents).length !== given) throw notAnExport(name, 'a document without an id')
  for (const [id, document] of Object.entries(documents)) {
    if (document.id !== id) throw notAnExport(name, `"${id}" holds "${document.id}"`)
    const checked = schemaFor(document.id).safeParse(document)
    if (!checked.success) throw notAnExport(name, `"${id}": ${told(checked.error)}`)
  }
  return parsed.data
}

function told(error: z.ZodError): string {
  const [issue] = error.issues
  return `${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}`.trim().slice(0, 200)
}

const notAnExport = (name: string, why: string) => new MaterialError(say('exports.errors.notAnExport', { name, why }))

function same(name: string, promised: string, is: string): void {
  if (promised !== is)
    throw new MaterialError(say('exports.errors.damagedText', { name, sha256: promised.slice(0, 12) }))
}
