import { type FileHandle, rename, stat, statfs, unlink } from 'node:fs/promises'
import { codeOf, syncFolder } from './durable-files.ts'
import { damagedName, type Layout } from './layout.ts'
import { fill, holdsRoom, reserveBytes, writeWhole } from './reserve-file.ts'
import { isOutOfRoom } from './why-not-saved.ts'
import { wipeAway } from './wipe.ts'

/** Less free room than this is nearly none: the reserve does not take the last of it. */
export const roomForReserve = 2 * reserveBytes

/** It is taken when nothing was saved for so long, so that it holds nobody up. */
const usualQuiet = 2_000
const lookAgainAfter = 15_000

/**
 * Room on the disk that is held while there is some, so that one more save is possible when there is none. It is
 * written in place, where no room has to be found and no other program can take it, cut to its length, and only then
 * becomes a journal by its name: a crash leaves the one or the other.
 */
export class Reserve {
  readonly #layout: Layout
  readonly #mayWrite: () => Promise<void>
  readonly #onTaken: () => void
  readonly #quiet: number
  #held = false
  #usedAt = 0
  #timer: NodeJS.Timeout | undefined
  #taking: Promise<void> | null = null

  /** `mayWrite` throws when the library does not stand there any more. */
  constructor(layout: Layout, mayWrite: () => Promise<void>, onTaken: () => void, quiet = usualQuiet) {
    this.#layout = layout
    this.#mayWrite = mayWrite
    this.#onTaken = onTaken
    this.#quiet = quiet
  }

  /** Sees to it, when it is quiet, that the reserve is there. Called after every save, and so of little cost. */
  keep(): void {
    this.#usedAt = performance.now()
    if (!this.#held) this.#lookIn(this.#quiet)
  }

  /** Stops looking; what is held stays for the next opening. */
  async rest(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    await this.#taking
  }

  /** Lets the room go, its bytes overwritten: a crash may have left words in them. */
  async letGo(): Promise<void> {
    await this.rest()
    this.#held = false
    await wipeAway(this.#layout.reserve).catch(() => undefined)
  }

  /**
   * Makes the reserve a journal of these bytes, durable under its name, and answers it open; null, with nothing under
   * that name, when there is no reserve, or it is too small, or it cannot be written either.
   */
  async spend(bytes: Buffer, journal: string): Promise<FileHandle | null> {
    await this.rest()
    this.#held = false
    const { reserve, path } = this.#layout
    const { size } = await stat(reserve).catch(() => ({ size: -1 }))
    if (size < bytes.length) return null
    let file: FileHandle | null = null
    try {
      file = await this.#filledWith(bytes)
      await rename(journal, damagedName(journal, 'failed')).catch((error: unknown) => {
        if (codeOf(error) !== 'ENOENT') throw error
      })
      await rename(reserve, journal)
      await syncFolder(path)
      return file
    } catch {
      await file?.close().catch(() => undefined)
      return null
    }
  }

  /** A file system that never writes in place frees the room first; it is a new file then, for the old one failed. */
  async #filledWith(bytes: Buffer): Promise<FileHandle> {
    try {
      return await writeWhole(this.#layout.reserve, 'r+', bytes)
    } catch (error) {
      if (!isOutOfRoom(error)) throw error
      await unlink(this.#layout.reserve)
      return writeWhole(this.#layout.reserve, 'wx', bytes)
    }
  }

  #lookIn(milliseconds: number): void {
    this.#timer ??= setTimeout(() => this.#look(), milliseconds).unref()
  }

  #look(): void {
    this.#timer = undefined
    const rested = performance.now() - this.#usedAt
    // The clock of timers is a little ahead at times.
    if (rested < this.#quiet - 50) return this.#lookIn(this.#quiet - rested)
    this.#taking = this.#take()
      .catch(() => undefined)
      .finally(() => {
        this.#taking = null
        if (this.#held) this.#onTaken()
        else this.#lookIn(lookAgainAfter)
      })
  }

  async #take(): Promise<void> {
    const { path, reserve } = this.#layout
    await this.#mayWrite()
    if (!(await holdsRoom(reserve))) {
      const { bavail, bsize } = await statfs(path)
      if (bavail * bsize < roomForReserve) return
      await fill(reserve)
    }
    this.#held = true
  }
}
