import { parentPort } from 'node:worker_threads'
import { InvertedIndex } from './inverted-index.ts'
import type { FromSearchWorker, ToSearchWorker } from './messages.ts'
import { parseQuery } from './parse-query.ts'

/** The search index in a thread of its own: building it and asking it never hold up a call. */
const index = new InvertedIndex()

parentPort?.on('message', (message: ToSearchWorker) => {
  switch (message.kind) {
    case 'put':
      for (const document of message.documents) index.put(document)
      return
    case 'remove':
      for (const id of message.ids) index.remove(id)
      return
    case 'reach':
      return answer({ kind: 'reached', ticket: message.ticket })
    case 'find': {
      const found = index.search(parseQuery(message.query), message.options)
      return answer({ kind: 'found', ticket: message.ticket, found })
    }
  }
})

function answer(message: FromSearchWorker): void {
  parentPort?.postMessage(message)
}
