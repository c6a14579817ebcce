import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Writes content files as a library keeps them, but unsynced: whoever makes a million bytes a second can make them again. */
export function contentWriter(folder: string): (name: string, bytes: string) => void {
  const made = new Set<string>()
  return (name, bytes) => {
    const path = join(folder, name.slice(0, 2), name)
    if (!made.has(dirname(path))) mkdirSync(dirname(path), { recursive: true })
    made.add(dirname(path))
    writeFileSync(path, bytes)
  }
}
