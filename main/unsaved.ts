/** Whether a window holds typed words that are not saved yet, and the wait for them. */
export class Unsaved {
  #unsaved = false
  readonly #waiting = new Set<() => void>()
  readonly #asked = new Set<(saved: boolean) => void>()

  get isUnsaved(): boolean {
    return this.#unsaved
  }

  set(unsaved: boolean): void {
    this.#unsaved = unsaved
    if (unsaved) return
    for (const wake of this.#waiting) wake()
    this.#waiting.clear()
  }

  /** True as soon as everything is saved; false when that took longer than `milliseconds`. */
  settled(milliseconds: number): Promise<boolean> {
    if (!this.#unsaved) return Promise.resolve(true)
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), milliseconds)
      this.#waiting.add(() => {
        clearTimeout(timer)
        resolve(true)
      })
    })
  }

  /** The page's answer, once it was asked to save. A page that stays silent has saved what it said was unsaved, or not. */
  answered(milliseconds: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (saved: boolean) => {
        clearTimeout(timer)
        this.#asked.delete(end)
        resolve(saved)
      }
      const timer = setTimeout(() => end(!this.#unsaved), milliseconds)
      this.#asked.add(end)
    })
  }

  answer(saved: boolean): void {
    for (const end of [...this.#asked]) end(saved)
  }
}
