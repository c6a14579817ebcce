import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { say } from '../words.ts'
import { codeOf } from './durable-files.ts'
import { firstChain } from './hashes.ts'
import { parseHeader } from './journal-format.ts'
import { generationSeqOf, journalSeqOf, type Layout, reserveName } from './layout.ts'
import { MaterialError } from './library.ts'
import { isRefusedRead, namesIn } from './names-in.ts'
import { readFirstLine } from './read-first-line.ts'
import type { Sealing } from './sealing.ts'
import { schemaVersion, snapshotFormat, type SnapshotHeader } from './snapshot-format.ts'
import { readSnapshot, type Snapshot } from './snapshot-read.ts'
import { noSteps } from './steps.ts'
import { unreadable } from './unreadable.ts'

/**
 * What the journals are replayed onto: the snapshot, or when that is damaged the newest good generation, or when
 * there is none the empty library that the history began with.
 */
export type Base = {
  header: SnapshotHeader
  snapshot: Snapshot | null
  /** Why `library.json` itself could not be used, when it could not. */
  instead?: { why: string; generation: string | null }
}

/** Throws MaterialError, changing nothing, when the folder holds no library that could be read. */
export async function findBase(layout: Layout): Promise<Base> {
  await expectFolder(layout.path)
  const why = await tryRead(layout.snapshot, layout.sealing)
  if (typeof why !== 'string') return { header: why.header, snapshot: why }
  for (const name of await generationsOf(layout)) {
    const snapshot = await tryRead(join(layout.generations, name), layout.sealing)
    if (typeof snapshot !== 'string') return { header: snapshot.header, snapshot, instead: { why, generation: name } }
  }
  const beginning = await fromTheBeginning(layout)
  if (beginning) return { header: beginning, snapshot: null, instead: { why, generation: null } }
  if (why === 'EIO') throw unreadable(layout.snapshot, why)
  throw new MaterialError(await whyThereIsNone(layout, why))
}

/** The names of the generations, newest first. */
export async function generationsOf(layout: Layout): Promise<string[]> {
  const names = await namesIn(layout.generations)
  const found = names.flatMap((name) => {
    const seq = generationSeqOf(name)
    return seq === null ? [] : [{ name, seq }]
  })
  return found.sort((a, b) => b.seq - a.seq).map(({ name }) => name)
}

async function expectFolder(path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR')
      throw new MaterialError(say('library.noFolder', { path }), { cause: error })
    throw new MaterialError(say('library.mayNotRead', { path, code: codeOf(error) }), { cause: error })
  })
  if (!found.isDirectory()) throw new MaterialError(say('library.notAFolder', { path }))
}

/** A good snapshot, or in a word what is wrong with the file: `missing`, `empty`, `checksum`, … */
async function tryRead(path: string, sealing: Sealing): Promise<Snapshot | string> {
  try {
    const snapshot = await readSnapshot(path, sealing)
    return 'damaged' in snapshot ? snapshot.damaged : snapshot
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'missing'
    if (codeOf(error) === 'EIO' || codeOf(error) === 'EISDIR') return codeOf(error)
    throw new MaterialError(say('library.mayNotRead', { path, code: codeOf(error) }), { cause: error })
  }
}

/** The empty library before the first change, when the whole history is there to be replayed onto it. */
async function fromTheBeginning(layout: Layout): Promise<SnapshotHeader | null> {
  for (const folder of [layout.path, layout.generations]) {
    const path = join(folder, 'journal-0.ndjson')
    const line = await readFirstLine(path).catch((error: unknown) => {
      if (isRefusedRead(error)) throw unreadable(path, error)
      return null
    })
    const journal = line === null ? null : parseHeader(line)
    if (journal?.baseSeq !== 0 || journal.baseSha256 !== firstChain(journal.libraryId)) continue
    return {
      format: snapshotFormat,
      version: schemaVersion,
      id: journal.libraryId,
      name: basename(layout.path),
      createdAt: new Date().toISOString(),
      seq: 0,
      chain: journal.baseSha256,
      steps: noSteps,
    }
  }
  return null
}

async function whyThereIsNone(layout: Layout, why: string): Promise<string> {
  const { path } = layout
  const names = (await readdir(path)).filter((name) => name !== 'lock' && name !== reserveName)
  if (why !== 'missing' || names.some((name) => journalSeqOf(name) !== null))
    return say('library.beyondRepair', { path })
  if (names.length === 0) return say('library.emptyFolder', { path })
  const parts = ['texts', 'originals', 'generations', 'history'].some((part) => names.includes(part))
  return say(parts ? 'library.incomplete' : 'library.notALibrary', { path })
}
