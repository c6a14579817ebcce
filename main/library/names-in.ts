import { readdir, stat } from 'node:fs/promises'
import { codeOf } from './durable-files.ts'

/** The names in a folder. One that is not there has none; one that cannot be read is an error, not an empty one. */
export async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
}

/** Whether something stands under a path. A disk that cannot tell is an error, not a no. */
export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (isMissing(error)) return false
      throw error
    },
  )
}

export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR'
}

/** Whether a disk refused to give what is there, as against a file that is missing or holds what it should not. */
export function isRefusedRead(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && !isMissing(error)
}

/** For `catch`: null where the file is missing or makes no sense, an error still where the disk refused to give it. */
export function nullUnlessRefused(error: unknown): null {
  if (isRefusedRead(error)) throw error
  return null
}
