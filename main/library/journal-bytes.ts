import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { inflate } from 'node:zlib'

const inflated = promisify(inflate)

/** A journal's bytes, whether it is live, closed, or deflated into the history. */
export async function journalBytes(path: string): Promise<Buffer> {
  const bytes = await readFile(path)
  return path.endsWith('.z') ? inflated(bytes) : bytes
}
