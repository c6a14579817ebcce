import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { type FileToKeep, filesToKeep, stateOfFiles } from '../backups/files-to-keep.ts'
import { codeOf, syncFolder } from '../library/durable-files.ts'
import { loadEarlier } from '../library/earlier.ts'
import { type Layout, layoutOf } from '../library/layout.ts'
import { type Library, MaterialError } from '../library/library.ts'
import { writeLibrary } from '../library/write-library.ts'
import { atNoTime } from '../export/streamed-zip.ts'
import { say } from '../words.ts'
import { type ContentFile, type Contents, contentsFormat, contentsName } from './contents.ts'
import { lookAtSeal, writeSealed } from './seal.ts'

export type FileWritten = { bytes: number; files: ContentFile[] }
export type Wanted = { history: boolean; onFile?: (file: ContentFile) => void }

const tries = 5

/**
 * Writes a whole library as one file: a zip of the files of its folder, sealed where they are sealed, the same bytes
 * each time for the same files. It stands there whole and read back, or not at all; memory stays flat.
 */
export async function writeLibraryFile(library: Library, place: string, wanted: Wanted): Promise<FileWritten> {
  if (!library.readOnly) await library.snapshot()
  if (!library.earlier && wanted.history)
    return writeFolder(layoutOf(library.path, library.sealing), library, place, wanted)
  const layout = layoutOf(library.path, library.sealing)
  const folder = join(dirname(place), `.${basename(place).slice(0, 40)}.${randomUUID()}.folder`)
  try {
    const loaded = await loadEarlier(layout, library.seq)
    await writeLibrary(layout, loaded, folder, { history: wanted.history, link: true })
    return await writeFolder(layoutOf(folder, library.sealing), library, place, wanted)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeFolder(layout: Layout, library: Library, place: string, wanted: Wanted): Promise<FileWritten> {
  const temporary = join(dirname(place), `.${basename(place).slice(0, 40)}.${randomUUID()}.partial`)
  try {
    for (let tried = 0; tried < tries; tried++) {
      const before = await stateOfFiles(layout)
      const written = await writeOnce(layout, library, temporary, wanted)
      if (!written || before !== (await stateOfFiles(layout))) continue
      if ((await lookAtSeal(temporary)) !== 'whole') throw new MaterialError(say('libraryFile.notReadBack'))
      await rename(temporary, place)
      await syncFolder(dirname(place))
      return written
    }
    throw new MaterialError(say('libraryFile.changing'))
  } finally {
    await unlink(temporary).catch(() => undefined)
  }
}

/** Null when a file moved away meanwhile: a snapshot closed its journal. */
async function writeOnce(
  layout: Layout,
  library: Library,
  path: string,
  { history, onFile }: Wanted,
): Promise<FileWritten | null> {
  const files: ContentFile[] = []
  const { id: libraryId, name, seq } = library
  const about = { format: contentsFormat, libraryId, name, seq, sealed: layout.sealing.sealed, history } as const
  const kept = (await filesToKeep(layout)).filter((one) => !one.path.startsWith('generations/library-'))
  const zip = zipOf(layout, kept, about, files, onFile)
  const file = await open(path, 'w')
  try {
    const bytes = await writeSealed(file, zip)
    await file.sync()
    return { bytes, files }
  } catch (error) {
    const gone = codeOf(error) === 'ENOENT' && String((error as NodeJS.ErrnoException).path).startsWith(layout.path)
    if (gone) return null
    throw error
  } finally {
    await file.close()
  }
}

/** The bytes of the zip, read as they are asked for; each file is counted and hashed on its way into it. */
function zipOf(
  layout: Layout,
  kept: readonly FileToKeep[],
  about: Omit<Contents, 'files'>,
  files: ContentFile[],
  onFile: Wanted['onFile'],
): AsyncIterable<Buffer> {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  zip.on('error', (error: Error) => output.destroy(error))
  for (const one of kept) {
    const compress = !about.sealed && !one.path.endsWith('.z')
    zip.addReadStreamLazy(one.path, { ...atNoTime, compress }, (give) =>
      give(
        null,
        Readable.from(
          countedBytes(join(layout.path, one.path), one.end, (rest) => {
            const file = { path: one.path, ...rest }
            files.push(file)
            onFile?.(file)
          }),
        ),
      ),
    )
  }
  // Asked for last, when every file before it was hashed.
  zip.addReadStreamLazy(contentsName, { ...atNoTime, compress: true }, (give) =>
    give(null, Readable.from([Buffer.from(JSON.stringify({ ...about, files } satisfies Contents))])),
  )
  zip.end()
  return output
}

async function* countedBytes(path: string, end: number, done: (file: Omit<ContentFile, 'path'>) => void) {
  const hash = createHash('sha256')
  if (end > 0)
    for await (const chunk of createReadStream(path, { end: end - 1 }) as AsyncIterable<Buffer>) {
      hash.update(chunk)
      yield chunk
    }
  done({ bytes: end, sha256: hash.digest('hex') })
}
