import { readFile, rename } from 'node:fs/promises'
import { codeOf, writeDurably } from './durable-files.ts'
import { baseSeqOf } from './journal-file.ts'
import { outsideName } from './layout.ts'

/**
 * The bytes of every journal that this process wrote since the last snapshot. What another program replaces, empties
 * or removes under an open library is put back from here; a snapshot forgets them, so they stay small.
 */
export class JournalCopies {
  readonly #files = new Map<string, Buffer[]>()

  begin(path: string, bytes: Buffer): void {
    this.#files.set(path, [bytes])
  }

  add(path: string, bytes: Buffer): void {
    this.#files.get(path)?.push(bytes)
  }

  forget(path: string): void {
    this.#files.delete(path)
  }

  /** A snapshot at `seq` holds what the journals before it told. */
  forgetBefore(seq: number): void {
    for (const path of this.#files.keys()) if (baseSeqOf(path) < seq) this.#files.delete(path)
  }

  /** Puts every journal back that is no longer what was written. Answers which. */
  async putBack(): Promise<string[]> {
    const done: string[] = []
    for (const [path, parts] of this.#files) {
      const bytes = Buffer.concat(parts)
      this.#files.set(path, [bytes])
      const there = await readFile(path).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return null
        throw error
      })
      if (there?.equals(bytes)) continue
      // An older state of the same journal holds nothing that this one does not.
      const holdsMore = there !== null && !bytes.subarray(0, there.length).equals(there)
      if (holdsMore) await rename(path, outsideName(path))
      await writeDurably(path, bytes)
      done.push(path)
    }
    return done
  }
}
