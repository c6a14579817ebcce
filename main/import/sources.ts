import { lstat, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { say } from '../words.ts'
import { MaterialError } from '../library/library.ts'
import type { MediaType } from './parse-file.ts'

/** One thing to import, read only when its turn comes, so that ten thousand of them need no memory. */
export type ImportSource = {
  /** What the outcome calls it, and what the article remembers as its file's name. */
  name: string
  /** Throws a MaterialError that says what is wrong in a sentence. */
  read: () => Promise<Uint8Array>
  mediaType?: MediaType | undefined
  /** Where it is on the disk. */
  path?: string
}

const megabyte = 1_000_000
/** Text, HTML and Markdown beyond this is no article. */
export const largestFile = 50 * megabyte

export function checkSize(bytes: number): void {
  if (bytes > largestFile)
    throw new MaterialError(
      say('imports.tooLarge', { size: Math.ceil(bytes / megabyte), limit: largestFile / megabyte }),
    )
}

/**
 * The files that paths name, in order; a folder stands for the files under it, sorted by name, without hidden ones and
 * without following links out of it. A path that cannot be read becomes a source that says so when read.
 */
export async function sourcesFromPaths(paths: readonly string[]): Promise<ImportSource[]> {
  const sources: ImportSource[] = []
  for (const path of paths) {
    const found = await stat(path).catch(() => null)
    if (found?.isDirectory()) sources.push(...(await folderSources(path)))
    else sources.push(sourceAt(path, basename(path)))
  }
  return sources
}

export const sourceAt = (path: string, name: string): ImportSource => ({ name, path, read: () => readSource(path) })

async function folderSources(folder: string): Promise<ImportSource[]> {
  try {
    const files = await filesUnder(folder)
    if (files.length === 0) return [refused(basename(folder), new MaterialError(say('imports.emptyFolder')))]
    return files.map((path) => sourceAt(path, relative(folder, path)))
  } catch (error) {
    return [refused(basename(folder), material(error))]
  }
}

const refused = (name: string, error: Error): ImportSource => ({ name, read: () => Promise.reject(error) })

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const files: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) files.push(...(await filesUnder(path)))
    else if (entry.isFile()) files.push(path)
  }
  return files
}

/** Reads a file after looking at its size; a pipe or a device would never end. */
async function readSource(path: string): Promise<Uint8Array> {
  try {
    const found = (await lstat(path)).isSymbolicLink() ? await stat(path) : await lstat(path)
    if (!found.isFile()) throw new MaterialError(say('imports.notAFile'))
    checkSize(found.size)
    return await readFile(path)
  } catch (error) {
    throw material(error)
  }
}

/** The sentence for what the file system answered. */
function material(error: unknown): MaterialError {
  if (error instanceof MaterialError) return error
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
  if (code === 'ENOENT' || code === 'ENOTDIR') return new MaterialError(say('imports.vanished'), { cause: error })
  if (code === 'EACCES' || code === 'EPERM') return new MaterialError(say('imports.forbidden'), { cause: error })
  return new MaterialError(say('imports.unreadable', { code }), { cause: error })
}
