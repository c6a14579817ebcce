import type { Adapter } from 'lowdb'
import type { Journal } from './journal.ts'
import type { Layout } from './layout.ts'
import { type Loaded, loadLibrary } from './load.ts'
import { makeSnapshot } from './snapshots.ts'

/**
 * lowdb's way to our files. `read` loads the snapshot and replays the journal; `write` turns the journal over and has
 * the next snapshot built from files, never from the documents in memory.
 */
export class LibraryAdapter implements Adapter<Loaded> {
  readonly #layout: Layout
  readonly #mayWrite: boolean
  #journal: Journal | null = null
  #snapshotSeq = -1

  constructor(layout: Layout, mayWrite: boolean) {
    this.#layout = layout
    this.#mayWrite = mayWrite
  }

  /** The journal that `write` turns over, once it is open. */
  useJournal(journal: Journal, snapshotSeq: number): void {
    this.#journal = journal
    this.#snapshotSeq = snapshotSeq
  }

  /** The last change that `library.json` holds. */
  get snapshotSeq(): number {
    return this.#snapshotSeq
  }

  /** Another way led to a snapshot at `seq`. */
  hasWritten(seq: number): void {
    this.#snapshotSeq = seq
  }

  read = (): Promise<Loaded> => loadLibrary(this.#layout, this.#mayWrite)

  write = async (): Promise<void> => {
    const journal = this.#journal
    if (!journal || journal.durable.seq === this.#snapshotSeq) return
    const until = await journal.rotate()
    await makeSnapshot(this.#layout, until)
    this.#snapshotSeq = until.seq
  }
}
