import { parentPort, workerData } from 'node:worker_threads'
import { MaterialError } from '../../library/library.ts'
import { type GivenFile, readGiven } from './read-coded.ts'

/** Reads the files of one project away from the main thread, once: answers `{read}` or `{sentence}` or `{error}`. */
readGiven(workerData as GivenFile[]).then(
  (read) => parentPort?.postMessage({ read }),
  (error: unknown) => {
    const words = error instanceof Error ? error.message : String(error)
    parentPort?.postMessage(error instanceof MaterialError ? { sentence: words } : { error: words })
  },
)
