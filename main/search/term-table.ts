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

  get size(): number {
    return this.hashes.length
  }

  /** The number of a term, given to it now when it is new. */
  numberOf(units: Uint16Array, length: number, hash: number): number {
    if (this.hashes.length * 2 >= this.places.length) this.widen()
    const { places } = this
    const mask = places.length - 1
    let place = (hash ^ (hash >>> 15)) & mask
    for (let entry = places[place] as number; entry !== 0; entry = places[place] as number) {
      if (this.hashes.values[entry - 1] === hash && this.isAt(entry - 1, units, length)) return entry - 1
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

  /** The numbers of all terms, in the order of their units. */
  inOrder(): number[] {
    const texts: string[] = []
    for (let number = 0; number < this.size; number += 1) texts.push(String.fromCharCode(...this.unitsOf(number)))
    return texts.map((_, number) => number).sort((a, b) => (texts[a]! < texts[b]! ? -1 : 1))
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
