/** The terms of the index, numbered as they are met, and findable by their beginning. */
export class Dictionary {
  private readonly numbers = new Map<string, number>()
  private sorted: string[] = []
  /** Terms met since the last sorting. */
  private fresh: string[] = []

  get size(): number {
    return this.numbers.size
  }

  /** The number of a term, given to it now when it is new. */
  add(term: string): number {
    const known = this.numbers.get(term)
    if (known !== undefined) return known
    const number = this.numbers.size
    this.numbers.set(term, number)
    this.fresh.push(term)
    return number
  }

  numberOf(term: string): number | undefined {
    return this.numbers.get(term)
  }

  terms(): Iterable<[string, number]> {
    return this.numbers
  }

  /** The numbers of every term that begins so; the term itself is among them when it is there. */
  beginningWith(prefix: string): number[] {
    if (this.fresh.length > 0) this.sort()
    const found: number[] = []
    for (let at = this.firstNotBefore(prefix); at < this.sorted.length; at += 1) {
      const term = this.sorted[at] ?? ''
      if (!term.startsWith(prefix)) break
      const number = this.numbers.get(term)
      if (number !== undefined) found.push(number)
    }
    return found
  }

  private sort(): void {
    this.sorted = this.sorted.concat(this.fresh).sort()
    this.fresh = []
  }

  private firstNotBefore(prefix: string): number {
    let low = 0
    let high = this.sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.sorted[middle] ?? '') < prefix) low = middle + 1
      else high = middle
    }
    return low
  }
}
