import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** Counts how often this process waits for the disk to confirm a journal, while `work` runs. */
export async function countFlushes(work: () => Promise<unknown>): Promise<number> {
  const { fdatasync } = fs
  let count = 0
  const counted: typeof fdatasync = Object.assign(
    (fd: number, done: fs.NoParamCallback) => {
      count += 1
      fdatasync(fd, done)
    },
    { __promisify__: fdatasync.__promisify__ },
  )
  fs.fdatasync = counted
  syncBuiltinESMExports()
  try {
    await work()
    return count
  } finally {
    fs.fdatasync = fdatasync
    syncBuiltinESMExports()
  }
}
