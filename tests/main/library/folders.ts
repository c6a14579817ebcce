import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sourcebook-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** What a crash would leave: the library's folder as it is on disk now, without waiting, and without a live lock. */
export async function crashedCopyOf(path: string): Promise<string> {
  const copy = join(await temporaryFolder(), 'copy')
  await cp(path, copy, { recursive: true })
  await rm(join(copy, 'lock'), { force: true })
  return copy
}

export function read(...path: string[]): Promise<Buffer> {
  return readFile(join(...path))
}
