import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { renameWithPatience, syncFolder, temporaryName } from '../library/durable-files.ts'
import { MaterialError } from '../library/library.ts'
import { say } from '../words.ts'
import type { KeptFile } from './manifest.ts'

/** Where a content stands in a place of backups: once, however many backups hold it. */
export function poolPath(place: string, sha256: string): string {
  return join(place, 'content', sha256.slice(0, 2), sha256)
}

/**
 * Copies a file into the pool as far as `end` and answers its length and SHA-256 once it is safe and was read back.
 * A content that is there already is read again rather than believed.
 */
export async function keepContent(place: string, from: string, end: number): Promise<Omit<KeptFile, 'path'>> {
  const sha256 = await hashOf(from, end)
  const target = poolPath(place, sha256)
  if (await holds(target, { bytes: end, sha256 })) return { bytes: end, sha256 }
  await mkdir(dirname(target), { recursive: true })
  const temporary = temporaryName(target)
  try {
    await copySynced(from, temporary, end)
    if (!(await holds(temporary, { bytes: end, sha256 })))
      throw new MaterialError(say('backups.notReadBack', { file: sha256 }))
    await renameWithPatience(temporary, target)
  } catch (error) {
    await unlink(temporary).catch(() => undefined)
    throw error
  }
  await syncFolder(dirname(target))
  await syncFolder(dirname(dirname(target)))
  await syncFolder(place)
  return { bytes: end, sha256 }
}

/** Whether a file has exactly this content. */
export async function holds(path: string, { bytes, sha256 }: Omit<KeptFile, 'path'>): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  if (found?.size !== bytes) return false
  return (await hashOf(path, bytes).catch(() => '')) === sha256
}

export async function copySynced(from: string, to: string, end: number): Promise<void> {
  const file = await open(to, 'wx')
  try {
    for await (const chunk of upTo(from, end)) await file.writeFile(chunk)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function hashOf(path: string, end: number): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of upTo(path, end)) hash.update(chunk)
  return hash.digest('hex')
}

async function* upTo(path: string, end: number): AsyncGenerator<Buffer> {
  if (end > 0) yield* createReadStream(path, { end: end - 1 }) as AsyncIterable<Buffer>
}

/**
 * Deletes contents that no backup of a place holds any more, but for those written within `spared` milliseconds of
 * now. Answers how many.
 */
export async function dropUnheld(place: string, held: ReadonlySet<string>, spared = 0): Promise<number> {
  let dropped = 0
  const isNew = async (path: string) => spared > 0 && Math.abs(Date.now() - (await stat(path)).mtimeMs) < spared
  for (const part of await readdir(join(place, 'content')))
    for (const name of await readdir(join(place, 'content', part)))
      if (/^[0-9a-f]{64}$/.test(name) && !held.has(name) && !(await isNew(join(place, 'content', part, name)))) {
        await unlink(join(place, 'content', part, name))
        dropped++
      }
  return dropped
}
