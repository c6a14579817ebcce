import { randomUUID } from 'node:crypto'
import { copyFile, link, mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import { contentsOf } from '#contract/article.ts'
import type { Kind } from '#contract/ids.ts'
import { say } from '../words.ts'
import { writeSnapshot } from './build-snapshot.ts'
import { ContentFiles } from './content-files.ts'
import { codeOf, syncFolder, writeSynced } from './durable-files.ts'
import { stepsUpTo } from './earlier.ts'
import { historyUpTo } from './history-files.ts'
import { historyName, type Layout, layoutOf } from './layout.ts'
import { MaterialError } from './library.ts'
import type { Loaded } from './load.ts'
import { protectionFiles } from './protection-file.ts'
import type { RawRecord } from './snapshot-format.ts'
import { schemaVersion } from './snapshot-format.ts'
import { noSteps } from './steps.ts'

/** What a library held at one time; with its log, how it came to be. The chain is found where it is not known. */
export type LibraryState = Pick<Loaded, 'documents' | 'header' | 'place'> & Partial<Pick<Loaded, 'log'>>

export type Written = { documents: number; missing: number }

const deflated = promisify(deflate)

/**
 * Writes a state of a library as a library of its own into a new or empty folder: its documents, the
 * texts and originals they name, sealed as they are, and with `history` the changes that led there. It stands there
 * whole or not at all. `link` shares the contents with the first library's folder instead of copying them.
 */
export async function writeLibrary(
  from: Layout,
  state: LibraryState,
  toFolder: string,
  options: { history: boolean; link?: boolean },
): Promise<Written> {
  const place = resolve(toFolder)
  await expectFree(from.path, place)
  if (from.sealing.sealed && state.header.id !== from.sealing.libraryId)
    throw new MaterialError(say('library.otherSealed'))
  const temporary = join(dirname(place), `.${basename(place).slice(0, 40)}.${randomUUID()}.partial`)
  try {
    const to = layoutOf(temporary, from.sealing)
    await mkdir(to.generations, { recursive: true })
    await copyProtection(from, to)
    const header = await headerOf(from, to, state, options.history)
    const written: Written = { documents: 0, missing: await copyContents(from, to, state, options.link ?? false) }
    await writeSnapshot(to.snapshot, header, recordsIn(state, written), undefined, from.sealing)
    await syncFolder(temporary)
    await rmdir(place).catch(() => undefined)
    await rename(temporary, place)
    await syncFolder(dirname(place))
    return written
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    if (error instanceof MaterialError) throw error
    const why = codeOf(error) || String(error)
    throw new MaterialError(say('library.cannotCreate', { path: place, why }), { cause: error })
  }
}

/** Throws unless the folder is new or empty and stands outside the library. */
export async function expectFree(library: string, place: string): Promise<void> {
  const way = relative(resolve(library), place)
  if (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
    throw new MaterialError(say('library.insideItself', { path: place }))
  const names = await readdir(place).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []
    throw new MaterialError(say('library.folderNotEmpty', { path: place }), { cause: error })
  })
  if (names.length > 0) throw new MaterialError(say('library.folderNotEmpty', { path: place }))
}

async function copyProtection(from: Layout, to: Layout): Promise<void> {
  if (!from.sealing.sealed) return
  const source = await firstOf([from.protection, from.protectionCopy])
  for (const name of protectionFiles) await copySynced(source, join(to.path, name))
}

async function firstOf(paths: string[]): Promise<string> {
  for (const path of paths)
    if (
      await open(path).then(
        (file) => file.close().then(() => true),
        () => false,
      )
    )
      return path
  throw new MaterialError(say('library.mayNotRead', { path: paths[0] ?? '', code: 'ENOENT' }))
}

async function headerOf(from: Layout, to: Layout, state: LibraryState, withHistory: boolean) {
  const { header, place, log } = state
  const { chain, journals } = await historyUpTo(from, header.id, place.seq)
  const next = { ...header, version: schemaVersion, seq: place.seq, chain: place.chain || chain, steps: noSteps }
  if (!withHistory) return { ...next, historyFrom: place.seq }
  if (journals.length === 0 || !log) return next
  await mkdir(to.history)
  for (const { baseSeq, bytes } of journals)
    await writeSynced(join(to.history, historyName(baseSeq)), await deflated(bytes))
  await syncFolder(to.history)
  return { ...next, steps: (await stepsUpTo(log, place.seq)).store() }
}

function recordsIn({ documents }: LibraryState, written: Written) {
  return function* (kind: Kind): Generator<RawRecord> {
    for (const document of documents.collection(kind).values()) {
      written.documents++
      yield { id: document.id, json: JSON.stringify(document) }
    }
  }
}

/** Answers how many are missing or damaged, and so could not be copied. */
async function copyContents(from: Layout, to: Layout, { documents }: LibraryState, linked: boolean): Promise<number> {
  const folders = new Set<string>()
  const done = new Set<string>()
  let missing = 0
  const copy = async (part: 'texts' | 'originals', sha256: string) => {
    const source = new ContentFiles(from, part)
    const target = new ContentFiles(to, part).pathOf(sha256)
    if (done.has(target)) return
    done.add(target)
    if (typeof (await source.look(sha256)) === 'string') missing++
    else {
      folders.add(dirname(target)).add(dirname(dirname(target)))
      await mkdir(dirname(target), { recursive: true })
      await copySynced(source.pathOf(sha256), target, linked)
    }
  }
  for (const article of documents.collection('article').values()) {
    const { texts, originals } = contentsOf(article)
    for (const sha256 of texts) await copy('texts', sha256)
    for (const sha256 of originals) await copy('originals', sha256)
  }
  for (const folder of folders) await syncFolder(folder)
  return missing
}

async function copySynced(from: string, to: string, linked = false): Promise<void> {
  if (
    linked &&
    (await link(from, to).then(
      () => true,
      () => false,
    ))
  )
    return
  await copyFile(from, to)
  const file = await open(to, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
