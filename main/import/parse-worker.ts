import { parentPort } from 'node:worker_threads'
import { type FileToParse, parseFile } from './parse-file.ts'

/**
 * Reads untrusted files away from the main thread, where a file that hangs or eats memory harms itself alone. Takes
 * `{id, file}` and answers `{id, parsed}` or `{id, error}`;
 * `{id, step}` on the way says that it gets on.
 */
parentPort?.on('message', ({ id, file }: { id: number; file: FileToParse }) => {
  parseFile(file, () => parentPort?.postMessage({ id, step: true })).then(
    (parsed) => parentPort?.postMessage({ id, parsed }),
    (error: unknown) => parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) }),
  )
})
