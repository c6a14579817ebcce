/**
 * The documents that match so far, by number, with their scores: plain arrays over all documents, because a common
 * word is found in most of them and an object for each would cost more than reading its list.
 */
export class Matches {
  private readonly numbers: Uint32Array
  private readonly scores: Float64Array
  /** One more than how many clauses were found in the title; zero is no match. */
  private readonly marks: Uint8Array
  private count = 0

  constructor(documents: number) {
    this.numbers = new Uint32Array(documents)
    this.scores = new Float64Array(documents)
    this.marks = new Uint8Array(documents)
  }

  has(number: number): boolean {
    return (this.marks[number] ?? 0) !== 0
  }

  scoreOf(number: number): number {
    return this.scores[number] ?? 0
  }

  /** How many clauses were found in the document's title. */
  titlesOf(number: number): number {
    return Math.max(0, (this.marks[number] ?? 0) - 1)
  }

  /** The documents, each once. */
  documents(): Uint32Array {
    return this.numbers.subarray(0, this.count)
  }

  /** Another word that the same clause may mean: its score adds up, its title counts once. */
  add(number: number, score: number, inTitle: boolean): void {
    const mark = this.marks[number] ?? 0
    if (mark === 0) {
      this.numbers[this.count] = number
      this.count += 1
    }
    this.scores[number] = (this.scores[number] ?? 0) + score
    this.marks[number] = Math.max(mark, inTitle ? 2 : 1)
  }

  /** Adds what the clauses before found in the same documents. */
  addEarlier(before: Matches): void {
    for (const number of this.documents()) {
      this.scores[number] = (this.scores[number] ?? 0) + before.scoreOf(number)
      this.marks[number] = Math.min(255, (this.marks[number] ?? 0) + before.titlesOf(number))
    }
  }
}
