import { unlink } from 'node:fs/promises'
import { Low } from 'lowdb'
import { v7 } from 'uuid'
import type { Change } from '#contract/change.ts'
import type { Document, DocumentOf, Named } from '#contract/document.ts'
import type { EntityId, Id, Kind } from '#contract/ids.ts'
import { kindOf } from '#contract/ids.ts'
import type { CheckReport, HistoryEntry, Problem, PurgeReport, SaveState, UndoState } from '#contract/views.ts'
import { say } from '../words.ts'
import { entryOf, readHistory } from './history-entries.ts'
import type { HistoryAsked } from './history-query.ts'
import { LibraryAdapter } from './adapter.ts'
import { checkLibrary } from './check.ts'
import { convert, settleConversion } from './convert.ts'
import { codeOf } from './durable-files.ts'
import { changePassphrase, expectPassphrase, newProtection, replaceRecoveryKey } from './protection.ts'
import { type Cost, protectionFiles } from './protection-file.ts'
import { purgeFolder } from './purge.ts'
import { plainly, type Sealing } from './sealing.ts'
import { wordsStillIn } from './words-still-in.ts'
import { ContentFiles, originalsIn, textsIn } from './content-files.ts'
import { Journal } from './journal.ts'
import type { Layout } from './layout.ts'
import {
  CallerError,
  type Collection,
  type Draft,
  type Library,
  MaterialError,
  type Originals,
  ReadOnlyError,
  type References,
  type Texts,
} from './library.ts'
import { type Loaded, rememberLabels } from './load.ts'
import type { Lock } from './lock.ts'
import { replacedBy, type Replaced } from './make-change.ts'
import { LastStep } from './last-step.ts'
import { Listeners } from './listeners.ts'
import { referencesFrom } from './reference-index.ts'
import { schemaVersion } from './snapshot-format.ts'
import { doingAgain, takingBack } from './step-change.ts'
import type { ViewFile } from './view-file.ts'
import { putSnapshotBack } from './build-snapshot.ts'
import { SnapshotWatch } from './snapshot-watch.ts'
import { isStillThere, type Whereabouts } from './whereabouts.ts'

/** A journal longer than this is folded into a new snapshot. */
const longJournal = 16 << 20

export type Opening = {
  layout: Layout
  whereabouts: Whereabouts
  adapter: LibraryAdapter
  loaded: Loaded
  view: ViewFile
  author: string
  lock: Lock | null
  readOnly: false | { reason: string }
  recoveryKey?: string
  earlier?: { seq: number; at: string }
}

/** A library that is open: documents in memory, a journal on disk. */
export class OpenLibrary implements Library {
  readonly id: string
  readonly name: string
  readonly path: string
  readonly readOnly: false | { reason: string }
  readonly problems: readonly Problem[]
  readonly recoveryKey?: string
  readonly earlier?: { seq: number; at: string }
  readonly references: References
  readonly texts: Texts
  readonly originals: Originals
  readonly view: ViewFile
  author: string

  readonly #layout: Layout
  readonly #texts: ContentFiles
  readonly #originals: ContentFiles
  readonly #db: Low<Loaded>
  readonly #journal: Journal
  readonly #adapter: LibraryAdapter
  readonly #whereabouts: Whereabouts
  readonly #snapshotWatch: SnapshotWatch
  readonly #lock: Lock | null
  readonly #changed = new Listeners<Change>()
  readonly #applied = new Listeners<Change>()
  readonly #saveStates = new Listeners<SaveState>()
  #seq: number
  readonly #lastStep = new LastStep()
  #snapshotting: Promise<void> | null = null
  #looking: Promise<void> | null = null
  #closed = false
  /** Over when every file was rewritten; changes wait for it. */
  #rewriting: Promise<void> | null = null
  /** Derived files that are being written. */
  readonly #beside = new Set<Promise<unknown>>()
  #stuck: string | null = null

