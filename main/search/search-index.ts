import { join } from 'node:path'
import type { Change } from '#contract/change.ts'
import type { Id } from '#contract/ids.ts'
import type { Library } from '../library/library.ts'
import { startWorker } from '../workers.ts'
import { changedSince, timeOf } from './changes-since.ts'
import type { Keeping, ToSearchWorker } from './messages.ts'
import type { Query } from './query.ts'
import type { FindOptions, Found } from './searchable.ts'
import { searchKinds } from './searchable.ts'
import { describedOf, searchableOf, touchedBy } from './searchable-documents.ts'
import { WorkerAnswers } from './worker-answers.ts'

/** Finds words in everything a library holds. */
export type SearchIndex = {
  /** Best first. While the index is being built, what is in it so far, with `ready` false. */
  search: (query: Query, options: FindOptions) => Promise<Found & { ready: boolean }>
  /** Settles when every document of the library is in the index: it was stored and brought up to date, or built anew. */
  ready: Promise<'stored' | 'built'>
  /** Runs something that erases documents for good, and then forgets every word of what is gone. */
  forgettingAfter: <Result>(work: () => Promise<Result>) => Promise<Result>
  /** Waits until what is in the index by now is stored, where it can be. */
  stored: () => Promise<void>
  close: () => Promise<void>
}

/** How many texts travel to the worker at once; a question never waits for more than one such load. */
const loadSize = 24
/** A disk that refused a text is asked again. */
const readAgainAfter = 10_000
/** After so many documents the index is stored while the library is open; what is fewer is read again after a crash. */
const storeAfter = 5_000

/**
 * Opens the index of a library in a worker, from the folder `index/` where that can be trusted, and keeps it in step
 * with every change. It is derived: when it is missing, of another state or damaged, it is built anew beside the work.
 */
export function createSearchIndex(library: Library): SearchIndex {
  return new OpenSearchIndex(library)
}

class OpenSearchIndex implements SearchIndex {
  readonly ready: Promise<'stored' | 'built'>
  readonly #library: Library
  readonly #worker = startWorker('search')
  readonly #answers = new WorkerAnswers(this.#worker)
  readonly #stops: (() => void)[]
  #isReady = false
  #closed = false
  /** Loads follow each other, so that a document changed twice ends as it was last. */
  #loads: Promise<void> = Promise.resolve()
  /** The last change that the index was told, and the last one that is safe on disk. */
  #told: number
  #safe: { seq: number; at: string | null }
  #unstored = 0
  #storing: Promise<void> | null = null
  /** Articles whose texts the disk refused. They are read again, and an index without them is not stored. */
  readonly #unread = new Set<Id>()
  #readingLater: NodeJS.Timeout | undefined
  #held = false

