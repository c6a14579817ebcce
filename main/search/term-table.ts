import { Growing } from './growing.ts'

/** Gives every term met a number, by its hash in a table of its own: no string is made for it. */
export class TermTable {
  private readonly units = new Growing(new Uint16Array(256))
  private readonly starts = new Growing(new Uint32Array(64))
  private readonly hashes = new Growing(new Uint32Array(64))
  /** One more than the number of the term that stands there; 0 is free. */
  private places = new Uint32Array(64)

  constructor() {
    this.starts.push(0)
  }

  clear(): void {
    this.units.length = 0
    this.hashes.length = 0
    this.starts.length = 1
    this.places.fill(0)
  }

  get size(): number {
    return this.hashes.length
  }

  /** The number of a term, given to it now when it is new. */
  numberOf(units: Uint16Array, length: number, hash: number): number {
    if (this.hashes.length * 2 >= this.places.length) this.widen()
    const { places } = this
    const hashes = this.hashes.values
    const mask = places.length - 1
    let place = (hash ^ (hash >>> 15)) & mask
    for (let entry = places[place] as number; entry !== 0; entry = places[place] as number) {
      if (hashes[entry - 1] === hash && this.isAt(entry - 1, units, length)) return entry - 1
      place = (place + 1) & mask
    }
    for (let at = 0; at < length; at += 1) this.units.push(units[at] as number)
    this.starts.push(this.units.length)
    this.hashes.push(hash)
    places[place] = this.hashes.length
    return this.hashes.length - 1
  }

  unitsOf(number: number): Uint16Array {
    return this.units.values.subarray(this.starts.values[number], this.starts.values[number + 1])
  }

  /** The numbers of all terms, in the order of their units: by the first three as one number, then by the rest. */
  inOrder(): Uint32Array {
    const keys = new Float64Array(this.size)
    const order = new Uint32Array(this.size)
    const { values: units } = this.units
    const { values: starts } = this.starts
    for (let number = 0; number < this.size; number += 1) {
      const start = starts[number] as number
      const length = (starts[number + 1] as number) - start
      const second = length > 1 ? (units[start + 1] as number) : 0
      const third = length > 2 ? (units[start + 2] as number) : 0
      keys[number] = ((units[start] as number) * 0x10000 + second) * 0x10000 + third
      order[number] = number
    }
    return order.sort((a, b) => (keys[a] as number) - (keys[b] as number) || this.compare(a, b))
  }

  private compare(a: number, b: number): number {
    const { values: units } = this.units
    const { values: starts } = this.starts
    const [aStart, bStart] = [starts[a] as number, starts[b] as number]
    const [aEnd, bEnd] = [starts[a + 1] as number, starts[b + 1] as number]
    for (let at = 3; aStart + at < aEnd && bStart + at < bEnd; at += 1) {
      const difference = (units[aStart + at] as number) - (units[bStart + at] as number)
      if (difference !== 0) return difference
    }
    return aEnd - aStart - (bEnd - bStart)
  }

  private isAt(number: number, units: Uint16Array, length: number): boolean {
    const start = this.starts.values[number] as number
    if ((this.starts.values[number + 1] as number) - start !== length) return false
    const known = this.units.values
    for (let at = 0; at < length; at += 1) if (known[start + at] !== units[at]) return false
    return true
  }

  private widen(): void {
    this.places = new Uint32Array(this.places.length * 4)
    const mask = this.places.length - 1
    for (let number = 0; number < this.size; number += 1) {
      const hash = this.hashes.values[number] as number
      let place = (hash ^ (hash >>> 15)) & mask
      while (this.places[place] !== 0) place = (place + 1) & mask
      this.places[place] = number + 1
    }
  }
}
