import { open, rename } from 'node:fs/promises'
import { codeOf, syncFolder } from './durable-files.ts'
import { type Layout, outsideName } from './layout.ts'
import { readSnapshot } from './snapshot-read.ts'

/** What tells one `library.json` from another at a glance: where and when it was written, and how it ends. */
type Seen = { ino: number; dev: number; size: number; mtimeMs: number; end: string }

const endLength = 128

/** Knows the `library.json` that this process read or wrote last, and notices another one in its place. */
export class SnapshotWatch {
  readonly #layout: Layout
  #known: Promise<Seen | null>

  constructor(layout: Layout) {
    this.#layout = layout
    this.#known = look(layout.snapshot)
    this.#known.catch(() => undefined)
  }

  /** What stands there now is ours. */
  async know(): Promise<void> {
    this.#known = look(this.#layout.snapshot)
    await this.#known
  }

  /**
   * Puts another program's file under a name of its own, whatever it is. Whether the library's own has to be written
   * anew; a file that was only touched or copied over itself stays.
   */
  async setForeignAside(): Promise<boolean> {
    const [known, now] = [await this.#known, await look(this.#layout.snapshot)]
    if (known && now && sameFile(known, now)) return false
    if (known && now && (await this.#isSameContent(known, now))) {
      this.#known = Promise.resolve(now)
      return false
    }
    if (now && now.size > 0) await rename(this.#layout.snapshot, outsideName(this.#layout.snapshot))
    await syncFolder(this.#layout.path)
    return true
  }

  async #isSameContent(known: Seen, now: Seen): Promise<boolean> {
    if (known.size !== now.size || known.end !== now.end) return false
    const read = await readSnapshot(this.#layout.snapshot, this.#layout.sealing)
    return !('damaged' in read)
  }
}

/** Null when there is no such file. */
async function look(path: string): Promise<Seen | null> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  })
  if (!file) return null
  try {
    const { ino, dev, size, mtimeMs } = await file.stat()
    const end = Buffer.alloc(Math.min(endLength, size))
    await file.read(end, 0, end.length, size - end.length)
    return { ino, dev, size, mtimeMs, end: end.toString('base64') }
  } finally {
    await file.close()
  }
}

function sameFile(a: Seen, b: Seen): boolean {
  return a.ino === b.ino && a.dev === b.dev && a.size === b.size && a.mtimeMs === b.mtimeMs && a.end === b.end
}
