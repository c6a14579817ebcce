const minute = 60_000

export type AutoLockOptions = {
  /** After how many minutes without a key or a click; 0 is never. */
  minutes: () => number
  /** Whether there is a library that can be locked. */
  isOpen: () => boolean
  /** Whether work goes on that nobody has to watch, such as an import. */
  isBusy: () => boolean
  lock: () => Promise<unknown>
  /** Called when it could not be locked: typed words, say, that the disk does not take. */
  onRefused: (reason: string) => void
  clocks?: { wall: () => number; steady: () => number }
}

/**
 * Locks a protected library that nobody uses. Two clocks are asked: the steady one stands still while a computer
 * sleeps, the other can be set back; whichever says more counts.
 */
export class AutoLock {
  readonly #options: AutoLockOptions
  readonly #clocks
  #since: { wall: number; steady: number }
  #timer: NodeJS.Timeout | undefined
  #locking: Promise<void> | null = null
  #told = false

  constructor(options: AutoLockOptions) {
    this.#options = options
    this.#clocks = options.clocks ?? { wall: Date.now, steady: () => performance.now() }
    this.#since = this.#now()
  }

  /** Somebody is here. */
  active(): void {
    this.#since = this.#now()
    this.#told = false
  }

  start(every = 5000): void {
    this.#timer = setInterval(() => void this.look(), every)
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** Locks when it is time. What refused is tried again at every look, and told once. */
  look(): Promise<void> {
    const { minutes, isOpen, isBusy } = this.#options
    if (!isOpen() || isBusy()) this.active()
    else if (minutes() > 0 && this.#idle() >= minutes() * minute) this.#locking ??= this.#lock()
    return this.#locking ?? Promise.resolve()
  }

  async #lock(): Promise<void> {
    try {
      await this.#options.lock()
      this.active()
    } catch (error) {
      if (!this.#told) this.#options.onRefused(error instanceof Error ? error.message : String(error))
      this.#told = true
    } finally {
      this.#locking = null
    }
  }

  #idle(): number {
    const { wall, steady } = this.#now()
    return Math.max(wall - this.#since.wall, steady - this.#since.steady)
  }

  #now() {
    return { wall: this.#clocks.wall(), steady: this.#clocks.steady() }
  }
}
