import { parentPort } from 'node:worker_threads'
import { sealingOf } from '../library/sealing.ts'
import { InvertedIndex } from './inverted-index.ts'
import type { FromSearchWorker, Keeping, ToSearchWorker } from './messages.ts'
import { type Stamp, StoredIndex } from './stored-index.ts'

/** The search index in a thread of its own: building, asking, joining and storing it never hold up a call. */
let index = new InvertedIndex()
let stored: { keeping: Keeping; files: StoredIndex } | null = null
/** What was told while the stored index was being read. */
let waiting: ToSearchWorker[] | null = null
let isTidying = false

parentPort?.on('message', take)

function take(message: ToSearchWorker): void {
  if (waiting) waiting.push(message)
  else if (message.kind === 'load') void load(message.ticket, message.keeping)
  else obey(message)
}

function obey(message: Exclude<ToSearchWorker, { kind: 'load' }>): void {
  switch (message.kind) {
    case 'clear':
      index = new InvertedIndex()
      return
    case 'put':
      for (const document of message.documents) index.put(document)
      return tidySoon()
    case 'describe':
      for (const document of message.documents) index.describe(document)
      return
    case 'remove':
      for (const id of message.ids) index.remove(id)
      return
    case 'reach':
      return answer({ kind: 'reached', ticket: message.ticket })
    case 'find':
      return answer({ kind: 'found', ticket: message.ticket, found: index.search(message.query, message.options) })
    case 'save':
      return void save(message.ticket, message.keeping, message.stamp)
    case 'forget':
      index.compact()
      return answer({ kind: 'reached', ticket: message.ticket })
  }
}

async function load(ticket: number, keeping: Keeping): Promise<void> {
  waiting = []
  const found = await filesOf(keeping)
    .load(keeping.libraryId)
    .catch(() => null)
  if (found) index = found.index
  answer({ kind: 'loaded', ticket, stamp: found?.stamp ?? null })
  const told = waiting
  waiting = null
  for (const message of told) take(message)
}

async function save(ticket: number, keeping: Keeping, stamp: Stamp): Promise<void> {
  try {
    await filesOf(keeping).save(index, stamp)
    answer({ kind: 'saved', ticket })
  } catch (error) {
    answer({ kind: 'saved', ticket, failed: (error as Error).message })
  }
}

function filesOf(keeping: Keeping): StoredIndex {
  const same = stored?.keeping.folder === keeping.folder && sameKey(stored.keeping.key, keeping.key)
  if (!stored || !same)
    stored = { keeping, files: new StoredIndex(keeping.folder, sealingOf(keeping.key, keeping.libraryId)) }
  return stored.files
}

function sameKey(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a === b || (a !== null && b !== null && Buffer.from(a).equals(b))
}

/** Segments are joined between one message and the next. */
function tidySoon(): void {
  if (isTidying) return
  isTidying = true
  setImmediate(() => {
    isTidying = false
    if (index.tidy()) tidySoon()
  })
}

function answer(message: FromSearchWorker): void {
  parentPort?.postMessage(message)
}
