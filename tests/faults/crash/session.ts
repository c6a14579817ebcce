import { expect } from 'vitest'
import type { Answer } from '#contract/calls.ts'
import type { LibraryInfo } from '#contract/views.ts'

/**
 * What `batch` is asked while its disk fails: to save tags one after the other, the first two being there already, and
 * after each whether all is saved. After a failure that is to pass it is asked again until it is.
 */
export class Session {
  readonly refusals: string[] = []
  saved = 2
  /** Whether the library is open for writing. */
  opened = false
  readonly #waits: boolean
  readonly #names: readonly string[]
  #asked: 'save' | 'info' | null = null
  #next = 2
  #polls = 0

  constructor(names: readonly string[], waits: boolean) {
    this.#names = names
    this.#waits = waits
  }

  async next(line: string): Promise<string | null> {
    if (this.#asked !== null) this.#take(JSON.parse(line) as Answer)
    if (this.#asked === 'save' || this.#asked === null) return this.#ask('info', 'libraryInfo', {})
    if (this.#next < this.#names.length && this.opened)
      return this.#ask('save', 'saveTag', { name: this.#names[this.#next++] })
    if (!this.#waits || this.saved === this.#names.length || !this.opened || this.#polls++ > 40) return null
    await new Promise((resolve) => setTimeout(resolve, 100))
    return this.#ask('info', 'libraryInfo', {})
  }

  #ask(asked: 'save' | 'info', call: string, args: object): string {
    this.#asked = asked
    return JSON.stringify({ id: 1, call, args })
  }

  #take(answer: Answer): void {
    if (!answer.ok) {
      expect(['not saved', 'read only', 'material']).toContain(answer.error.kind)
      this.refusals.push(answer.error.message)
    } else if (this.#asked === 'info') {
      const { seq, saveState, readOnly } = answer.value as LibraryInfo
      if (readOnly) this.refusals.push(readOnly.reason)
      this.opened = !readOnly
      if (saveState.state === 'saved') this.saved = seq
    }
  }
}
