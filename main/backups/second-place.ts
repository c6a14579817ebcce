import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, relative, sep } from 'node:path'
import type { BackupInfo, SecondPlace as State } from '#contract/backups.ts'
import { MaterialError } from '../library/library.ts'
import { say } from '../words.ts'
import { dueKind } from './due-kind.ts'
import type { BackupMemory } from './memory.ts'
import { listBackups, placeFor, takeBackup } from './take-backup.ts'
import { tidyPlace } from './tidy-place.ts'

type Of = { path: string; id: string; name: string; readonly seq: number }

/**
 * The folder outside the library that a person chose for its backups. It counts as reached only while the folder of
 * this library stands in it: a mount point whose stick is out is an empty folder, and nothing is written there.
 */
export class SecondPlace {
  readonly #library: Of
  readonly #memory: BackupMemory
  #sameDisk = false

  constructor(library: Of, memory: BackupMemory) {
    this.#library = library
    this.#memory = memory
  }

  get folder(): string | undefined {
    return this.#memory.get().folder
  }

  /** Where its backups stand, whether it is reached or not; null when none was chosen. */
  get place(): string | null {
    return this.folder === undefined ? null : placeFor(this.folder, this.#library.id)
  }

  /** Whether the last backup there lacks changes. */
  get isBehind(): boolean {
    return this.folder !== undefined && this.#memory.get().lastSeq !== this.#library.seq
  }

  get state(): State | null {
    const { folder, lastAt, notReachedSince, problem } = this.#memory.get()
    if (folder === undefined) return null
    return {
      folder,
      sameDisk: this.#sameDisk,
      ...(lastAt !== undefined && { lastAt }),
      ...(notReachedSince !== undefined && { notReachedSince }),
      ...(problem !== undefined && { problem }),
    }
  }

  /** Looks whether the place is there, and remembers since when it is not. */
  async look(now = new Date()): Promise<boolean> {
    const { place } = this
    if (place === null) return false
    const found = await stat(place).catch(() => null)
    const reached = found?.isDirectory() === true
    const { notReachedSince } = this.#memory.get()
    const since = reached ? undefined : (notReachedSince ?? now.toISOString())
    // Settings that cannot be written now do not keep a backup from being made.
    if (since !== notReachedSince) await this.#memory.set({ notReachedSince: since }).catch(() => undefined)
    if (found) this.#sameDisk = found.dev === (await stat(this.#library.path).catch(() => null))?.dev
    return reached
  }

  /** Makes the first backup in a folder; only when that is whole does the folder become the second place. */
  async choose(folder: string, now = new Date()): Promise<BackupInfo> {
    const chosen = await realpath(folder)
    if (isInside(chosen, await realpath(this.#library.path)))
      throw new MaterialError(say('backups.insideLibrary', { path: chosen }))
    const { seq } = this.#library
    const made = await takeBackup(this.#library, placeFor(chosen, this.#library.id), 'weekly', now)
    await this.#memory.set({ folder: chosen, ...whole(seq, now), answer: undefined, answeredAt: undefined })
    await this.look(now)
    return made
  }

  leave(): Promise<void> {
    return this.#memory.set({ folder: undefined, lastSeq: undefined, lastAt: undefined, ...noProblem, answer: 'never' })
  }

  /** Backs up to the place if it is there. What went wrong is in `state`, and thrown. */
  async backUp(asked?: 'asked', now = new Date()): Promise<'made' | 'not reached'> {
    if (this.place === null || !(await this.look(now))) return 'not reached'
    const { place } = this
    const { seq } = this.#library
    try {
      const kind = asked ?? dueKind((await listBackups(place)).backups, now)
      await takeBackup(this.#library, place, kind, now)
      await this.#memory.set(whole(seq, now))
      await tidyPlace(place, { sparesNew: true })
      return 'made'
    } catch (error) {
      // A stick that is pulled out meanwhile is a place that is not reached, and no error.
      if (!(await this.look(now))) return 'not reached'
      await this.#memory.set({ problem: error instanceof Error ? error.message : String(error) })
      throw error
    }
  }
}

const noProblem = { problem: undefined, notReachedSince: undefined }
const whole = (seq: number, now: Date) => ({ lastSeq: seq, lastAt: now.toISOString(), ...noProblem })

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
}
