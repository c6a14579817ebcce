import { open } from 'node:fs/promises'

/** The first line of a file without its line feed, or null when it has none within a megabyte. */
export async function readFirstLine(path: string): Promise<string | null> {
  const file = await open(path, 'r')
  try {
    const start = Buffer.alloc(1 << 20)
    const { bytesRead } = await file.read(start, 0, start.length, 0)
    const end = start.subarray(0, bytesRead).indexOf(0x0a)
    return end < 0 ? null : start.toString('utf8', 0, end)
  } finally {
    await file.close()
  }
}
