import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Document } from '#contract/document.ts'
import { type Id, type Kind, kindOf } from '#contract/ids.ts'
import { renameWithPatience, temporaryName, syncFolder } from './durable-files.ts'
import { findBase } from './find-base.ts'
import type { Place } from './journal.ts'
import type { Loaded } from './load.ts'
import type { Layout } from './layout.ts'
import { migrateChange, migrateDocument } from './migrations.ts'
import { ColumnBuilder, writeColumns } from './reference-columns.ts'
import { replayJournals } from './replay.ts'
import {
  type RawRecord,
  schemaVersion,
  snapshotLastLine,
  snapshotLines,
  type SnapshotHeader,
} from './snapshot-format.ts'
import { snapshotWriter } from './sealed-snapshot.ts'
import { plainly, type Sealing } from './sealing.ts'
import { readSnapshot, recordJson, type Snapshot } from './snapshot-read.ts'
import { Steps } from './steps.ts'

/** A new snapshot under a temporary name: verified, synced, not yet in its place. */
export type BuiltSnapshot = { temporary: string; seq: number; sha256: string; previousSeq: number | null }

type Changes = Map<Kind, Map<Id, string | null>>

/**
 * Builds the snapshot at a place from the last one and the closed journals, never from documents in memory: a change
 * made meanwhile would stand in the snapshot and be replayed onto it again.
 */
export async function buildSnapshot(layout: Layout, until: Place): Promise<BuiltSnapshot> {
  const base = await findBase(layout)
  const { header, steps, changes } = await replayed(layout, base, until)
  if (header.seq !== until.seq || header.chain !== until.chain)
    throw new Error(`The journals end at change ${header.seq}, not at ${until.seq}`)
  const next: SnapshotHeader = { ...header, version: schemaVersion, steps: steps.store() }
  const temporary = temporaryName(layout.snapshot)
  const columns = new ColumnBuilder()
  const records = (kind: Kind) => recordsOf(base.snapshot, changes, kind)
  const sha256 = await writeSnapshot(temporary, next, records, columns, layout.sealing)
  await verify(temporary, sha256, layout.sealing)
  await writeColumns(layout, sha256, columns.finish()).catch(() => undefined)
  return { temporary, seq: next.seq, sha256, previousSeq: base.instead ? null : base.header.seq }
}

async function replayed(layout: Layout, base: Awaited<ReturnType<typeof findBase>>, until: Place) {
  const steps = new Steps(base.header.steps)
  const changes: Changes = new Map()
  const folders = base.instead ? [layout.path, layout.generations] : [layout.path]
  const set = (id: Id, json: string | null) => {
    const kind = kindOf(id)
    if (!changes.has(kind)) changes.set(kind, new Map())
    changes.get(kind)?.set(id, json)
  }
  const from = { seq: base.header.seq, chain: base.header.chain }
  const { place } = await replayJournals(
    folders,
    { libraryId: base.header.id, sealing: layout.sealing },
    from,
    (change) => {
      const { puts, deletes } = migrateChange(change)
      steps.take(change)
      for (const id of deletes) set(id, null)
      for (const document of puts) set(document.id, JSON.stringify(document))
    },
    until.seq,
  )
  return { header: { ...base.header, seq: place.seq, chain: place.chain }, steps, changes }
}

/** The records of one kind: those of the last snapshot in their order, as changed since, then the new ones. */
function* recordsOf(snapshot: Snapshot | null, changes: Changes, kind: Kind): Generator<RawRecord> {
  const changed = changes.get(kind) ?? new Map<string, string | null>()
  const records = snapshot?.records.get(kind) ?? new Map<string, number>()
  for (const [id, record] of records) {
    const json = changed.get(id)
    if (json === null) continue
    yield { id, json: json ?? currentJson(snapshot as Snapshot, record) }
  }
  for (const [id, json] of changed) if (json !== null && !records.has(id)) yield { id, json }
}

function currentJson(snapshot: Snapshot, record: number): string {
  const json = recordJson(snapshot, record)
  const { version } = snapshot.header
  return version >= schemaVersion ? json : JSON.stringify(migrateDocument(JSON.parse(json), version))
}

/**
 * Writes `library.json` from the documents in memory, because another program took the one that was there. No change
 * may come in meanwhile, and `until` is where the last journal ended. Answers its sequence number.
 */
export async function putSnapshotBack(layout: Layout, loaded: Loaded, until: Place): Promise<number> {
  const { header, documents, steps } = loaded
  const temporary = temporaryName(layout.snapshot)
  const next = { ...header, version: schemaVersion, seq: until.seq, chain: until.chain, steps: steps.store() }
  function* records(kind: Kind): Generator<RawRecord> {
    for (const document of documents.collection(kind).values())
      yield { id: document.id, json: JSON.stringify(document) }
  }
  const sha256 = await writeSnapshot(temporary, next, records, undefined, layout.sealing)
  await verify(temporary, sha256, layout.sealing)
  await renameWithPatience(temporary, layout.snapshot)
  await syncFolder(layout.path)
  return until.seq
}

/** Writes and syncs a snapshot; answers its SHA-256. */
export async function writeSnapshot(
  path: string,
  header: SnapshotHeader,
  records: (kind: Kind) => Iterable<RawRecord>,
  columns?: ColumnBuilder,
  sealing: Sealing = plainly,
): Promise<string> {
  const file = await open(path, 'wx')
  try {
    const hash = createHash('sha256')
    const writer = snapshotWriter(file, header.id, sealing)
    let pending: string[] = []
    let length = 0
    const flush = async () => {
      const bytes = Buffer.from(pending.join(''))
      pending = []
      length = 0
      hash.update(bytes)
      await writer.write(bytes)
    }
    for (const piece of snapshotLines(header, counted(records, columns))) {
      pending.push(piece)
      length += piece.length
      if (length > 1 << 20) await flush()
    }
    await flush()
    const sha256 = hash.digest('hex')
    await writer.write(Buffer.from(snapshotLastLine(sha256)))
    await writer.finish()
    await file.sync()
    return sha256
  } finally {
    await file.close()
  }
}

/** Passes records on and tells their references to the index columns, by the number each will have in the file. */
function counted(records: (kind: Kind) => Iterable<RawRecord>, columns: ColumnBuilder | undefined) {
  if (!columns) return records
  let number = 0
  return function* (kind: Kind): Generator<RawRecord> {
    for (const record of records(kind)) {
      columns.add(number++, JSON.parse(record.json) as Document)
      yield record
    }
  }
}

/** Reads a written snapshot back: a disk that lies is found out before an older generation is dropped. */
async function verify(path: string, sha256: string, sealing: Sealing): Promise<void> {
  const read = await readSnapshot(path, sealing)
  if ('damaged' in read || read.sha256 !== sha256) throw new Error('The new snapshot could not be read back')
  await syncFolder(dirname(path))
}
