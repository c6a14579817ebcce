import { Worker, type WorkerOptions } from 'node:worker_threads'

/** The main process's workers, and where each stands in the source. Built, they stand beside the main bundle. */
const workers = {
  parse: './import/parse-worker.ts',
  coded: './import/coded/coded-worker.ts',
  snapshot: './library/snapshot-worker.ts',
  search: './search/search-worker.ts',
  suggest: './suggest/suggest-worker.ts',
} as const

/** Starts a worker from the source (Node strips the types) or, in the built app, from its bundle. */
export function startWorker(name: keyof typeof workers, options: WorkerOptions = {}): Worker {
  const fromSource = import.meta.url.endsWith('.ts')
  return new Worker(new URL(fromSource ? workers[name] : `./${name}-worker.js`, import.meta.url), options)
}
