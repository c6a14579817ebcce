import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { MaterialError } from '../library/library.ts'

/** A file that a command names. Throws a MaterialError, in a sentence, when it cannot be read. */
export async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(resolve(path))
  } catch (cause) {
    throw new MaterialError(`The file "${basename(path)}" cannot be read.`, { cause })
  }
}
