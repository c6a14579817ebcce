import { mkdir, readdir, readFile, rename, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deflate, inflate } from 'node:zlib'
import { startWorker } from '../workers.ts'
import { buildSnapshot, type BuiltSnapshot } from './build-snapshot.ts'
import { codeOf, keepUnder, renameWithPatience, syncFolder, writeDurably } from './durable-files.ts'
import { generationsOf } from './find-base.ts'
import type { Place } from './journal.ts'
import { generationName, generationSeqOf, historyName, journalName, journalSeqOf, type Layout } from './layout.ts'
import { isSnapshot } from './snapshot-read.ts'

/** How many earlier snapshots are kept with the journals that lead on from them. */
export const generationsKept = 3

/**
 * Puts the next snapshot in its place: the worker builds it, the last one becomes a generation, and journals it makes
 * needless go to their generation, then to the history. At every moment a whole library stands in the folder.
 */
export async function makeSnapshot(layout: Layout, until: Place): Promise<void> {
  const small = (await bytesToRead(layout)) < smallLibrary
  const built = await (small ? buildSnapshot(layout, until) : buildInWorker(layout, until))
  await mkdir(layout.generations, { recursive: true })
  if (built.previousSeq !== null)
    await keepUnder(layout.snapshot, join(layout.generations, generationName(built.previousSeq)))
  await syncFolder(layout.generations)
  await renameWithPatience(built.temporary, layout.snapshot)
  await syncFolder(layout.path)
  if (!(await isSnapshot(layout.snapshot, built.sha256, layout.sealing)))
    throw new Error('The new snapshot could not be read back')
  await tidy(layout, built.seq)
}

/** Below this many bytes building takes a few milliseconds, and starting a worker many more. */
const smallLibrary = 512 << 10

async function bytesToRead(layout: Layout): Promise<number> {
  const names = (await readdir(layout.path)).filter((name) => name === 'library.json' || journalSeqOf(name) !== null)
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(layout.path, name))).size))
  return names.includes('library.json') ? sizes.reduce((sum, size) => sum + size, 0) : Infinity
}

function buildInWorker({ path, sealing }: Layout, until: Place): Promise<BuiltSnapshot> {
  const { key, libraryId } = sealing
  return new Promise((resolve, reject) => {
    const worker = startWorker('snapshot', { workerData: { path, until, libraryId, key } })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The snapshot worker ended early (${code})`)))
  })
}

/** Moves what the snapshot at `seq` made old: journals to the generations, the oldest generation to the history. */
async function tidy(layout: Layout, seq: number): Promise<void> {
  await removeLeftovers(layout)
  for (const name of await readdir(layout.path)) {
    const base = journalSeqOf(name)
    if (base !== null && base < seq) await rename(join(layout.path, name), join(layout.generations, name))
  }
  await syncFolder(layout.generations)
  await syncFolder(layout.path)
  const generations = (await generationsOf(layout)).map((name) => generationSeqOf(name) as number)
  const oldestKept = generations[generationsKept - 1]
  if (oldestKept === undefined) return
  await closeHistory(layout, oldestKept)
  for (const old of generations.slice(generationsKept)) await unlink(join(layout.generations, generationName(old)))
}

const deflated = promisify(deflate)
const inflated = promisify(inflate)

/** Deflates journals before a generation into the history; each is read back before its plain file goes. */
async function closeHistory(layout: Layout, before: number): Promise<void> {
  await mkdir(layout.history, { recursive: true })
  await syncFolder(layout.path)
  for (const name of await readdir(layout.generations)) {
    const base = journalSeqOf(name)
    if (base === null || base >= before) continue
    const path = join(layout.generations, journalName(base))
    const target = join(layout.history, historyName(base))
    const bytes = await readFile(path)
    await writeDurably(target, await deflated(bytes))
    if (!bytes.equals(await inflated(await readFile(target)))) throw new Error(`${target} could not be read back`)
    await unlink(path)
  }
}

/** Temporary files of saves that never ended. */
async function removeLeftovers(layout: Layout): Promise<void> {
  for (const name of await readdir(layout.path))
    if (/^library\.json\.[0-9a-f-]{36}\.tmp$/.test(name))
      await unlink(join(layout.path, name)).catch((error: unknown) => {
        if (codeOf(error) !== 'ENOENT') throw error
      })
}
