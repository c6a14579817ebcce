import { parentPort } from 'node:worker_threads'
import { type FileToParse, parseFile } from './parse-file.ts'
import { readRecords, type RecordsFile } from './records/read-records.ts'

/**
 * Reads untrusted files away from the main thread, where a file that hangs or eats memory harms itself alone. Takes
 * `{id, file}` and answers `{id, parsed}` or `{id, error}`; `{id, step}` on the way says that it gets on.
 */
parentPort?.on('message', ({ id, file }: { id: number; file: FileToParse | RecordsFile }) => {
  read(file, () => parentPort?.postMessage({ id, step: true })).then(
    (parsed) => parentPort?.postMessage({ id, parsed }),
    (error: unknown) => parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) }),
  )
})

async function read(file: FileToParse | RecordsFile, step: () => void) {
  return 'as' in file ? readRecords(file) : parseFile(file, step)
}
