import type { Draft } from './library.ts'

const longestStep = 30_000

/** The undo step that the next change may go on with. */
export class LastStep {
  #last: { key: string; by: string; first: number; startedAt: number } | null = null

  /** A change that was not one of a step's own came between. */
  end(): void {
    this.#last = null
  }

  /** Whether a change goes on with the last step: same key, same author, in time, nothing between. */
  goOn({ mergeKey: key, oneDeed }: Pick<Draft, 'mergeKey' | 'oneDeed'>, by: string, seq: number): { step?: number } {
    const last = this.#last
    const now = performance.now()
    this.#last = key === undefined ? null : { key, by, first: seq, startedAt: now }
    if (!last || last.key !== key || last.by !== by) return {}
    if (!oneDeed && now - last.startedAt > longestStep) return {}
    this.#last = last
    return { step: last.first }
  }
}
