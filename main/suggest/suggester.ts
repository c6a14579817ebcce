import type { Worker } from 'node:worker_threads'
import type { Change } from '#contract/change.ts'
import type { Document } from '#contract/document.ts'
import type { Entity } from '#contract/entity.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import { isEntityId } from '../entities/resolve.ts'
import { type Library, MaterialError } from '../library/library.ts'
import { say } from '../words.ts'
import { startWorker } from '../workers.ts'
import type { EntityNames, FromSuggestWorker, ReadAnswer, ToSuggestWorker } from './messages.ts'
import type { NameHit } from './name-trie.ts'
import type { TextToRead } from './read-text.ts'

/** Reads texts with the names of a library in mind. */
export type Suggester = {
  read: (text: TextToRead) => Promise<ReadAnswer>
  mentions: (entityId: EntityId, texts: string[]) => Promise<NameHit<EntityId>[][]>
  close: () => Promise<void>
}

/** Names that travel to the worker at once. */
const loadSize = 2_000

/** The worker starts with the first question, and follows every change of names from then on. */
export function createSuggester(library: Library): Suggester {
  let running: Running | undefined
  const run = () => (running ??= start(library))
  return {
    read: (text) => run().ask((ticket) => ({ kind: 'read', ticket, text })) as Promise<ReadAnswer>,
    mentions: (entityId, texts) =>
      run().ask((ticket) => ({ kind: 'mentions', ticket, entityId, texts })) as Promise<NameHit<EntityId>[][]>,
    close: async () => running?.close(),
  }
}

type Running = { ask: (message: (ticket: number) => ToSuggestWorker) => Promise<unknown>; close: () => Promise<void> }
type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void }

function start(library: Library): Running {
  const worker = startWorker('suggest')
  const post = (message: ToSuggestWorker) => worker.postMessage(message)
  for (const put of slices(namesIn(library), loadSize)) post({ kind: 'names', put, remove: [] })
  const stop = library.onApplied((change) => follow(change, post))
  const { ask, giveUp } = questions(worker, post)
  return {
    ask,
    close: async () => {
      stop()
      giveUp(new Error('The library was closed.'))
      await worker.terminate()
    },
  }
}

function follow({ puts, deletes }: Change, post: (message: ToSuggestWorker) => void): void {
  const put = puts.filter(isEntity).map(entityNames)
  const remove = deletes.filter(isEntityId)
  if (put.length > 0 || remove.length > 0) post({ kind: 'names', put, remove })
}

/** Matches what the worker answers to what it was asked; a worker that died answers everything with why. */
function questions(worker: Worker, post: (message: ToSuggestWorker) => void) {
  const waiting = new Map<number, Waiting>()
  let last = 0
  let failure: Error | undefined
  const giveUp = (error: Error) => {
    failure = error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('message', ({ ticket, value }: FromSuggestWorker) => {
    waiting.get(ticket)?.resolve(value)
    waiting.delete(ticket)
  })
  worker.on('error', (cause: Error) => giveUp(new MaterialError(say('suggestions.stopped'), { cause })))
  const ask = (message: (ticket: number) => ToSuggestWorker) => {
    if (failure) return Promise.reject(failure)
    const ticket = (last += 1)
    return new Promise<unknown>((resolve, reject) => {
      waiting.set(ticket, { resolve, reject })
      post(message(ticket))
    })
  }
  return { ask, giveUp }
}

function* namesIn(library: Library): Generator<EntityNames> {
  for (const actor of library.collection('actor').values()) yield entityNames(actor)
  for (const event of library.collection('event').values()) yield entityNames(event)
}

function entityNames({ id, name, aliases }: Entity): EntityNames {
  return { id, names: [name, ...aliases.map((alias) => alias.name)] }
}

function isEntity(document: Document): document is Entity & { id: Id<'actor'> & Id<'event'> } {
  return isEntityId(document.id)
}

function* slices<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  const slice: Item[] = []
  for (const item of items) if (slice.push(item) === size) yield slice.splice(0)
  if (slice.length > 0) yield slice
}