  constructor(library: Library) {
    this.#library = library
    this.#told = library.seq
    this.#safe = { seq: library.seq, at: null }
    this.#stops = [
      library.onApplied((change) => this.#follow(change)),
      library.onChanged(({ seq, at }) => (this.#safe = { seq, at })),
    ]
    this.ready = this.#open()
    this.ready.catch(() => undefined)
  }

  async search(query: Query, options: FindOptions): Promise<Found & { ready: boolean }> {
    // A search made after a change waits until that change is in the index; while all is being loaded it does not.
    if (this.#isReady) await this.#loads
    const ready = this.#isReady
    const { found } = await this.#answers.next<'found'>((ticket) =>
      this.#post({ kind: 'find', ticket, query, options }),
    )
    return { ...found, ready }
  }

  async forgettingAfter<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#held = true
    try {
      return await work()
    } finally {
      await this.#loads
      await this.#answers.next((ticket) => this.#post({ kind: 'forget', ticket })).catch(() => undefined)
      this.#held = false
      this.#unstored += 1
    }
  }

  async stored(): Promise<void> {
    await this.#loads
    this.#storing ??= this.#store().finally(() => (this.#storing = null))
    await this.#storing
  }

  async close(): Promise<void> {
    if (this.#isReady && !this.#closed && this.#unstored > 0) await this.stored()
    this.#closed = true
    clearTimeout(this.#readingLater)
    for (const stop of this.#stops) stop()
    await this.#storing
    this.#answers.giveUp()
    await this.#worker.terminate()
  }

  async #open(): Promise<'stored' | 'built'> {
    const keeping = this.#keeping()
    const asOf = this.#told
    const { stamp } = await this.#answers.next<'loaded'>((ticket) => this.#post({ kind: 'load', ticket, keeping }))
    const changed = stamp && (await changedSince(this.#library, stamp, asOf))
    if (!changed) this.#post({ kind: 'clear' })
    await this.#load(changed ?? everythingIn(this.#library))
    this.#isReady = !this.#closed
    this.#unstored += changed ? changed.length : storeAfter
    this.#storeSoon()
    return changed ? 'stored' : 'built'
  }

  #follow(change: Change): void {
    this.#told = change.seq
    const { words, about } = touchedBy(this.#library, change)
    const described = about.map((id) => describedOf(this.#library, id)).filter((one) => one !== null)
    if (change.deletes.length > 0) this.#post({ kind: 'remove', ids: change.deletes })
    this.#unstored += words.length + about.length + change.deletes.length
    const touched = [...words, ...change.deletes]
    if (touched.length > 0) void this.#load(touched).catch(() => undefined)
    // After what was loaded before: a document is described as it is now once its words are there.
    if (described.length > 0) void this.#inTurn(async () => this.#post({ kind: 'describe', documents: described }))
    this.#storeSoon()
  }

  #load(ids: Iterable<Id>): Promise<void> {
    return this.#inTurn(() => this.#send(ids))
  }

  #readLater(id: Id): void {
    this.#unread.add(id)
    this.#readingLater ??= setTimeout(() => {
      this.#readingLater = undefined
      const ids = [...this.#unread]
      this.#unread.clear()
      void this.#load(ids).catch(() => undefined)
    }, readAgainAfter).unref()
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const one = this.#loads.then(work)
    this.#loads = one.catch(() => undefined)
    return one
  }

  async #send(ids: Iterable<Id>): Promise<void> {
    for (const some of slices(ids, loadSize)) {
      if (this.#closed) return
      const documents = await Promise.all(
        some.map((id) => searchableOf(this.#library, id, (unread) => this.#readLater(unread))),
      )
      this.#post({ kind: 'put', documents: documents.filter((one) => one !== null) })
      this.#post({ kind: 'remove', ids: some.filter((_, at) => documents[at] === null) })
      await this.#answers.next((ticket) => this.#post({ kind: 'reach', ticket }))
    }
  }

  #storeSoon(): void {
    if (!this.#isReady || this.#closed || this.#held || this.#unstored < storeAfter) return
    void this.stored()
  }

  /** Stores the index when it holds just what is safe on disk; where it cannot be written, the next opening takes longer. */
  async #store(): Promise<void> {
    const library = this.#library
    if (library.readOnly || this.#held || !this.#isReady || this.#unread.size > 0 || !(await this.#isSafe())) return
    this.#unstored = 0
    const write = async () => {
      // The library's files may just have been sealed, or changes made, while this waited.
      const { seq, at } = this.#safe
      if (seq !== this.#told) return false
      const stamp = { libraryId: library.id, seq, at: at ?? (await timeOf(library, seq)) }
      if (this.#told !== seq) return false
      const saved = await this.#answers.next<'saved'>((ticket) =>
        this.#post({ kind: 'save', ticket, keeping: this.#keeping(), stamp }),
      )
      return saved.failed === undefined
    }
    const done = await library.besideWriting(write).catch(() => false)
    if (!done) this.#unstored += 1
  }

  /** Waits a little for changes that are on their way to the disk. */
  async #isSafe(): Promise<boolean> {
    for (let wait = 0; this.#safe.seq !== this.#told && wait < 2_000; wait += 20)
      await new Promise((resolve) => setTimeout(resolve, 20))
    await this.#loads
    return this.#safe.seq === this.#told
  }

  #keeping(): Keeping {
    const { path, id, sealing } = this.#library
    return { folder: join(path, 'index'), key: sealing.key, libraryId: id }
  }

  #post(message: ToSearchWorker): void {
    this.#worker.postMessage(message)
  }
}

/** Small documents first: people, events and notes are found while texts are still being read. */
function* everythingIn(library: Library): Generator<Id> {
  for (const kind of searchKinds.toReversed()) yield* [...library.collection(kind).ids()]
}

function* slices<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let slice: Item[] = []
  for (const item of items) {
    slice.push(item)
    if (slice.length < size) continue
    yield slice
    slice = []
  }
  if (slice.length > 0) yield slice
}
