type Scored = { number: number; score: number }

/**
 * Keeps the best few of many scores, as a heap whose first is the worst of them: so what is not better than that is
 * known at once, and by whoever scores too.
 */
export class Top {
  /** What scores less is not among the best. */
  least = -Infinity
  private readonly limit: number
  private readonly numbers: number[] = []
  private readonly scores: number[] = []

  constructor(limit: number) {
    this.limit = limit
  }

  add(number: number, score: number): void {
    if (score < this.least) return
    if (this.numbers.length < this.limit) this.rise(number, score)
    else if (this.limit > 0 && this.isWorse(0, number, score)) this.sink(number, score)
    if (this.numbers.length === this.limit) this.least = this.scores[0] ?? -Infinity
  }

  /** Best first; of equal ones the earlier number. */
  best(): Scored[] {
    return this.numbers
      .map((number, at) => ({ number, score: this.scores[at] as number }))
      .sort((a, b) => b.score - a.score || a.number - b.number)
  }

  /** Whether the one kept at this place is worse than another. */
  private isWorse(at: number, number: number, score: number): boolean {
    const kept = this.scores[at] as number
    return kept < score || (kept === score && (this.numbers[at] as number) > number)
  }

  private rise(number: number, score: number): void {
    let at = this.numbers.length
    while (at > 0) {
      const above = (at - 1) >> 1
      if (this.isWorse(above, number, score)) break
      this.put(at, this.numbers[above] as number, this.scores[above] as number)
      at = above
    }
    this.put(at, number, score)
  }

  /** Takes the place of the worst. */
  private sink(number: number, score: number): void {
    const { numbers, scores } = this
    let at = 0
    for (;;) {
      let below = at * 2 + 1
      if (below >= numbers.length) break
      const other = below + 1
      if (other < numbers.length && this.isWorse(other, numbers[below] as number, scores[below] as number))
        below = other
      if (!this.isWorse(below, number, score)) break
      this.put(at, numbers[below] as number, scores[below] as number)
      at = below
    }
    this.put(at, number, score)
  }

  private put(at: number, number: number, score: number): void {
    this.numbers[at] = number
    this.scores[at] = score
  }
}
