import { link, mkdir, readFile, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Id } from '#contract/ids.ts'
import type { PurgeReport } from '#contract/views.ts'
import { say } from '../words.ts'
import { writeSnapshot } from './build-snapshot.ts'
import { ContentFiles } from './content-files.ts'
import { kindOfFile, orderOf, recordsIn } from './convert-files.ts'
import { codeOf, renameWithPatience, syncFolder, temporaryName, writeDurably, writeSynced } from './durable-files.ts'
import { erasedJournal } from './erase-changes.ts'
import { type Erasure, findErasure } from './find-erasure.ts'
import type { Layout } from './layout.ts'
import { readSnapshot } from './snapshot-read.ts'
import { Steps } from './steps.ts'
import { filesBelow, wipeAway, wipeFolder } from './wipe.ts'
import { isThere } from './names-in.ts'

/** What a purge did, for the report and for what memory still holds. */
export type Purged = Omit<PurgeReport, 'stillIn'> & { erased: ReadonlySet<number>; erasure: Erasure }

/**
 * Takes a deleted document out of every file of the folder. What is to be erased is written down first, as ids and
 * content names alone, so that a purge that is interrupted is finished at the next opening.
 *
 * Runs while nothing else writes, right after a snapshot, so that every change stands in a closed journal.
 */
export async function purgeFolder(layout: Layout, libraryId: string, id: Id): Promise<Purged | null> {
  const erasure = await findErasure(layout, libraryId, id)
  if (!erasure) return null
  await mkdir(layout.path, { recursive: true })
  await writeDurably(intentPath(layout), layout.sealing.seal('purge', Buffer.from(JSON.stringify(stored(erasure)))))
  return carryOut(layout, libraryId, erasure)
}

/** Finishes a purge that was interrupted. Null when there was none. */
export async function settlePurge(layout: Layout, libraryId: string): Promise<Purged | null> {
  const bytes = await readFile(intentPath(layout)).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  })
  if (!bytes) return null
  const intent = JSON.parse(layout.sealing.open('purge', bytes).toString('utf8')) as ReturnType<typeof stored>
  const erasure = { ids: new Set(intent.ids), contents: intent.contents, words: [] }
  return carryOut(layout, libraryId, erasure)
}

export async function isPurgeUnfinished(layout: Layout): Promise<boolean> {
  return isThere(intentPath(layout))
}

function intentPath({ path }: Layout): string {
  return join(path, 'purge.json')
}

/** The words themselves are told to the person and written nowhere. */
function stored({ ids, contents }: Erasure) {
  return { ids: [...ids], contents }
}

async function carryOut(layout: Layout, libraryId: string, erasure: Erasure): Promise<Purged> {
  const erased = new Set<number>()
  const stillNamed = new Set<string>()
  const report: Omit<PurgeReport, 'stillIn'> = { files: 0, changes: 0, notReached: [] }
  const files = orderOf(await filesBelow(layout.path))
  for (const inner of files) {
    const path = join(layout.path, inner)
    if (/\.[0-9a-f-]{36}\.tmp$/.test(inner)) await wipeAway(path)
    else if (kindOfFile(inner) === 'journal') {
      const found = await erasedJournal(path, libraryId, erasure, layout.sealing)
      if (!found) continue
      for (const name of found.stillNamed) stillNamed.add(name)
      for (const seq of found.emptied) erased.add(seq)
      report.changes += found.changes
      if (found.bytes && (await replaceWiped(path, found.bytes))) report.files++
      if (found.damaged) report.notReached.push(say('protection.damagedKept', { file: inner }))
    } else if (kindOfFile(inner) === 'kept') {
      const bytes = await readFile(path)
      if (layout.sealing.sealed || [...erasure.ids].some((id) => bytes.includes(id)))
        report.notReached.push(say('protection.damagedKept', { file: inner }))
    }
  }
  for (const inner of files)
    if (kindOfFile(inner) === 'snapshot' && (await eraseFromSnapshot(layout, inner, erasure, erased, stillNamed)))
      report.files++
  report.files += await eraseContents(layout, erasure, stillNamed, report.notReached)
  for (const inner of await filesBelow(layout.index)) await wipeAway(join(layout.index, inner))
  if ((await filesBelow(layout.backups)).length > 0) {
    await wipeFolder(layout.backups)
    report.notReached.push(say('protection.backupDropped'))
  }
  await unlink(intentPath(layout))
  await syncFolder(layout.path)
  return { ...report, erased, erasure }
}

/** A snapshot without the erased documents and without the steps that nothing is left of. Whether it held any. */
async function eraseFromSnapshot(
  layout: Layout,
  inner: string,
  { ids, contents }: Erasure,
  erased: ReadonlySet<number>,
  stillNamed: Set<string>,
): Promise<boolean> {
  const path = join(layout.path, inner)
  const snapshot = await readSnapshot(path, layout.sealing)
  if ('damaged' in snapshot) return false
  const steps = new Steps(snapshot.header.steps)
  const changed = steps.forget(erased)
  let held = false
  for (const records of snapshot.records.values()) for (const id of records.keys()) held ||= ids.has(id)
  const all = snapshot.bytes
  if (!held) for (const { sha256 } of contents) if (all.includes(sha256)) stillNamed.add(sha256)
  if (!held && !changed) return false
  const header = { ...snapshot.header, steps: steps.store() }
  const temporary = temporaryName(path)
  const left = function* (kind: Parameters<typeof recordsIn>[1]) {
    for (const record of recordsIn(snapshot, kind)) {
      if (ids.has(record.id)) continue
      if (held) for (const { sha256 } of contents) if (record.json.includes(sha256)) stillNamed.add(sha256)
      yield record
    }
  }
  await writeSnapshot(temporary, header, left, undefined, layout.sealing)
  await putInPlaceOf(path, temporary)
  return true
}

async function eraseContents(
  layout: Layout,
  { contents }: Erasure,
  stillNamed: ReadonlySet<string>,
  notReached: string[],
): Promise<number> {
  const files = { texts: new ContentFiles(layout, 'texts'), originals: new ContentFiles(layout, 'originals') }
  let removed = 0
  for (const { part, sha256 } of contents) {
    const file = `${part}/${basename(files[part].pathOf(sha256))}`
    if (stillNamed.has(sha256)) notReached.push(say('protection.contentShared', { file }))
    else if (await files[part].remove(sha256)) removed++
  }
  return removed
}

async function replaceWiped(path: string, bytes: Uint8Array): Promise<boolean> {
  const temporary = temporaryName(path)
  await writeSynced(temporary, bytes)
  await putInPlaceOf(path, temporary)
  return true
}

/** The old bytes keep a second name until the new ones stand, and are then overwritten. */
async function putInPlaceOf(path: string, temporary: string): Promise<void> {
  const old = temporaryName(path)
  const kept = await link(path, old).then(
    () => true,
    () => false,
  )
  await renameWithPatience(temporary, path)
  await syncFolder(dirname(path))
  if (kept && (await stat(old)).nlink === 1) await wipeAway(old)
  else if (kept) await unlink(old)
  await syncFolder(dirname(path))
}
