/** Work that takes a while and can be cancelled, by the name its window gave it. */
export class Jobs {
  readonly #running = new Map<string, AbortController>()

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

  cancel(name: string): void {
    this.#running.get(name)?.abort()
  }

  cancelAll(): void {
    for (const controller of this.#running.values()) controller.abort()
  }
}
