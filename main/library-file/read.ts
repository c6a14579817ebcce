import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm, rmdir, statfs } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { expectFree } from '../backups/restore-backup.ts'
import { checkFolder } from '../library/check.ts'
import { codeOf, syncFolder } from '../library/durable-files.ts'
import { LockedError, MaterialError, type Unlock } from '../library/library.ts'
import { say } from '../words.ts'
import { type ContentFile, type Contents, contents, contentsName } from './contents.ts'
import { lookAtSeal } from './seal.ts'
import type { CheckReport } from '#contract/views.ts'

/** The most a list of contents may be: some three million files. */
const longestList = 512 << 20
/** Hashes do not pack: a list that unpacks to more than this for each of its bytes is made to fill memory. */
const densestList = 16
const shortList = 64 << 10
/** What deflate can make of nothing at all; a file that claims more is no zip of ours. */
const densest = 1_040

export type Restored = Omit<Contents, 'files' | 'format'> & {
  files: number
  bytes: number
  /** What `check` found; null when the library is sealed and no passphrase was given. */
  report: CheckReport | null
}

/**
 * Makes a library of a library file in a new or empty folder: whole, every content compared with its SHA-256, or not
 * at all. Nothing in the file is believed before its seal was checked; nothing it names can lead out of the folder.
 */
export async function restoreLibraryFile(path: string, toFolder: string, unlock?: Unlock): Promise<Restored> {
  const place = resolve(toFolder)
  await expectFree(place)
  const name = basename(path)
  const temporary = join(dirname(place), `.${basename(place).slice(0, 40)}.${randomUUID()}.partial`)
  try {
    const list = await takeOut(path, name, temporary)
    const report = await checkFolder(temporary, unlock).catch(unlessLocked)
    await rmdir(place).catch(() => undefined)
    await rename(temporary, place)
    await syncFolder(dirname(place))
    const { files, format: _, ...about } = list
    return { ...about, files: files.length, bytes: bytesOf(files), report }
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    if (error instanceof MaterialError) throw error
    const why = codeOf(error) || (error instanceof Error ? error.message : String(error))
    throw new MaterialError(say('libraryFile.cannotRestore', { name, path: place, why }), { cause: error })
  }
}

function unlessLocked(error: unknown): null {
  if (error instanceof LockedError && error.reason === 'passphrase needed') return null
  throw error
}

async function takeOut(path: string, name: string, folder: string): Promise<Contents> {
  const state = await lookAtSeal(path).catch((cause: unknown) => {
    throw new MaterialError(say('libraryFile.cannotRead', { name, why: codeOf(cause) }), { cause })
  })
  if (state !== 'whole')
    throw new MaterialError(say(state === 'changed' ? 'libraryFile.changed' : 'libraryFile.notOne', { name }))
  const zip = await openZip(path, name)
  try {
    const entries = await entriesOf(zip, name)
    const list = await listOf(zip, entries, name)
    await expectHonest(entries, list, name, dirname(folder))
    await writeAll(zip, entries, list, name, folder)
    return list
  } finally {
    zip.close()
  }
}

function openZip(path: string, name: string): Promise<ZipFile> {
  const options = { autoClose: false, strictFileNames: true, validateEntrySizes: true, decodeStrings: true }
  return openPromise(path, { ...options, lazyEntries: true }).catch((cause: unknown) => {
    throw hostile(name, cause)
  })
}

async function entriesOf(zip: ZipFile, name: string): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      if (found.has(entry.fileName)) throw new Error(`"${entry.fileName}" twice`)
      found.set(entry.fileName, entry)
    }
  } catch (error) {
    throw hostile(name, error)
  }
  return found
}

async function listOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>, name: string): Promise<Contents> {
  const entry = entries.get(contentsName)
  const believable = Math.min(longestList, shortList + densestList * (entry?.compressedSize ?? 0))
  if (!entry || entry.uncompressedSize > believable) throw hostile(name, new Error('no list of contents'))
  const parts: Buffer[] = []
  try {
    for await (const part of (await bytesIn(zip, entry)) as AsyncIterable<Buffer>) parts.push(part)
    const value = JSON.parse(Buffer.concat(parts).toString('utf8')) as { format?: unknown }
    if (typeof value.format === 'string' && /^sourcebook library file (?!1$)/.test(value.format))
      throw new MaterialError(say('libraryFile.newer', { name }))
    return contents.parse(value)
  } catch (error) {
    if (error instanceof MaterialError) throw error
    throw hostile(name, new Error('its list of contents', { cause: error }))
  }
}

/** The list and the zip name the same files with the same lengths, and the disk has room for them. */
async function expectHonest(entries: ReadonlyMap<string, Entry>, { files }: Contents, name: string, parent: string) {
  if (entries.size !== files.length + 1 || new Set(files.map((file) => file.path.toLowerCase())).size !== files.length)
    throw hostile(name, new Error('another number of files'))
  for (const { path, bytes } of files) {
    const entry = entries.get(path)
    if (entry?.uncompressedSize !== bytes || bytes > densest * (entry.compressedSize + 16))
      throw hostile(name, new Error(`"${path}"`))
  }
  const { bavail, bsize } = await statfs(parent)
  if (bytesOf(files) > bavail * bsize) throw new MaterialError(say('libraryFile.noRoom', { name }))
}

async function writeAll(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  { files }: Contents,
  name: string,
  folder: string,
): Promise<void> {
  await mkdir(folder)
  const folders = new Set([folder])
  for (const file of files) {
    const target = join(folder, ...file.path.split('/'))
    for (let inner = dirname(target); inner !== folder; inner = dirname(inner)) folders.add(inner)
    await mkdir(dirname(target), { recursive: true })
    await writeOne(await bytesIn(zip, entries.get(file.path) as Entry), target, file, name)
  }
  for (const inner of folders) await syncFolder(inner)
}

async function writeOne(source: Readable, target: string, wanted: ContentFile, name: string): Promise<void> {
  const hash = createHash('sha256')
  const file = await open(target, 'wx')
  let bytes = 0
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > wanted.bytes) break
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
  } catch (error) {
    throw codeOf(error).startsWith('E') && 'syscall' in (error as Error) ? error : hostile(name, error)
  } finally {
    await file.close()
  }
  if (bytes !== wanted.bytes || hash.digest('hex') !== wanted.sha256) throw hostile(name, new Error(`"${wanted.path}"`))
}

async function bytesIn(zip: ZipFile, entry: Entry): Promise<Readable> {
  if (entry.isEncrypted()) throw new Error(`"${entry.fileName}" is encrypted`)
  return zip.openReadStreamPromise(entry)
}

const bytesOf = (files: readonly ContentFile[]) => files.reduce((sum, file) => sum + file.bytes, 0)

function hostile(name: string, cause: unknown): MaterialError {
  const why = cause instanceof Error ? cause.message : String(cause)
  return new MaterialError(say('libraryFile.wrong', { name, why: why.slice(0, 200) }), { cause })
}
