type Scored = { number: number; score: number }

/** Keeps the best few of many scores: sorts rarely, and never more than twice the few. */
export class Top {
  private kept: Scored[] = []
  /** What scores less is not among the best. */
  least = -Infinity
  private readonly limit: number

  constructor(limit: number) {
    this.limit = limit
  }

  add(number: number, score: number): void {
    if (score < this.least) return
    this.kept.push({ number, score })
    if (this.kept.length >= this.limit * 2 + 16) this.cut()
  }

  /** Best first; of equal ones the earlier number. */
  best(): Scored[] {
    this.cut()
    return this.kept
  }

  private cut(): void {
    this.kept.sort((a, b) => b.score - a.score || a.number - b.number)
    this.kept.length = Math.min(this.kept.length, this.limit)
    if (this.kept.length === this.limit) this.least = this.kept.at(-1)?.score ?? -Infinity
  }
}
