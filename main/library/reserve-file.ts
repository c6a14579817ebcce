import { randomBytes } from 'node:crypto'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { writeAndSync } from './journal-file.ts'
import { wipeAway } from './wipe.ts'

/** Many times what a person types between two saves; little beside what any library takes. */
export const reserveBytes = 4 << 20

const piece = 1 << 20
const random = promisify(randomBytes)

/** A copy that left its bytes out, or a crash while it was filled, holds no room. */
export async function holdsRoom(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  if (found?.size !== reserveBytes) return false
  return process.platform === 'win32' || found.blocks * 512 >= reserveBytes
}

/** Takes room, with random bytes, which no file system makes smaller. */
export async function fill(path: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    for (let at = 0; at < reserveBytes; at += piece) await writeAndSync({ handle: file, size: at }, await random(piece))
    await file.sync()
    await file.close()
  } catch (error) {
    await file.close().catch(() => undefined)
    await wipeAway(path).catch(() => undefined)
    throw error
  }
}

/** A file that holds these bytes and nothing else, flushed. */
export async function writeWhole(path: string, flags: 'r+' | 'wx', bytes: Buffer): Promise<FileHandle> {
  const handle = await open(path, flags)
  try {
    await writeAndSync({ handle, size: 0 }, bytes)
    await handle.truncate(bytes.length)
    await handle.sync()
    return handle
  } catch (error) {
    await handle.close().catch(() => undefined)
    throw error
  }
}
