import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { say } from '../words.ts'
import { MaterialError } from '../library/library.ts'
import { formats, type MediaType, mostMegabytes } from './formats.ts'

/** One thing to import, read only when its turn comes, so that ten thousand of them need no memory. */
export type ImportSource = {
  /** What the outcome calls it, and what the article remembers as its file's name. */
  name: string
  /** Throws a MaterialError that says what is wrong in a sentence. */
  read: () => Promise<Uint8Array>
  mediaType?: MediaType | undefined
  /** Where it is on the disk, for what is better read piece by piece. */
  path?: string
  /** Called once when the import is over, read or not. */
  close?: () => void
}

const megabyte = 1_000_000
/** The most bytes of a text. */
export const largestFile = formats['text/plain'].megabytes * megabyte

/** Throws for a file larger than files of its kind may be, known by its name. */
export function checkSize(name: string, bytes: number): void {
  const limit = mostMegabytes(name)
  if (bytes > limit * megabyte)
    throw new MaterialError(say('imports.tooLarge', { size: Math.ceil(bytes / megabyte), limit }))
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
    const { files, libraries } = await filesUnder(folder)
    const refused = libraries.map((path) =>
      refusedSource(relative(folder, path) || basename(path), new MaterialError(say('imports.libraryFolder'))),
    )
    if (files.length + refused.length === 0)
      return [refusedSource(basename(folder), new MaterialError(say('imports.emptyFolder')))]
    return [...files.map((path) => sourceAt(path, relative(folder, path))), ...refused]
  } catch (error) {
    return [refusedSource(basename(folder), material(error))]
  }
}

/** What cannot be read, and says so when its turn comes. */
export function refusedSource(name: string, error: Error): ImportSource {
  return { name, read: () => Promise.reject(error) }
}

/** What systems put into folders by themselves, and what their owner hid. */
export const isHidden = (name: string) => /^(?:\.|Thumbs\.db$|desktop\.ini$)/i.test(name)

/** What every library's folder holds: the files of one are no articles. */
const isLibrary = (names: readonly string[]) =>
  names.includes('library.json') && names.some((name) => /^(?:generations|index|journal-\d+\.ndjson)$/.test(name))

type Found = { files: string[]; libraries: string[] }

async function filesUnder(folder: string, found: Found = { files: [], libraries: [] }): Promise<Found> {
  const entries = await readdir(folder, { withFileTypes: true })
  if (isLibrary(entries.map(({ name }) => name))) {
    found.libraries.push(folder)
    return found
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isHidden(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await filesUnder(path, found)
    else if (entry.isFile()) found.files.push(path)
  }
  return found
}

/** Throws for what is no file, or one that is too large; a pipe or a device would never end. */
export async function checkFile(path: string): Promise<void> {
  try {
    const found = await stat(path)
    if (!found.isFile()) throw new MaterialError(say('imports.notAFile'))
    checkSize(path, found.size)
  } catch (error) {
    throw material(error)
  }
}

async function readSource(path: string): Promise<Uint8Array> {
  await checkFile(path)
  try {
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
