import { watch } from 'node:fs'
import { journalSeqOf } from '../library/layout.ts'
import type { Library } from '../library/library.ts'
import { isOutsideVersion } from './versions.ts'

/** A sync program writes several files one after the other: they are looked at once it is quiet. */
const quiet = 1_500

/**
 * Watches the folder of an open library for what other programs do in it, and tells when there may be something to
 * decide. Where folders cannot be watched, the same is found before each snapshot and when a window asks. Answers its
 * own undo.
 */
export function watchOutside(library: Library, tell: () => void): () => void {
  if (library.readOnly) return () => undefined
  let timer: NodeJS.Timeout | undefined
  const look = () => {
    timer = undefined
    void library.look().then(tell, () => undefined)
  }
  const heard = (event: string, name: string | null) => {
    if (name !== null && !isOfInterest(event, name)) return
    clearTimeout(timer)
    timer = setTimeout(look, quiet).unref()
  }
  try {
    const watcher = watch(library.path, { persistent: false }, heard)
    watcher.on('error', () => watcher.close())
    return () => {
      clearTimeout(timer)
      watcher.close()
    }
  } catch {
    return () => undefined
  }
}

/** Our own saves only write into the journal; they are too many to look each time. */
function isOfInterest(event: string, name: string): boolean {
  if (name === 'library.json' || isOutsideVersion(name)) return true
  return journalSeqOf(name) !== null && event === 'rename'
}
