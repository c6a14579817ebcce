import type { Change } from '#contract/change.ts'

/**
 * What can be undone and done again: two stacks of steps, kept by the same `take` that replay uses. A step is the
 * sequence numbers of the changes that were one deed of a person, oldest first; it is named by its first.
 */
type StepOf = Pick<Change, 'seq' | 'undoes' | 'redoes' | 'step' | 'erased'> & Partial<Pick<Change, 'puts' | 'deletes'>>

export class Steps {
  #undo: number[][] = []
  #redo: number[][] = []

  constructor(stored?: StoredSteps) {
    if (!stored) return
    this.#undo = unpack(stored.undo)
    this.#redo = unpack(stored.redo)
  }

  get toUndo(): readonly number[] | undefined {
    return this.#undo.at(-1)
  }

  get toRedo(): readonly number[] | undefined {
    return this.#redo.at(-1)
  }

  /** The step that is next after the next one. */
  below(way: 'undo' | 'redo'): readonly number[] | undefined {
    return (way === 'undo' ? this.#undo : this.#redo).at(-2)
  }

  take(change: StepOf): void {
    // Of a change that was erased whole there is nothing to take back.
    if (change.erased === true && change.puts?.length === 0 && change.deletes?.length === 0) return
    if (change.undoes !== undefined) move(this.#undo, this.#redo, change.undoes)
    else if (change.redoes !== undefined) move(this.#redo, this.#undo, change.redoes)
    else {
      this.#redo = []
      const last = this.#undo.at(-1)
      if (change.step !== undefined && last?.[0] === change.step) last.push(change.seq)
      else this.#undo.push([change.seq])
    }
  }

  /** Takes changes out of their steps, because they were erased. Whether any stood there. */
  forget(seqs: ReadonlySet<number>): boolean {
    const left = (steps: number[][]) =>
      steps.map((step) => step.filter((seq) => !seqs.has(seq))).filter((step) => step.length > 0)
    const count = () => this.#undo.flat().length + this.#redo.flat().length
    const before = count()
    this.#undo = left(this.#undo)
    this.#redo = left(this.#redo)
    return count() < before
  }

  store(): StoredSteps {
    return { undo: pack(this.#undo), redo: pack(this.#redo) }
  }
}

/** Runs of single steps as `[first, last]`, steps of several changes as `{step: […]}`. */
type Packed = ([first: number, last: number] | { step: number[] })[]
export type StoredSteps = { undo: Packed; redo: Packed }

export const noSteps: StoredSteps = { undo: [], redo: [] }

/** A step is known by its first change, or what was left of it when others were erased. */
function move(from: number[][], to: number[][], first: number): void {
  const last = from.at(-1)
  if (last && (last[0] === first || last.includes(first))) to.push(...from.splice(-1))
}

function pack(steps: number[][]): Packed {
  const packed: Packed = []
  for (const step of steps) {
    const run = packed.at(-1)
    const [first] = step
    if (first === undefined) continue
    if (step.length > 1) packed.push({ step })
    else if (Array.isArray(run) && run[1] === first - 1) run[1] = first
    else packed.push([first, first])
  }
  return packed
}

function unpack(packed: Packed): number[][] {
  return packed.flatMap((run) =>
    Array.isArray(run) ? Array.from({ length: run[1] - run[0] + 1 }, (_, index) => [run[0] + index]) : [run.step],
  )
}
