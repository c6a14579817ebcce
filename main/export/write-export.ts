import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { type Library, MaterialError } from '../library/library.ts'
import { say } from '../words.ts'
import type { ExportFile } from './export-file.ts'

type Written = { path: string; title: string; bytes: number }

/** What to do when something is there already: never write over it. */
export type IfThere = 'refuse' | 'number'

/** Where an export goes. Throws MaterialError when the place is taken or lies inside the library itself. */
export async function freePlace(library: Library, path: string, ifThere: IfThere): Promise<string> {
  const place = resolve(path)
  if (isInside(resolve(library.path), place))
    throw new MaterialError(say('exports.errors.insideLibrary', { name: basename(place) }))
  if (await isFree(place)) return place
  if (ifThere === 'refuse') throw new MaterialError(say('exports.errors.notEmpty', { name: basename(place) }))
  const extension = extname(place)
  const stem = place.slice(0, place.length - extension.length)
  for (let number = 2; ; number += 1) {
    const next = `${stem} ${number}${extension}`
    if (await isFree(next)) return next
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

async function isFree(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory() && (await readdir(path)).length === 0
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true
    throw cannotWrite(path, error)
  }
}

/**
 * Writes files beside the place under a temporary name and moves them there when all are safe: a broken export is
 * never taken for a whole one.
 */
export async function writeExport(
  place: string,
  shape: 'folder' | 'file',
  files: Iterable<ExportFile> | AsyncIterable<ExportFile>,
  onWritten: (written: Written) => void = () => undefined,
): Promise<Written[]> {
  const temporary = join(dirname(place), `.${basename(place).slice(0, 40)}.${randomUUID()}.partial`)
  const written: Written[] = []
  try {
    await mkdir(shape === 'folder' ? temporary : dirname(place), { recursive: true })
    for await (const file of files) {
      const path = shape === 'folder' ? join(temporary, ...file.path.split('/')) : temporary
      if (shape === 'folder') await mkdir(dirname(path), { recursive: true })
      const one = { path: file.path, title: file.title, bytes: await writeFile(path, file.content) }
      written.push(one)
      onWritten(one)
    }
    await rmdir(place).catch(() => undefined)
    await rename(temporary, place)
    return written
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    throw isOfTheDisk(error) ? cannotWrite(place, error) : error
  }
}

async function writeFile(path: string, content: ExportFile['content']): Promise<number> {
  const file = await open(path, 'wx')
  let bytes = 0
  try {
    let pieces: string[] = []
    let length = 0
    const write = async (chunk: Uint8Array) => {
      bytes += chunk.length
      await file.writeFile(chunk)
    }
    const flush = async () => {
      const chunk = Buffer.from(pieces.join(''))
      ;[pieces, length] = [[], 0]
      await write(chunk)
    }
    for await (const piece of content) {
      if (typeof piece !== 'string') {
        await flush()
        await write(piece)
        continue
      }
      pieces.push(piece)
      length += piece.length
      if (length > 1 << 20) await flush()
    }
    await flush()
    await file.sync()
  } finally {
    await file.close()
  }
  return bytes
}

const isOfTheDisk = (error: unknown) => error instanceof Error && 'syscall' in error

function cannotWrite(path: string, error: unknown): MaterialError {
  const why = (error as NodeJS.ErrnoException).code ?? String(error)
  return new MaterialError(say('exports.errors.cannotWrite', { name: basename(path), why }), { cause: error })
}
