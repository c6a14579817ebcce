/**
 * Words by number. A word is a run of folded code units in a buffer, so that looking one up makes no string: an
 * open-addressed table of hashes leads to the number, and the units are compared to be sure.
 */
export class WordTable {
  #slots = new Int32Array(1 << 12).fill(-1)
  #mask = (1 << 12) - 1
  /** A bit for each hash that occurs: most words of a text are in no name, and are told apart without leaving the cache. */
  readonly #seen = new Uint8Array(1 << 16)
  #hashes = new Int32Array(1 << 11)
  /** Where the units of each word start in the pool; those of word `n` end where those of `n + 1` start. */
  #starts = new Int32Array((1 << 11) + 1)
  #pool = new Uint16Array(1 << 14)
  #count = 0

  get size(): number {
    return this.#count
  }

  /** The number of a word whose hash (by `hashUnits`) is known, or -1. */
  find(units: Uint16Array, start: number, end: number, hash: number): number {
    if (((this.#seen[(hash >>> 3) & 0xffff] as number) & (1 << (hash & 7))) === 0) return -1
    for (let slot = spread(hash) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const word = this.#slots[slot] as number
      if (word < 0) return -1
      if (this.#hashes[word] === hash && this.#equals(word, units, start, end)) return word
    }
  }

  numberOf(units: Uint16Array, start: number, end: number): number {
    return this.find(units, start, end, hashUnits(units, start, end))
  }

  /** The number of a word, which it is given when it has none. */
  add(word: string): number {
    const units = unitsOf(word)
    const hash = hashUnits(units, 0, units.length)
    const there = this.find(units, 0, units.length, hash)
    return there >= 0 ? there : this.#append(units, hash)
  }

  #append(units: Uint16Array, hash: number): number {
    const word = this.#count
    const start = this.#starts[word] as number
    this.#makeRoom(start + units.length)
    this.#hashes[word] = hash
    this.#pool.set(units, start)
    this.#starts[word + 1] = start + units.length
    this.#count += 1
    this.#seat(word, hash)
    const at = (hash >>> 3) & 0xffff
    this.#seen[at] = (this.#seen[at] as number) | (1 << (hash & 7))
    return word
  }

  #makeRoom(pool: number): void {
    while (pool > this.#pool.length) this.#pool = grown(this.#pool, Uint16Array)
    if (this.#count + 1 >= this.#hashes.length) {
      this.#hashes = grown(this.#hashes, Int32Array)
      this.#starts = grown(this.#starts, Int32Array)
    }
    if (this.#count * 2 < this.#slots.length) return
    this.#mask = this.#slots.length * 2 - 1
    this.#slots = new Int32Array(this.#mask + 1).fill(-1)
    for (let word = 0; word < this.#count; word += 1) this.#seat(word, this.#hashes[word] as number)
  }

  #seat(word: number, hash: number): void {
    let slot = spread(hash) & this.#mask
    while ((this.#slots[slot] as number) >= 0) slot = (slot + 1) & this.#mask
    this.#slots[slot] = word
  }

  #equals(word: number, units: Uint16Array, start: number, end: number): boolean {
    const from = this.#starts[word] as number
    if ((this.#starts[word + 1] as number) - from !== end - start) return false
    for (let at = start, other = from; at < end; at += 1, other += 1) if (units[at] !== this.#pool[other]) return false
    return true
  }
}

export const hashSeed = 0x811c9dc5 | 0

/** One more unit in a hash: FNV-1a over code units. */
export const hashed = (hash: number, unit: number) => Math.imul(hash ^ unit, 0x01000193)

export function hashUnits(units: Uint16Array, start: number, end: number): number {
  let hash = hashSeed
  for (let at = start; at < end; at += 1) hash = hashed(hash, units[at] as number)
  return hash
}

const spread = (hash: number) => (hash ^ (hash >>> 15)) | 0

export function unitsOf(word: string): Uint16Array {
  const units = new Uint16Array(word.length)
  for (let at = 0; at < word.length; at += 1) units[at] = word.charCodeAt(at)
  return units
}

/** The same numbers in an array twice as long. */
export function grown<Numbers extends Uint16Array | Int32Array | Uint8Array>(
  numbers: Numbers,
  Kind: new (length: number) => Numbers,
): Numbers {
  const longer = new Kind(numbers.length * 2 + 1)
  longer.set(numbers)
  return longer
}
