import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'

/** Unpacks a `.br` file into a folder; a `.tar.br` with what is in it. */
export async function inflate(archive: string, folder: string): Promise<void> {
  const plain = join(folder, basename(archive, '.br'))
  await pipeline(createReadStream(archive), createBrotliDecompress(), createWriteStream(plain))
  if (!plain.endsWith('.tar')) return
  await promisify(execFile)('tar', ['-xf', plain, '-C', folder])
  await rm(plain)
}
