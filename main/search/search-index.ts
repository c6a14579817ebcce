import type { Worker } from 'node:worker_threads'
import type { Change } from '#contract/change.ts'
import type { Id } from '#contract/ids.ts'
import { type Library, MaterialError } from '../library/library.ts'
import { startWorker } from '../workers.ts'
import type { FromSearchWorker, ToSearchWorker } from './messages.ts'
import type { FindOptions, Found, Searchable } from './searchable.ts'
import { searchKinds } from './searchable.ts'
import { searchableOf, touchedBy } from './searchable-documents.ts'

/** Finds words in everything a library holds. */
export type SearchIndex = {
  /** Best first. While the index is being built, what is in it so far, with `ready` false. */
  search: (query: string, options: FindOptions) => Promise<Found & { ready: boolean }>
  /** Settles when every document of the library is in the index. */
  ready: Promise<void>
  close: () => Promise<void>
}

/** How many texts travel to the worker at once; a question never waits for more than one such load. */
const loadSize = 24

/**
 * Builds the index of an open library in a worker and keeps it in step with every change.
 *
 * The index is derived: nothing of it is kept on disk, and it is built from the documents whenever a library opens.
 */
export function createSearchIndex(library: Library): SearchIndex {
  const worker = startWorker('search')
  const post = (message: ToSearchWorker) => worker.postMessage(message)
  const answers = new Answers(worker)
  let ready = false
  let closed = false

  const reach = () => answers.next<void>((ticket) => post({ kind: 'reach', ticket }))
  /** Loads follow each other, so that a document changed twice ends as it was last. */
  let loads = Promise.resolve()
  const load = (ids: Iterable<Id>) => {
    const one = loads.then(() => send(ids))
    loads = one.catch(() => undefined)
    return one
  }
  const send = async (ids: Iterable<Id>) => {
    for (const some of slices(ids, loadSize)) {
      if (closed) return
      const documents = await Promise.all(some.map((id) => searchableOf(library, id)))
      post({ kind: 'put', documents: documents.filter((one): one is Searchable => one !== null) })
      post({ kind: 'remove', ids: some.filter((_, at) => documents[at] === null) })
      await reach()
    }
  }
  const follow = (change: Change) => {
    if (change.deletes.length > 0) post({ kind: 'remove', ids: change.deletes })
    const touched = touchedBy(library, change)
    if (touched.length > 0 || change.deletes.length > 0) {
      void load([...touched, ...change.deletes]).catch(() => undefined)
    }
  }

  const stop = library.onApplied(follow)
  const built = load(everythingIn(library)).then(() => {
    ready = !closed
  })
  built.catch(() => undefined)
  return {
    ready: built,
    search: async (query, options) => {
      // A search made after a change waits until that change is in the index; while all is being loaded it does not.
      if (ready) await loads
      const found = await answers.next<Found>((ticket) => post({ kind: 'find', ticket, query, options }))
      return { ...found, ready }
    },
    close: async () => {
      closed = true
      stop()
      answers.giveUp()
      await worker.terminate()
    },
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

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void }

/** Matches what the worker answers to what it was asked. */
class Answers {
  private readonly waiting = new Map<number, Waiting>()
  private ticket = 0
  private failure: Error | undefined

  constructor(worker: Worker) {
    worker.on('message', (message: FromSearchWorker) => this.settle(message))
    worker.on('error', (cause: Error) => this.fail(cause))
  }

  next<Value>(ask: (ticket: number) => void): Promise<Value> {
    if (this.failure) return Promise.reject(this.failure)
    const ticket = (this.ticket += 1)
    return new Promise<Value>((resolve, reject) => {
      this.waiting.set(ticket, { resolve: resolve as Waiting['resolve'], reject })
      ask(ticket)
    })
  }

  giveUp(): void {
    this.fail(new Error('The library was closed.'))
  }

  private settle(message: FromSearchWorker): void {
    const waiting = this.waiting.get(message.ticket)
    this.waiting.delete(message.ticket)
    waiting?.resolve(message.kind === 'found' ? message.found : undefined)
  }

  private fail(cause: Error): void {
    this.failure = new MaterialError(
      'Search stopped working; everything else is safe. Open the library again to search.',
      { cause },
    )
    for (const { reject } of this.waiting.values()) reject(this.failure)
    this.waiting.clear()
  }
}
