/** Work that takes a while and can be cancelled, by the name its window gave it. */
export class Jobs {
  readonly #running = new Map<string, AbortController>()
  readonly #asking = new Map<string, (answer: string | null) => void>()

  get areRunning(): boolean {
    return this.#running.size > 0
  }

  /** Runs under a signal that `cancel` aborts. A name that runs already is another job's, and refused. */
  async run<Result>(name: string, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    if (this.#running.has(name)) throw new Error(`The job "${name}" runs already`)
    const controller = new AbortController()
    this.#running.set(name, controller)
    try {
      return await work(controller.signal)
    } finally {
      this.#running.delete(name)
    }
  }

  /** Asks the window of a job by `tell`, and waits for its answer; null when the job is cancelled or over. */
  ask(name: string, tell: () => void): Promise<string | null> {
    const signal = this.#running.get(name)?.signal
    if (!signal || signal.aborted) return Promise.resolve(null)
    const { promise, resolve } = Promise.withResolvers<string | null>()
    const cancelled = () => resolve(null)
    this.#asking.set(name, resolve)
    signal.addEventListener('abort', cancelled, { once: true })
    tell()
    return promise.finally(() => {
      this.#asking.delete(name)
      signal.removeEventListener('abort', cancelled)
    })
  }

  /** An answer that nobody waits for any more is let go. */
  answer(name: string, answer: string | null): void {
    this.#asking.get(name)?.(answer)
  }

  cancel(name: string): void {
    this.#running.get(name)?.abort()
  }

  cancelAll(): void {
    for (const controller of this.#running.values()) controller.abort()
  }
}
