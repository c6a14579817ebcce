import { parentPort } from 'node:worker_threads'
import type { EntityId } from '#contract/ids.ts'
import type { EntityNames, FromSuggestWorker, ToSuggestWorker } from './messages.ts'
import { NameTrie } from './name-trie.ts'
import { readText, type TextToRead } from './read-text.ts'

/** Known names and the reading of texts in a thread of their own: neither ever holds up a call. */
const trie = new NameTrie<EntityId>()
const namesOf = new Map<EntityId, string[]>()

function put({ id, names }: EntityNames): void {
  remove(id)
  namesOf.set(id, names)
  for (const name of names) trie.add(name, id)
}

function remove(id: EntityId): void {
  for (const name of namesOf.get(id) ?? []) trie.remove(name, id)
  namesOf.delete(id)
}

parentPort?.on('message', (message: ToSuggestWorker) => {
  switch (message.kind) {
    case 'names':
      message.remove.forEach(remove)
      message.put.forEach(put)
      return
    case 'read':
      return void read(message.text, message.ticket)
    case 'mentions': {
      const { entityId, texts, ticket } = message
      const value = texts.map((text) => trie.find(text).filter(({ owners }) => owners.includes(entityId)))
      return answer({ kind: 'mentions', ticket, value })
    }
  }
})

/** The names of this moment are matched before anything waits. */
async function read(text: TextToRead, ticket: number): Promise<void> {
  const mentions = trie.find(text.text)
  answer({ kind: 'read', ticket, value: { ...(await readText(text)), mentions } })
}

function answer({ kind, ticket, value }: FromSuggestWorker): void {
  parentPort?.postMessage({ kind, ticket, value })
}
