import type { BackedUp, BackupState } from '#contract/backups.ts'
import { layoutOf } from '../library/layout.ts'
import type { Library } from '../library/library.ts'
import { say } from '../words.ts'
import { dueKind } from './due-kind.ts'
import type { BackupMemory } from './memory.ts'
import { isQuestionDue } from './question.ts'
import { SecondPlace } from './second-place.ts'
import { listBackups, takeBackup } from './take-backup.ts'
import { tidyPlace } from './tidy-place.ts'
import { verifyPlaces } from './verify-places.ts'

const minute = 60_000
const week = 7 * 24 * 60 * minute

export type KeeperOptions = {
  memory: BackupMemory
  /** Hears why a backup could not be made, in a sentence; the next hour tries again. */
  onFailed: (reason: string) => void
  /** Hears that a backup was made or that the second place came or went. */
  onState?: () => void
  /** `again` is how often a second place that is not there is looked for. */
  waits?: { first: number; then: number; again: number }
  /** Whether a person may be asked for a second place: not of the sample. */
  asks?: boolean
}

/**
 * Backs an open library up while it is worked in: into its own folder and to the second place, five minutes after the
 * first change, then every hour in which something changed. Once a week every backup is read again.
 */
export class BackupKeeper {
  readonly second: SecondPlace
  readonly #library: Library
  readonly #options: Required<KeeperOptions>
  readonly #closing = new AbortController()
  readonly #timers = { turn: undefined as NodeJS.Timeout | undefined, look: undefined as NodeJS.Timeout | undefined }
  readonly #stopListening: () => void
  #wait: number
  #running: Promise<unknown> = Promise.resolve()

  constructor(library: Library, options: KeeperOptions) {
    const waits = { first: 5 * minute, then: 60 * minute, again: minute }
    this.#library = library
    this.#options = { onState: () => undefined, waits, asks: true, ...options }
    this.#wait = this.#options.waits.first
    this.second = new SecondPlace(library, options.memory)
    this.#stopListening = library.readOnly ? () => undefined : library.onChanged(() => this.#later())
    if (!library.readOnly)
      void this.second.look().then(() => {
        this.#options.onState()
        if (this.second.isBehind) this.#later()
      })
  }

  get ownPlace(): string {
    return layoutOf(this.#library.path).backups
  }

  get state(): BackupState {
    const { verifiedAt, damaged } = this.#memory
    return {
      second: this.second.state,
      ask: this.#options.asks && isQuestionDue(this.#library, this.#memory, new Date()),
      ...(verifiedAt !== undefined && { verified: { at: verifiedAt, damaged: damaged ?? [] } }),
    }
  }

  get #memory() {
    return this.#options.memory.get()
  }

  /** A backup that a person asked for, in both places. */
  backUpNow(): Promise<BackedUp> {
    return this.#alone(async () => {
      const library = await takeBackup(this.#library, this.ownPlace, 'asked')
      if (this.second.folder === undefined) return { library, second: null }
      return { library, second: await this.second.backUp('asked').catch(() => 'failed' as const) }
    })
  }

  choosePlace(folder: string): Promise<unknown> {
    return this.#alone(() => this.second.choose(folder))
  }

  async leavePlace(): Promise<void> {
    await this.second.leave()
    this.#options.onState()
  }

  async answerQuestion(answer: 'later' | 'never'): Promise<void> {
    await this.#options.memory.set({ answer, answeredAt: new Date().toISOString() })
    this.#options.onState()
  }

  /** The places that are there now: the library's own, and the second. */
  async placesInReach(): Promise<string[]> {
    const { place } = this.second
    return place !== null && (await this.second.look()) ? [this.ownPlace, place] : [this.ownPlace]
  }

  /** Remembers how a reading of every backup went. */
  async verified(damaged: string[]): Promise<void> {
    await this.#options.memory.set({ verifiedAt: new Date().toISOString(), damaged })
    this.#options.onState()
  }

  /** The end of automatic backups: waits for one under way. */
  async close(): Promise<void> {
    this.#closing.abort()
    this.#stopListening()
    for (const timer of Object.values(this.#timers)) clearTimeout(timer)
    await this.#running
  }

  #later(): void {
    if (this.#closing.signal.aborted || this.#timers.turn) return
    this.#timers.turn = setTimeout(() => {
      this.#wait = this.#options.waits.then
      const { seq } = this.#library
      void this.#alone(() => this.#turn()).finally(() => {
        this.#timers.turn = undefined
        if (this.#library.seq > seq) this.#later()
      })
    }, this.#wait)
    this.#timers.turn.unref()
  }

  async #turn(): Promise<void> {
    const made = await this.#orTold(() => this.#backUpHere())
    await this.#backUpThere()
    if (made) await this.#orTold(() => this.#verifyWeekly())
  }

  async #backUpHere(): Promise<void> {
    const { backups } = await listBackups(this.ownPlace)
    await takeBackup(this.#library, this.ownPlace, dueKind(backups, new Date()))
    await tidyPlace(this.ownPlace)
  }

  /** What fails again and again is told once; the status bar goes on saying it. */
  async #backUpThere(): Promise<void> {
    if (this.second.folder === undefined) return
    const before = this.second.state?.problem
    const made = await this.second.backUp().catch(() => 'failed' as const)
    const problem = this.second.state?.problem
    if (problem !== undefined && before === undefined) this.#options.onFailed(problem)
    if (made === 'not reached') this.#lookAgain()
  }

  /** Until the stick is back; then the backup that it lacks is made at once. */
  #lookAgain(): void {
    if (this.#closing.signal.aborted) return
    clearTimeout(this.#timers.look)
    const look = async () => {
      const reached = await this.second.look()
      if (this.#closing.signal.aborted) return
      if (reached) await this.#alone(() => this.#backUpThere())
      else this.#lookAgain()
    }
    this.#timers.look = setTimeout(() => void look(), this.#options.waits.again)
    this.#timers.look.unref()
  }

  async #verifyWeekly(): Promise<void> {
    const last = Date.parse(this.#memory.verifiedAt ?? this.#memory.firstOpenedAt ?? '')
    if (Math.abs(Date.now() - last) < week) return
    const { signal } = this.#closing
    const { damaged } = await verifyPlaces(await this.placesInReach(), this.#library.id, { signal })
    if (damaged.length > (this.#memory.damaged ?? []).length)
      this.#options.onFailed(say('backups.foundDamaged', { count: damaged.length, keys: damaged.join(', ') }))
    await this.verified(damaged)
  }

  /** Whether it went well. */
  async #orTold(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (error) {
      if (!this.#closing.signal.aborted) this.#options.onFailed(error instanceof Error ? error.message : String(error))
      return false
    }
  }

  /** One at a time: two would take the same number. */
  #alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#running.then(work).finally(() => this.#options.onState())
    this.#running = done.catch(() => undefined)
    return done
  }
}
