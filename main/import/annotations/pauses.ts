import { setImmediate } from 'node:timers/promises'

/** How long work may keep the program from answering, in milliseconds. */
const longest = 20

/** The pauses of long work in the main thread, in which others are answered and a cancel is heard. */
export class Pauses {
  readonly #signal: AbortSignal | undefined
  #since = performance.now()

  constructor(signal?: AbortSignal) {
    this.#signal = signal
  }

  get isDue(): boolean {
    return performance.now() - this.#since > longest
  }

  throwIfCancelled(): void {
    this.#signal?.throwIfAborted()
  }

  /** Throws the signal's reason when the work was cancelled. */
  async take(): Promise<void> {
    await setImmediate()
    this.throwIfCancelled()
    this.#since = performance.now()
  }
}
