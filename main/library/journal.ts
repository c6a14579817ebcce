import { open, unlink } from 'node:fs/promises'
import type { Change } from '#contract/change.ts'
import type { SaveState } from '#contract/views.ts'
import { say } from '../words.ts'
import { syncFolder } from './durable-files.ts'
import { bodyOf, changeLine, headerLine } from './journal-format.ts'
import { JournalCopies } from './journal-copies.ts'
import type { Layout } from './layout.ts'
import { NotSavedError } from './library.ts'
import { createAside, isInPlace, type JournalFile, journalFile, writeAndSync } from './journal-file.ts'
import { Reserve, roomForReserve } from './reserve.ts'
import { isOutOfRoom, notSaved, whyNotSaved } from './why-not-saved.ts'
import { expectSameLibrary } from './same-library.ts'
import { isStillThere, type Whereabouts } from './whereabouts.ts'

/** A place in the history: a sequence number and the chain there. */
export type Place = { seq: number; chain: string }

/** A journal found at opening that new changes continue, and how many of its bytes can be trusted. */
export type OpenJournal = { baseSeq: number; validBytes: number }

type Entry = { change: Change; line: Buffer; chain: string; resolve: () => void; reject: (error: Error) => void }

const retryAfter = [1_000, 2_000, 4_000, 8_000, 15_000]
/** Looking once a second is enough to tell a person in time that their folder was swapped. */
const lookAgainAfter = 1_000

/**
 * The only writer of changes. What is appended while a flush is under way goes into the next one together. A failed
 * flush closes its file for ever: the changes stay queued, and recovery writes them into a new file after looking
 * whether the library is still the same and the old file's tail is what was called saved.
 */
export class Journal {
  readonly #layout: Layout
  /** The library's own too: where it stands now is known to both. */
  readonly #whereabouts: Whereabouts
  readonly #onDurable: (change: Change) => void
  readonly #onSaveState: (state: SaveState) => void
  #durable: Place
  #tailChain: string
  #continued: OpenJournal | null
  readonly #copies = new JournalCopies()
  readonly #reserve: Reserve
  #file: JournalFile | null = null
  #queue: Entry[] = []
  #running: Promise<void> | null = null
  #rotations: (() => void)[] = []
  #failed: { file: string | null; reason: string; attempts: number } | null = null
  #retry: NodeJS.Timeout | undefined
  #saveState: SaveState = { state: 'saved' }
  /** What is said with `saved` until there is a reserve again. */
  #warning: string | undefined

  constructor(options: {
    layout: Layout
    whereabouts: Whereabouts
    tail: Place
    continued: OpenJournal | null
    onDurable: (change: Change) => void
    onSaveState: (state: SaveState) => void
  }) {
    this.#layout = options.layout
    this.#whereabouts = options.whereabouts
    this.#durable = options.tail
    this.#tailChain = options.tail.chain
    this.#continued = options.continued
    this.#onDurable = options.onDurable
    this.#onSaveState = options.onSaveState
    const mayWrite = () => isStillThere(options.layout, options.whereabouts)
    this.#reserve = new Reserve(options.layout, mayWrite, () => this.#reserveIsBack())
  }

  get saveState(): SaveState {
    return this.#saveState
  }

  /** The last change that is safe on disk. */
  get durable(): Place {
    return this.#durable
  }

  /** Bytes of the file that changes go to now. */
  get size(): number {
    return this.#file?.size ?? this.#continued?.validBytes ?? 0
  }

