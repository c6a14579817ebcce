/** How much more a word in the title counts. */
export const titleWeight = 3

/**
 * The documents that match so far, by number, with their scores: plain arrays over all documents, because a common
 * word is found in most of them and an object for each would cost more than reading its list. Used again and again:
 * what was touched is cleared.
 */
export class Matches {
  /** Every document that was ever found, each once, in the order of finding. */
  private readonly touched: Uint32Array
  private touchedCount = 0
  private readonly scores: Float32Array
  /** How many clauses were found, in a row from the first. */
  private readonly met: Uint8Array
  private readonly titles: Uint8Array
  /** The documents that hold all clauses so far, ascending. */
  private readonly found: Uint32Array
  private foundCount = 0
  private clause = 0
  private ordered = true

  constructor(size: number) {
    this.touched = new Uint32Array(size)
    this.scores = new Float32Array(size)
    this.met = new Uint8Array(size)
    this.titles = new Uint8Array(size)
    this.found = new Uint32Array(size)
  }

  /** Forgets what was found; answers itself, or a larger one where there are more documents by now. */
  cleared(size: number): Matches {
    if (size > this.met.length) return new Matches(size + (size >> 3))
    for (let at = 0; at < this.touchedCount; at += 1) {
      const number = this.touched[at] as number
      this.scores[number] = 0
      this.met[number] = 0
      this.titles[number] = 0
    }
    this.touchedCount = 0
    this.foundCount = 0
    this.clause = 0
    return this
  }

  /** Begins the next clause: only documents that hold all before are taken. Answers these; null for the first one. At most 250. */
  begin(): Uint32Array | null {
    const candidates = this.clause === 0 ? null : this.documents()
    this.clause += 1
    this.foundCount = 0
    this.ordered = true
    return candidates
  }

  /** Whether a document holds all clauses before the one that was begun. */
  isCandidate(number: number): boolean {
    return (this.met[number] as number) >= this.clause - 1
  }

  /** A candidate holds the clause; another word that the same clause may mean adds to its score. */
  add(number: number, score: number, inTitle: boolean): void {
    const { clause } = this
    if (this.met[number] !== clause) {
      if (clause === 1) this.touched[this.touchedCount++] = number
      this.met[number] = clause
      if (this.foundCount > 0 && (this.found[this.foundCount - 1] as number) > number) this.ordered = false
      this.found[this.foundCount++] = number
    }
    this.scores[number] = (this.scores[number] as number) + score
    if (inTitle && this.titles[number] === clause - 1) this.titles[number] = clause
  }

  /** The documents that hold all clauses so far, ascending. */
  documents(): Uint32Array {
    const documents = this.found.slice(0, this.foundCount)
    return this.ordered ? documents : documents.sort()
  }

  get count(): number {
    return this.foundCount
  }

  /** The documents that hold all clauses so far, in any order; `inTitle` when every clause stands in the title. */
  each(visit: (number: number, score: number, inTitle: boolean) => void): void {
    for (let at = 0; at < this.foundCount; at += 1) {
      const number = this.found[at] as number
      visit(number, this.scores[number] as number, this.titles[number] === this.clause)
    }
  }
}
