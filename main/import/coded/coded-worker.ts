import { parentPort, workerData } from 'node:worker_threads'
import { MaterialError } from '../../library/library.ts'
import { say } from '../../words.ts'
import { isLargerThan } from '../output-size.ts'
import { type GivenFile, readGiven } from './read-coded.ts'

/** Files to read, and the most that may come of them. */
export type CodedWork = { files: GivenFile[]; mostOutput: number }

/** Reads the files of one project away from the main thread, once: answers `{read}` or `{sentence}` or `{error}`. */
async function read({ files, mostOutput }: CodedWork) {
  const read = await readGiven(files)
  if (isLargerThan(read, mostOutput)) throw new MaterialError(say('imports.tooComplex'))
  return read
}

read(workerData as CodedWork).then(
  (read) => parentPort?.postMessage({ read }),
  (error: unknown) => {
    const words = error instanceof Error ? error.message : String(error)
    parentPort?.postMessage(error instanceof MaterialError ? { sentence: words } : { error: words })
  },
)
