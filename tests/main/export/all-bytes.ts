import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import yauzl from 'yauzl'
import type { ExportFormat } from '#contract/exports.ts'

/**
 * Everything that an export wrote, names of files included. With a format, what a reader of it would find: texts that
 * are kept as base64 or compressed are opened.
 */
export async function allOf(path: string, format: ExportFormat | null): Promise<string> {
  if (statSync(path).isDirectory()) {
    const parts = readdirSync(path).map(async (name) => `${name}\n${await allOf(join(path, name), format)}`)
    return (await Promise.all(parts)).join('\n')
  }
  if (format === 'json') return opened(readFileSync(path, 'utf8'))
  if (format === 'docx' || format === 'xlsx' || format === 'qdpx') return Object.values(await partsOf(path)).join('\n')
  return readFileSync(path, format === null ? 'latin1' : 'utf8')
}

function opened(json: string): string {
  const { originals } = JSON.parse(json) as { originals: Record<string, string> }
  return (
    json +
    Object.values(originals)
      .map((base64) => Buffer.from(base64, 'base64').toString('utf8'))
      .join('\n')
  )
}

/** The files inside a zip file, as text. */
export async function partsOf(path: string): Promise<Record<string, string>> {
  const parts: Record<string, string> = {}
  const file = await yauzl.openPromise(path)
  for await (const entry of file.eachEntry())
    parts[entry.fileName] = await text(await file.openReadStreamPromise(entry))
  return parts
}
