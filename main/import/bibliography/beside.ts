import { readdir, realpath, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { ImportSource } from '../sources.ts'
import { sourceAt } from '../sources.ts'

const mostFiles = 20_000
const mostDepth = 4

/** The files in the folder of a file and under it, by their paths from there: never outside, never hidden. */
export async function filesBeside(path: string): Promise<Map<string, () => Promise<ImportSource | null>>> {
  const folder = await realpath(dirname(path))
  const found = new Map<string, () => Promise<ImportSource | null>>()
  const look = async (inside: string, depth: number): Promise<void> => {
    const entries = await readdir(inside, { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      if (entry.name.startsWith('.') || found.size >= mostFiles) continue
      const at = join(inside, entry.name)
      if (entry.isDirectory() && depth < mostDepth) await look(at, depth + 1)
      else if (entry.isFile()) {
        const name = relative(folder, at).split(sep).join('/')
        found.set(name, () => fileIn(folder, at, name))
      }
    }
  }
  await look(folder, 0)
  return found
}

/** A file that really lies in the folder when it is read, whatever it was replaced by. */
async function fileIn(folder: string, at: string, name: string): Promise<ImportSource | null> {
  const real = await realpath(at).catch(() => null)
  if (real === null || !real.startsWith(folder + sep)) return null
  return (await stat(real)).isFile() ? sourceAt(real, name) : null
}