  constructor({ layout, whereabouts, adapter, loaded, view, author, lock, readOnly, ...more }: Opening) {
    this.id = loaded.header.id
    this.name = loaded.header.name
    this.path = layout.path
    this.readOnly = readOnly
    if (more.recoveryKey !== undefined) this.recoveryKey = more.recoveryKey
    if (more.earlier) this.earlier = more.earlier
    this.problems = loaded.problems
    this.author = author
    this.view = view
    this.#layout = layout
    this.#adapter = adapter
    this.#whereabouts = whereabouts
    this.#snapshotWatch = new SnapshotWatch(layout)
    this.#lock = lock
    this.#seq = loaded.place.seq
    this.#db = new Low(adapter, loaded)
    this.references = referencesFrom(loaded.documents.references, (id) => this.#redirect(id))
    const mayWrite = () => this.#turn()
    this.#texts = new ContentFiles(layout, 'texts', mayWrite)
    this.#originals = new ContentFiles(layout, 'originals', mayWrite)
    this.texts = textsIn(this.#texts)
    this.originals = originalsIn(this.#originals)
    this.#journal = new Journal({
      layout,
      whereabouts,
      tail: loaded.place,
      continued: loaded.continued,
      onDurable: (change) => this.#changed.tell(change),
      onSaveState: (state) => this.#saveStates.tell(state),
    })
    adapter.useJournal(this.#journal, loaded.needsSnapshot ? -1 : loaded.header.seq)
  }

  get sealing(): Sealing {
    return this.#layout.sealing
  }

  get seq(): number {
    return this.#seq
  }

  get saveState(): SaveState {
    return this.#journal.saveState
  }

  collection<K extends Kind>(kind: K): Collection<DocumentOf<K>> {
    return this.#documents.collection(kind)
  }

  get<I extends Id>(id: I): Named<I> | undefined {
    return this.#documents.get(id) as Named<I> | undefined
  }

  need<I extends Id>(id: I): Named<I> {
    for (let current: Id = id, hops = 0; hops < 1_000; hops++) {
      const found = this.#documents.get(current)
      if (found) return found as Named<I>
      const next = this.#redirect(current)
      if (next === undefined) break
      current = next
    }
    throw new CallerError(`Unknown ${kindOf(id) || 'document'} "${id}"`)
  }

  stamp<K extends Kind>(kind: K): { id: Id<K>; createdAt: string; updatedAt: string; createdBy: string } {
    const now = new Date().toISOString()
    return { id: `${kind}:${v7()}`, createdAt: now, updatedAt: now, createdBy: this.author }
  }

  async commit(draft: Draft): Promise<Change | null> {
    if (this.#rewriting) await this.#turn()
    this.#expectWritable()
    const at = new Date().toISOString()
    const replaced = replacedBy(draft, this.#documents, at)
    if (replaced.puts.length === 0 && replaced.deletes.length === 0) return null
    return this.#apply(at, replaced, { label: draft.label, ...this.#lastStep.goOn(draft, this.author, this.#seq + 1) })
  }

  async undo(): Promise<HistoryEntry | null> {
    return this.#takeStep('undo')
  }

  async redo(): Promise<HistoryEntry | null> {
    return this.#takeStep('redo')
  }

  undoState(): UndoState {
    const undo = this.#loaded.log.labelOf(this.#loaded.steps.toUndo?.at(-1))
    const redo = this.#loaded.log.labelOf(this.#loaded.steps.toRedo?.at(-1))
    return { ...(undo && { undo }), ...(redo && { redo }) }
  }

  async history(asked: HistoryAsked): Promise<HistoryEntry[]> {
    return readHistory(this.#loaded.log, this.#seq, asked)
  }

  change(seq: number): Promise<Change | null> {
    return this.#loaded.log.read(seq)
  }

  onChanged(listen: (change: Change) => void): () => void {
    return this.#changed.add(listen)
  }

  onApplied(listen: (change: Change) => void): () => void {
    return this.#applied.add(listen)
  }

  onSaveState(listen: (state: SaveState) => void): () => void {
    return this.#saveStates.add(listen)
  }

  check(): Promise<CheckReport> {
    return checkLibrary(this.#layout)
  }

  protect({ passphrase, cost }: { passphrase: string; cost?: Cost }): Promise<{ recoveryKey: string }> {
    return this.#alone(async () => {
      if (this.sealing.sealed) throw new MaterialError(say('protection.alreadyProtected'))
      const { sealing, recoveryKey, bytes } = await newProtection(this.id, passphrase, cost)
      await this.#convert(sealing, new Map(protectionFiles.map((name) => [name, bytes])))
      return { recoveryKey }
    })
  }

  async unprotect({ passphrase }: { passphrase: string }): Promise<void> {
    this.#expectWritable()
    await expectPassphrase(this.#layout, passphrase)
    await this.#alone(() => this.#convert(plainly, new Map()))
  }

  async changePassphrase({ next, ...from }: Parameters<Library['changePassphrase']>[0]): Promise<void> {
    await this.#turn()
    await changePassphrase(this.#layout, 'current' in from ? { passphrase: from.current } : from, next)
  }

  async newRecoveryKey({ passphrase }: { passphrase: string }): Promise<{ recoveryKey: string }> {
    await this.#turn()
    return { recoveryKey: await replaceRecoveryKey(this.#layout, passphrase) }
  }

  async purge(id: Id): Promise<PurgeReport> {
    if (this.get(id)) throw new CallerError(`"${id}" is not deleted yet`)
    return this.#alone(async () => {
      const purged = await purgeFolder(this.#layout, this.id, id)
      if (!purged) throw new CallerError(say('protection.neverThere', { id }))
      const { erased, erasure, ...report } = purged
      const { steps, log } = this.#loaded
      steps.forget(erased)
      log.forget()
      for (const gone of erasure.ids) this.view.forget(gone)
      await rememberLabels(this.#loaded)
      const stillIn = wordsStillIn(this.#documents, erasure.words)
      return { ...report, stillIn, notReached: [...report.notReached, say('protection.elsewhere')] }
    })
  }

  async look(): Promise<void> {
    if (this.readOnly || this.#closed || this.#stuck !== null) return
    while (this.#rewriting) await this.#rewriting
    if (this.#snapshotting) await this.#snapshotting
    else await this.#lookOutside()
  }

  async besideWriting<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.#turn()
    const done = work()
    this.#beside.add(done)
    return done.finally(() => this.#beside.delete(done))
  }

  async snapshot(): Promise<void> {
    await this.#turn()
    await this.#makeSnapshot()
  }

  async close(): Promise<void> {
    if (this.#closed) return
    if (this.readOnly) {
      this.#closed = true
      return
    }
    await this.#rewriting
    await this.#snapshotting?.catch(() => undefined)
    await this.#journal.settle()
    this.#closed = true
    // Every change is safe in the journal: where no snapshot can be built, the next opening takes longer.
    await this.#makeSnapshot().catch(() => undefined)
    await this.#journal.close()
    await this.view.flush()
    await this.#lock?.release()
  }

  get #loaded(): Loaded {
    return this.#db.data
  }

  get #documents() {
    return this.#loaded.documents
  }

  #redirect(id: string): EntityId | undefined {
    const [redirectId] = this.#documents.references.to('redirectFrom', id)
    if (redirectId === undefined) return undefined
    return (this.#documents.get(redirectId) as DocumentOf<'redirect'> | undefined)?.toId
  }

  /** Waits while every file is being rewritten. */
  async #turn(): Promise<void> {
    while (this.#rewriting) await this.#rewriting
    this.#expectWritable()
  }

  /** Runs while nothing else writes into the folder, with every change in a closed journal under a new snapshot. */
  async #alone<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.#turn()
    let over = (): void => undefined
    this.#rewriting = new Promise((resolve) => (over = resolve))
    try {
      await this.#looking?.catch(() => undefined)
      await this.view.pause(this.#rewriting)
      await Promise.all([this.#texts.settle(), this.#originals.settle(), Promise.allSettled(this.#beside)])
      await this.#journal.settle()
      await this.#makeSnapshot()
      await this.#journal.goOnFrom(this.#journal.durable)
      await this.#removeEmptyJournal()
      await this.#journal.letReserveGo()
      return await work()
    } finally {
      await this.#snapshotWatch.know().catch(() => undefined)
      this.#lastStep.end()
      this.#rewriting = null
      over()
    }
  }

  async #convert(to: Sealing, extra: ReadonlyMap<string, Uint8Array>): Promise<void> {
    const { chainAt } = await convert(this.#layout, to, this.id, extra)
    this.#layout.sealing = to
    try {
      await settleConversion(this.#layout)
    } catch (error) {
      // The new state is decided and whole, but not in its place: the next opening finishes it.
      this.#stuck = say('protection.openAgain')
      throw new MaterialError(this.#stuck, { cause: error })
    }
    this.#loaded.log.forget()
    const { seq, chain } = this.#journal.durable
    await this.#journal.goOnFrom({ seq, chain: chainAt(seq) ?? chain })
    await rememberLabels(this.#loaded)
  }

  /** A journal that was begun and holds no change yet would lead on from a chain that is written anew. */
  async #removeEmptyJournal(): Promise<void> {
    await unlink(this.#layout.journal(this.#journal.durable.seq)).catch((error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error
    })
  }

  #expectWritable(): void {
    if (this.#stuck !== null) throw new MaterialError(this.#stuck)
    if (this.readOnly) throw new ReadOnlyError(say('library.cannotChange', { reason: this.readOnly.reason }))
    if (this.#closed) throw new CallerError(`The library "${this.name}" is closed`)
  }

  /** Gives a change its number, applies it and queues it, all in this turn; answers once it is safe on disk. */
  async #apply(at: string, replaced: Replaced, rest: Pick<Change, 'label' | 'undoes' | 'redoes' | 'step'>) {
    const { label, ...links } = rest
    const seq = ++this.#seq
    const change: Change = { v: schemaVersion, seq, at, by: this.author, label, ...replaced, ...links }
    this.#documents.apply(change)
    this.#loaded.steps.take(change)
    this.#loaded.log.add(change)
    const saved = this.#journal.append(change)
    this.#applied.tell(change)
    await saved
    if (this.#journal.size > longJournal) this.#makeSnapshot().catch(() => undefined)
    return change
  }

  async #takeStep(way: 'undo' | 'redo'): Promise<HistoryEntry | null> {
    for (;;) {
      await this.#turn()
      const step = this.#stepFor(way)
      if (!step) return null
      const changes = await Promise.all(step.map((seq) => this.#loaded.log.read(seq)))
      await this.#loaded.log.rememberLabel(this.#loaded.steps.below(way)?.at(-1))
      // Another change may have come in while the files were read.
      if (this.#rewriting || this.#stepFor(way) !== step || step.length !== changes.length) continue
      this.#expectWritable()
      this.#lastStep.end()
      const whole = changes.filter((change) => change !== null)
      if (whole.length < changes.length) throw new MaterialError(say('library.cannotTakeBack', { seq: step[0] ?? 0 }))
      return entryOf(await this.#takeWhole(way, whole))
    }
  }

  #stepFor(way: 'undo' | 'redo'): readonly number[] | undefined {
    return way === 'undo' ? this.#loaded.steps.toUndo : this.#loaded.steps.toRedo
  }

  #takeWhole(way: 'undo' | 'redo', step: Change[]): Promise<Change> {
    const [first] = step
    const last = step.at(-1)
    if (!first || !last) throw new Error('A step without changes')
    const now = (id: Id): Document | undefined => this.#documents.get(id)
    const at = new Date().toISOString()
    if (way === 'undo') return this.#apply(at, takingBack(step, now), { label: last.label, undoes: first.seq })
    return this.#apply(at, doingAgain(step, now), { label: last.label, redoes: first.seq })
  }

  #makeSnapshot(): Promise<void> {
    this.#snapshotting ??= this.#writeSnapshot().finally(() => {
      this.#snapshotting = null
    })
    return this.#snapshotting
  }

  async #writeSnapshot(): Promise<void> {
    await this.#lookOutside()
    try {
      await this.#db.write()
    } catch (error) {
      // What stands there of it now is ours, no other program's.
      await this.#snapshotWatch.know().catch(() => undefined)
      throw error
    }
    await this.#snapshotWatch.know()
    this.#journal.forgetBefore(this.#adapter.snapshotSeq)
  }

  /** What another program put in the place of our files goes under a name of its own, and ours stand there again. */
  #lookOutside(): Promise<void> {
    this.#looking ??= this.#lookNow().finally(() => {
      this.#looking = null
    })
    return this.#looking
  }

  async #lookNow(): Promise<void> {
    if (this.saveState.state === 'not saved') return
    await this.#journal.look()
    await isStillThere(this.#layout, this.#whereabouts)
    if (!(await this.#snapshotWatch.setForeignAside())) return
    await this.#whileStill(async () => {
      await this.#journal.settle()
      this.#adapter.hasWritten(await putSnapshotBack(this.#layout, this.#loaded, await this.#journal.rotate()))
      await this.#snapshotWatch.know()
    })
  }

  /** Lets no change in while something works on the documents in memory. */
  async #whileStill(work: () => Promise<void>): Promise<void> {
    if (this.#rewriting) return work()
    let over = (): void => undefined
    this.#rewriting = new Promise((resolve) => (over = resolve))
    try {
      await work()
    } finally {
      this.#rewriting = null
      over()
    }
  }
}