  /** Queues a change at once; answers when it is safe on disk, rejects with NotSavedError when its flush failed. */
  append(change: Change): Promise<void> {
    const { line, chain } = changeLine(this.#tailChain, bodyOf(change, this.#layout.sealing))
    this.#tailChain = chain
    return new Promise((resolve, reject) => {
      this.#queue.push({ change, line, chain, resolve, reject })
      if (this.#failed) this.#refuse(this.#failed.reason)
      else {
        this.#show({ state: 'saving' })
        this.#start()
      }
    })
  }

  /** Lets the next change go to a new file, and answers the place where this one ended. */
  async rotate(): Promise<Place> {
    this.#expectSaving()
    await new Promise<void>((resolve) => {
      this.#rotations.push(resolve)
      this.#start()
    })
    // A flush that failed meanwhile turned nothing over, and recovery still needs its file where it is.
    this.#expectSaving()
    return this.#durable
  }

  /** Waits until nothing is pending; tries a failed flush once more. Throws NotSavedError when changes stay unsaved. */
  async settle(): Promise<void> {
    if (this.#failed) await this.recover()
    await this.#idle()
    this.#expectSaving()
  }

  #expectSaving(): void {
    if (this.#failed) throw notSaved(this.#failed.reason)
  }

  /** Lets go of its file, and goes on in a new one from a place whose chain was written anew. */
  async goOnFrom(place: Place): Promise<void> {
    await this.settle()
    await this.#letGo()
    this.#copies.forgetBefore(Infinity)
    this.#durable = place
    this.#tailChain = place.chain
  }

  async close(): Promise<void> {
    await this.settle()
    clearTimeout(this.#retry)
    await this.#reserve.rest()
    await this.#letGo()
  }

  /** Overwrites and gives up what is held for a full disk, until the next change. */
  letReserveGo(): Promise<void> {
    return this.#reserve.letGo()
  }

  /** After a failed flush: looks whether saving is possible again, and saves what is pending. */
  async recover(): Promise<void> {
    const failed = this.#failed
    if (!failed || this.#running) return
    clearTimeout(this.#retry)
    try {
      await expectSameLibrary(this.#layout, this.#whereabouts, failed.file, this.#durable)
    } catch (error) {
      this.#fail(error)
      return
    }
    this.#failed = null
    this.#continued = null
    this.#show({ state: 'saving' })
    this.#start()
    await this.#idle()
    // A flush that failed again counts on from here, so that the waits grow.
    const again = this.#failed as { attempts: number } | null
    if (again) again.attempts = failed.attempts + 1
  }

  async #idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  #start(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = null
      if (!this.#failed && (this.#queue.length > 0 || this.#rotations.length > 0)) this.#start()
    })
  }

  async #run(): Promise<void> {
    // One turn later, so that changes made in the same turn share the first flush.
    await Promise.resolve()
    while (this.#queue.length > 0 || this.#rotations.length > 0) {
      if (this.#rotations.length > 0) await this.#turnOver()
      const batch = this.#queue.slice()
      if (batch.length === 0) continue
      try {
        await this.#flush(batch)
      } catch (error) {
        if (this.#file) this.#copies.forget(this.#file.path)
        await this.#abandon()
        if (!isOutOfRoom(error) || !(await this.#saveFromReserve(batch))) return this.#fail(error)
      }
      this.#queue.splice(0, batch.length)
      this.#saved(batch)
    }
    this.#showSaved()
  }

  #showSaved(): void {
    this.#show({ state: 'saved', ...(this.#warning !== undefined && { warning: this.#warning }) })
  }

  /** On a full disk: the changes become a journal in the place of the reserve. False when that cannot be done either. */
  async #saveFromReserve(batch: Entry[]): Promise<boolean> {
    const path = this.#layout.journal(this.#durable.seq)
    const bytes = Buffer.concat([this.#header(), ...batch.map(({ line }) => line)])
    try {
      await expectSameLibrary(this.#layout, this.#whereabouts, this.#pathNow(), this.#durable)
      const handle = await this.#reserve.spend(bytes, path)
      if (!handle) return false
      this.#file = await journalFile(path, this.#durable.seq, handle, bytes.length)
    } catch {
      return false
    }
    this.#continued = null
    this.#copies.begin(path, bytes)
    this.#warning = say('library.savedFromReserve', { megabytes: roomForReserve >> 20 })
    return true
  }

  #reserveIsBack(): void {
    this.#warning = undefined
    if (this.#saveState.state === 'saved') this.#showSaved()
  }

  #saved(batch: Entry[]): void {
    for (const { change, chain, resolve } of batch) {
      this.#durable = { seq: change.seq, chain }
      this.#onDurable(change)
      resolve()
    }
    this.#reserve.keep()
  }

  async #flush(batch: Entry[]): Promise<void> {
    this.#file ??= await this.#openFile()
    const file = this.#file
    const [first] = batch
    const bytes = batch.length === 1 && first ? first.line : Buffer.concat(batch.map(({ line }) => line))
    let inPlace = true
    if (performance.now() - file.seenAt < lookAgainAfter) await writeAndSync(file, bytes)
    else [inPlace] = await Promise.all([isInPlace(file), writeAndSync(file, bytes)])
    file.size += bytes.length
    this.#copies.add(file.path, bytes)
    if (!inPlace) await this.#putBack()
  }

  /**
   * Looks whether the journals on the disk are still what was written, byte for byte, and puts them back where another
   * program changed them; what it put there is kept under a name of its own.
   */
  async look(): Promise<void> {
    await this.#idle()
    if (this.#failed) return
    const looking = this.#putBack().finally(() => {
      this.#running = null
      if (!this.#failed && (this.#queue.length > 0 || this.#rotations.length > 0)) this.#start()
    })
    this.#running = looking.catch(() => undefined)
    await looking
  }

  /** The snapshot at `seq` holds what older journals told. */
  forgetBefore(seq: number): void {
    this.#copies.forgetBefore(seq)
  }

  /** Every change of this process since the last snapshot is safe again, or an error says why not. */
  async #putBack(): Promise<void> {
    await isStillThere(this.#layout, this.#whereabouts)
    const done = await this.#copies.putBack()
    const file = this.#file
    if (!file || !done.includes(file.path)) return
    await file.handle.close().catch(() => undefined)
    this.#file = await this.#reopen({ baseSeq: file.baseSeq, validBytes: file.size })
  }

  async #openFile(): Promise<JournalFile> {
    const continued = this.#continued
    await isStillThere(this.#layout, this.#whereabouts)
    if (continued && continued.validBytes > 0) return this.#reopen(continued)
    const path = this.#layout.journal(this.#durable.seq)
    const handle = await createAside(path)
    const header = this.#header()
    try {
      const file = await journalFile(path, this.#durable.seq, handle, 0)
      await writeAndSync(file, header)
      await syncFolder(this.#layout.path)
      file.size = header.length
      this.#copies.begin(path, header)
      return file
    } catch (error) {
      await handle.close().catch(() => undefined)
      // It holds no change; left behind, each try on a full disk would leave another.
      await unlink(path).catch(() => undefined)
      throw error
    }
  }

  /** The first line of a journal that goes on from here. */
  #header(): Buffer {
    const { seq: baseSeq, chain: baseSha256 } = this.#durable
    return Buffer.from(headerLine({ libraryId: this.#whereabouts.libraryId, baseSeq, baseSha256 }))
  }

  async #reopen({ baseSeq, validBytes }: OpenJournal): Promise<JournalFile> {
    const path = this.#layout.journal(baseSeq)
    const handle = await open(path, 'r+')
    try {
      const file = await journalFile(path, baseSeq, handle, validBytes)
      if ((await handle.stat()).size > validBytes) {
        await handle.truncate(validBytes)
        await handle.sync()
      }
      this.#copies.begin(path, await handle.readFile())
      return file
    } catch (error) {
      await handle.close().catch(() => undefined)
      throw error
    }
  }

  async #turnOver(): Promise<void> {
    const hasChanges = (this.#file?.baseSeq ?? this.#continued?.baseSeq) !== this.#durable.seq
    if (hasChanges) {
      await this.#dropTornTail()
      await this.#letGo()
    }
    for (const resolve of this.#rotations.splice(0)) resolve()
  }

  /**
   * A journal found at opening that nothing was added to may still end in what a crash tore; closed like that it would
   * look damaged for ever. Where it cannot be opened now the tail stays, and harms nothing.
   */
  async #dropTornTail(): Promise<void> {
    if (this.#file || !this.#continued?.validBytes) return
    this.#file = await this.#reopen(this.#continued).catch(() => null)
  }

  async #letGo(): Promise<void> {
    const file = this.#file
    this.#file = null
    this.#continued = null
    // Each change in it was confirmed by a flush of its own: what a network folder says at the end takes none back.
    await file?.handle.close().catch(() => undefined)
  }

  /** Closes a file whose flush failed; it is never written again. */
  async #abandon(): Promise<void> {
    await this.#file?.handle.close().catch(() => undefined)
  }

  #fail(error: unknown): void {
    const reason = error instanceof NotSavedError ? error.message : whyNotSaved(error)
    const attempts = (this.#failed?.attempts ?? -1) + 1
    const file = this.#file?.path ?? this.#failed?.file ?? this.#pathNow()
    this.#failed = { file, reason, attempts }
    this.#file = null
    this.#refuse(reason)
    const wait = retryAfter[Math.min(attempts, retryAfter.length - 1)]
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => void this.recover(), wait).unref()
  }

  /** The file that changes go to, or would go on in. */
  #pathNow(): string | null {
    return this.#file?.path ?? (this.#continued ? this.#layout.journal(this.#continued.baseSeq) : null)
  }

  #refuse(reason: string): void {
    for (const { reject } of this.#queue) reject(notSaved(reason))
    this.#rotations.splice(0).forEach((resolve) => resolve())
    this.#show({ state: 'not saved', reason })
  }

  #show(state: SaveState): void {
    const now = this.#saveState
    if (JSON.stringify(now) === JSON.stringify(state)) return
    this.#saveState = state
    this.#onSaveState(state)
  }
}
