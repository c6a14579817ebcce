import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ExportFormat } from '#contract/exports.ts'
import { exportLibrary } from '../../main/export/export-library.ts'
import { annotateFiles, filesAt } from '../../main/import/annotations/annotate-files.ts'
import { readGiven } from '../../main/import/coded/read-coded.ts'
import type { Coded } from '../../main/import/coded/coded.ts'
import type { Library } from '../../main/library/library.ts'
import { createLibrary } from '../../main/library/open.ts'
import { hasSharedData, shared } from '../main/import/shared-data.ts'

export { hasSharedData, shared }

/** Of the REFI-QDA schemas here; null where they or `xmllint` are not. */
export const canValidate = hasSharedData && hasXmllint()

function hasXmllint(): boolean {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'formats-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export async function emptyLibrary(): Promise<Library> {
  const library = await createLibrary(join(tempFolder(), 'library'), { name: 'Other' })
  onTestFinished(() => library.close())
  return library
}

/** Throws what xmllint says when a document does not fit its schema. */
export function validate(xml: string | Uint8Array, schema: 'Project-v1.0.xsd' | 'Codebook-v1.0.xsd'): void {
  const path = join(tempFolder(), 'document.xml')
  writeFileSync(path, xml)
  execFileSync('xmllint', ['--noout', '--huge', '--schema', shared('schemas', schema), path], { stdio: 'pipe' })
}

export async function exported(library: Library, format: ExportFormat, includeAuthor = true): Promise<string> {
  const path = join(tempFolder(), format === 'brat' ? 'brat' : `out.${format}`)
  await exportLibrary(library, { format, path, includeAuthor })
  return path
}

export async function take(library: Library, path: string, as = {}) {
  return annotateFiles(library, await filesAt(path), { as })
}

export async function codedAt(path: string): Promise<Coded> {
  const read = await readGiven(await filesAt(path))
  if (read.kind !== 'coded') throw new Error(`${path} holds no coded texts`)
  return read.coded
}

export const filesIn = (folder: string) =>
  readdirSync(folder)
    .sort()
    .map((name) => [name, readFileSync(join(folder, name))] as const)
