import { mkdir, readdir, unlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { v7 } from 'uuid'
import type { Problem } from '#contract/views.ts'
import { say } from '../words.ts'
import { LibraryAdapter } from './adapter.ts'
import { writeSnapshot } from './build-snapshot.ts'
import { isBeingConverted, settleConversion } from './convert.ts'
import { codeOf, makeFolder, renameWithPatience, syncFolder, temporaryName, writeDurably } from './durable-files.ts'
import { findBase } from './find-base.ts'
import { firstChain } from './hashes.ts'
import { journalSeqOf, type Layout, layoutOf } from './layout.ts'
import { keepBeforeMigration } from './keep-before-migration.ts'
import { type Library, MaterialError, type Unlock } from './library.ts'
import { type Lock, takeLock } from './lock.ts'
import { type Loaded, rememberLabels } from './load.ts'
import { OpenLibrary } from './open-library.ts'
import { newProtection, unlocked } from './protection.ts'
import { type Cost, protectionFiles } from './protection-file.ts'
import { isPurgeUnfinished, settlePurge } from './purge.ts'
import { schemaVersion, snapshotFormat } from './snapshot-format.ts'
import { noSteps } from './steps.ts'
import { ViewFile } from './view-file.ts'
import { whereaboutsOf } from './whereabouts.ts'
import { namesIn } from './names-in.ts'

/**
 * Makes an empty library in a new or empty folder and opens it. Throws MaterialError when the folder holds anything:
 * a library is never written over.
 */
export async function createLibrary(
  path: string,
  options: { name?: string; author?: string; passphrase?: string; cost?: Cost } = {},
): Promise<Library> {
  const layout = layoutOf(path)
  const id = v7()
  const { passphrase, cost } = options
  const made = passphrase === undefined ? null : await newProtection(id, passphrase, cost)
  try {
    await makeFolder(path)
    if ((await readdir(path)).some((name) => !name.startsWith('.')))
      throw new MaterialError(say('library.folderNotEmpty', { path }))
    if (made) {
      layout.sealing = made.sealing
      await mkdir(layout.generations)
      for (const name of protectionFiles) await writeDurably(join(path, name), made.bytes)
    }
    await writeEmpty(layout, id, options.name ?? basename(path))
  } catch (error) {
    if (error instanceof MaterialError) throw error
    const why = codeOf(error) || String(error)
    throw new MaterialError(say('library.cannotCreate', { path, why }), { cause: error })
  }
  const { author = '' } = options
  return openLibrary(path, made ? { author, unlock: made, recoveryKey: made.recoveryKey } : { author })
}

/**
 * Opens a library; read only, with a sentence why, when another program has it open, when its folder cannot be
 * written to, or when a newer program made it. Throws MaterialError when there is no library that could be read.
 */
export async function openLibrary(path: string, options: Options = {}): Promise<Library> {
  const layout = layoutOf(path)
  const access = options.readOnly
    ? { reason: options.because ?? say('library.askedReadOnly') }
    : await takeAccess(layout)
  try {
    return await openWith(layout, access, options)
  } catch (error) {
    const code = codeOf(error)
    if (code === '') throw error
    if ('reason' in access) throw new MaterialError(say('library.mayNotRead', { path, code }), { cause: error })
    // A disk that refuses what opening had to write may still give everything to read.
    return openLibrary(path, { ...options, readOnly: true, because: say('library.folderReadOnly', { code }) })
  }
}

type Options = { author?: string; readOnly?: boolean; because?: string; unlock?: Unlock; recoveryKey?: string }

async function openWith(layout: Layout, access: Lock | { reason: string }, options: Options): Promise<Library> {
  const lock = 'reason' in access ? null : access
  try {
    const finished = lock ? await settleConversion(layout) : await expectNotConverted(layout)
    const { sealing, copyUsed } = await unlocked(layout, options.unlock)
    layout.sealing = sealing
    const adapter = new LibraryAdapter(layout, lock !== null)
    if (lock) await settlePurgeOf(layout)
    const loaded = await adapter.read()
    loaded.problems.push(...told(finished, copyUsed))
    const readOnly = 'reason' in access ? { reason: access.reason } : newerReason(loaded)
    if (readOnly && lock) await lock.release()
    const library = new OpenLibrary({
      layout,
      whereabouts: await whereaboutsOf(layout, loaded.header.id),
      adapter,
      loaded,
      view: await ViewFile.read(layout, !readOnly),
      author: options.author ?? '',
      lock: readOnly ? null : lock,
      readOnly,
      ...(options.recoveryKey !== undefined && { recoveryKey: options.recoveryKey }),
    })
    await rememberLabels(loaded)
    // A library put together from an older generation stands on its own feet again before anything is added to it.
    if (loaded.needsSnapshot && !readOnly) {
      if (loaded.header.version < schemaVersion) await keepBeforeMigration(layout, loaded.header.version)
      await library.snapshot()
    }
    return library
  } catch (error) {
    await lock?.release()
    throw error
  }
}

/** A library whose files are being rewritten by another program is not read halfway. */
async function expectNotConverted(layout: Layout): Promise<null> {
  if (await isBeingConverted(layout)) throw new MaterialError(say('protection.beingRewritten', { path: layout.path }))
  return null
}

/** Finishes an erasure that was interrupted, before anything is read that it rewrites. */
async function settlePurgeOf(layout: Layout): Promise<void> {
  if (!(await isPurgeUnfinished(layout))) return
  const { header } = await findBase(layout)
  await settlePurge(layout, header.id)
}

function told(finished: 'sealed' | 'plain' | null, copyUsed: boolean): Problem[] {
  const problems: Problem[] = []
  if (finished === 'sealed') problems.push({ kind: 'protection-finished', message: say('protection.finished') })
  if (finished === 'plain') problems.push({ kind: 'protection-finished', message: say('protection.finishedPlain') })
  if (copyUsed) problems.push({ kind: 'protection-copy', message: say('protection.copyUsed'), file: 'protection.json' })
  return problems
}

function newerReason({ newerVersion }: Loaded): false | { reason: string } {
  if (newerVersion === null) return false
  return { reason: say('library.newerVersion', { version: newerVersion, known: schemaVersion }) }
}

/** Whether a folder has anything of a library in it. A drive that is not connected leaves an empty folder behind. */
async function looksLikeLibrary(path: string): Promise<boolean> {
  const names = await namesIn(path)
  return names.some(
    (name) => name === 'library.json' || name === 'generations' || name === 'converting' || journalSeqOf(name) !== null,
  )
}

/** The lock, or why this process may only read. */
async function takeAccess(layout: Layout): Promise<Lock | { reason: string }> {
  try {
    // Not a byte is written where no library is; why there is none is told when it is read.
    if (!(await looksLikeLibrary(layout.path))) return { reason: '' }
    const outcome = await takeLock(layout)
    return 'lock' in outcome ? outcome.lock : { reason: outcome.heldBy }
  } catch (error) {
    return { reason: say('library.folderReadOnly', { code: codeOf(error) }) }
  }
}

async function writeEmpty(layout: Layout, id: string, name: string): Promise<void> {
  const temporary = temporaryName(layout.snapshot)
  const header = {
    format: snapshotFormat,
    version: schemaVersion,
    id,
    name,
    createdAt: new Date().toISOString(),
    seq: 0,
    chain: firstChain(id),
    steps: noSteps,
  } as const
  try {
    await writeSnapshot(temporary, header, () => [], undefined, layout.sealing)
    await renameWithPatience(temporary, layout.snapshot)
  } catch (error) {
    await unlink(temporary).catch(() => undefined)
    throw error
  }
  await syncFolder(layout.path)
}
