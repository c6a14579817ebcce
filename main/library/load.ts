import type { Change } from '#contract/change.ts'
import type { Problem } from '#contract/views.ts'
import { say } from '../words.ts'
import { ChangeLog } from './change-log.ts'
import { Documents } from './documents.ts'
import { type Base, findBase } from './find-base.ts'
import type { OpenJournal, Place } from './journal.ts'
import type { Layout } from './layout.ts'
import { migrateChange } from './migrations.ts'
import { loadReferences } from './reference-columns.ts'
import { type Replay, replayJournals } from './replay.ts'
import { setAside } from './set-aside.ts'
import { schemaVersion, type SnapshotHeader } from './snapshot-format.ts'
import { Steps } from './steps.ts'

/** A library as its files tell it. */
export type Loaded = {
  header: SnapshotHeader
  documents: Documents
  steps: Steps
  log: ChangeLog
  place: Place
  /** The journal that new changes go on with, when there is one. */
  continued: OpenJournal | null
  problems: Problem[]
  /** The snapshot on disk is not `library.json` itself, or is of an older version: a new one must be written. */
  needsSnapshot: boolean
  /** Set when a newer program wrote it: then nothing may be written. */
  newerVersion: number | null
}

/** Reads what the menus say of the next undo and redo. */
export async function rememberLabels({ log, steps }: Pick<Loaded, 'log' | 'steps'>): Promise<void> {
  await log.rememberLabel(steps.toUndo?.at(-1))
  await log.rememberLabel(steps.toRedo?.at(-1))
}

/** Reads a library: the snapshot and every journal after it. Writes only to set damaged files aside, if it may. */
export async function loadLibrary(layout: Layout, mayWrite: boolean): Promise<Loaded> {
  const base = await findBase(layout)
  const { header, snapshot } = base
  const problems: Problem[] = []
  const onInvalid = (id: string, why: string) => {
    const message = say('library.documentInvalid', { id, why })
    problems.push({ kind: 'document-invalid', message, file: 'library.json' })
  }
  const mayStore = mayWrite && !base.instead && header.version <= schemaVersion
  const references = snapshot && (await loadReferences(layout, snapshot, mayStore))
  const documents = new Documents(snapshot, references, onInvalid)
  const steps = new Steps(header.steps)
  const log = new ChangeLog(layout)
  let newest = header.version
  const apply = (change: Change) => {
    newest = Math.max(newest, change.v)
    documents.apply(migrateChange(change))
    steps.take(change)
    log.add(change)
  }
  const replay = await replayFrom(layout, base, apply)
  const newerVersion = newest > schemaVersion ? newest : null
  problems.push(...(await setAside(layout, base, replay, mayWrite && newerVersion === null)))
  return {
    header,
    documents,
    steps,
    log,
    place: replay.place,
    continued: lastJournal(layout, replay),
    problems,
    needsSnapshot: base.instead !== undefined || header.version < schemaVersion,
    newerVersion,
  }
}

/** A generation's journals were closed and moved beside it; a damaged snapshot's later ones still lie in the folder. */
function replayFrom(layout: Layout, base: Base, apply: (change: Change) => void): Promise<Replay> {
  const { id, seq, chain } = base.header
  const folders = base.instead ? [layout.path, layout.generations] : [layout.path]
  return replayJournals(folders, { libraryId: id, sealing: layout.sealing }, { seq, chain }, apply)
}

function lastJournal(layout: Layout, { journals, place }: Replay): OpenJournal | null {
  const last = journals.filter(
    ({ used, path }) => used && path.startsWith(layout.journal(0).slice(0, -'0.ndjson'.length)),
  )
  const journal = last.at(-1)
  if (!journal || journal.end.kind === 'foreign') return null
  if (journal.end.kind === 'damaged' && journal.end.reason === 'header') return null
  return journal.baseSeq <= place.seq ? { baseSeq: journal.baseSeq, validBytes: journal.validBytes } : null
}
