import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Id } from '#contract/ids.ts'
import type { AnnotateReport, CodesAs } from '#contract/views.ts'
import { type Library, MaterialError } from '../../library/library.ts'
import { say } from '../../words.ts'
import { readApart } from '../coded/read-apart.ts'
import type { GivenFile, Read } from '../coded/read-coded.ts'
import { takeCoded } from '../coded/take-coded.ts'
import { takeAnnotations } from './take-annotations.ts'

const megabyte = 1_000_000
const largest = 300 * megabyte
const mostFiles = 10_000

/**
 * The files that belong together at a path: one file, a brat `.ann` with the text beside it, or all such pairs of a
 * folder.
 */
export async function filesAt(path: string): Promise<GivenFile[]> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new MaterialError(say('imports.vanished'))
  if (!found.isDirectory()) return readAll([path, ...(await textBeside(path))])
  const names = (await readdir(path)).filter((name) => /\.(?:ann|txt)$/i.test(name)).sort()
  if (!names.some((name) => /\.ann$/i.test(name)))
    throw new MaterialError(say('coded.noProject', { name: basename(path) }))
  return readAll(names.slice(0, mostFiles).map((name) => join(path, name)))
}

async function textBeside(path: string): Promise<string[]> {
  if (!/\.ann$/i.test(path)) return []
  const wanted = basename(path)
    .replace(/\.ann$/i, '.txt')
    .toLowerCase()
  const names = await readdir(dirname(path)).catch(() => [])
  return names.filter((name) => name.toLowerCase() === wanted).map((name) => join(dirname(path), name))
}

/** Files chosen one by one; what is too large is refused before it is read. */
export async function readAll(paths: readonly string[]): Promise<GivenFile[]> {
  const files: GivenFile[] = []
  let total = 0
  for (const path of paths) {
    const { size } = await stat(path).catch(() => ({ size: 0 }))
    total += size
    if (total > largest)
      throw new MaterialError(say('imports.tooLarge', { size: Math.ceil(total / megabyte), limit: largest / megabyte }))
    const bytes = await readFile(path).catch((cause: unknown) => {
      throw new MaterialError(say('imports.unreadable', { code: (cause as NodeJS.ErrnoException).code ?? '' }), {
        cause,
      })
    })
    files.push({ name: basename(path), bytes })
  }
  return files
}

export type TakeOptions = {
  articleId?: Id<'article'> | undefined
  as?: CodesAs | undefined
  signal?: AbortSignal | undefined
}

/** Reads files in a worker and takes in what they hold. */
export async function annotateFiles(
  library: Library,
  files: GivenFile[],
  { articleId, as, signal }: TakeOptions = {},
): Promise<AnnotateReport> {
  return takeRead(library, await readApart(files, signal), { articleId, as, signal })
}

export function takeRead(
  library: Library,
  read: Read,
  { articleId, as, signal }: TakeOptions,
): Promise<AnnotateReport> {
  if (read.kind === 'annotations') return takeAnnotations(library, read.annotations, { articleId, signal })
  return takeCoded(library, read.coded, as, signal)
}
