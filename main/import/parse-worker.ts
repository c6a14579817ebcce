import { parentPort, workerData } from 'node:worker_threads'
import { isLargerThan } from './output-size.ts'
import { type FileToParse, parseFile } from './parse-file.ts'
import { readRecords, type RecordsFile } from './records/read-records.ts'

/** The most that may come out of one file. */
export type ParseLimits = { mostOutput: number }

const { mostOutput } = workerData as ParseLimits

/**
 * Reads untrusted files away from the main thread, where a file that hangs or eats memory harms itself alone. Takes
 * `{id, file}` and answers `{id, parsed}`, `{id, tooLarge}` or `{id, error}`; `{id, step}` on the way says that it
 * gets on.
 */
parentPort?.on('message', ({ id, file }: { id: number; file: FileToParse | RecordsFile }) => {
  read(file, () => parentPort?.postMessage({ id, step: true })).then(
    (parsed) => parentPort?.postMessage(isLargerThan(parsed, mostOutput) ? { id, tooLarge: true } : { id, parsed }),
    (error: unknown) => parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) }),
  )
})

async function read(file: FileToParse | RecordsFile, step: () => void) {
  return 'as' in file ? readRecords(file) : parseFile(file, step)
}
