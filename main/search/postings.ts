/** One document's entry under a term. */
export type Posting = { document: number; inTitle: number; inBody: number }

/** Bytes of the n-th slice of a term's list; the last four of each say where the next begins. */
const sliceSizes = [8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096]
const sizeOf = (level: number) => sliceSizes[Math.min(level, sliceSizes.length - 1)] ?? 4096
const linkBytes = 4

/**
 * The lists behind the terms: for each, the documents that hold it, how often, and at which positions.
 *
 * All lists share one array of bytes, as chains of slices that double: a rare term costs a few bytes, a common one is
 * read almost in a row, and adding never moves what is there. Documents come in ascending order; numbers are varints.
 */
export class Postings {
  private bytes = new Uint8Array(1 << 16)
  private used = 0
  private readonly head = new GrowingNumbers()
  private readonly tail = new GrowingNumbers()
  private readonly room = new GrowingNumbers()
  private readonly level = new GrowingNumbers()
  private readonly lastDocument = new GrowingNumbers()
  private readonly frequency = new GrowingNumbers()

  /** How many documents were added under a term. */
  documentsOf(term: number): number {
    return this.frequency.get(term)
  }

  get byteLength(): number {
    return this.used
  }

  /** Adds a document, later than every one before, with its ascending positions, the `inTitle` first in the title. */
  add(term: number, document: number, positions: readonly number[], inTitle: number): void {
    if (this.frequency.get(term) === 0) this.begin(term)
    const delta = document - this.lastDocument.get(term)
    this.number(term, delta * 2 + (inTitle > 0 ? 1 : 0))
    if (inTitle > 0) this.number(term, inTitle)
    this.number(term, positions.length - inTitle)
    let size = 0
    for (let at = 0; at < positions.length; at += 1) size += varintSize(step(positions, at))
    this.number(term, size)
    for (let at = 0; at < positions.length; at += 1) this.number(term, step(positions, at))
    this.lastDocument.set(term, document)
    this.frequency.set(term, this.frequency.get(term) + 1)
  }

  reader(term: number): PostingReader {
    const count = this.frequency.get(term)
    return new PostingReader(this.bytes, count === 0 ? 0 : this.head.get(term), count)
  }

  private begin(term: number): void {
    const start = this.slice(0)
    this.head.set(term, start)
    this.tail.set(term, start)
    this.room.set(term, sizeOf(0) - linkBytes)
    this.level.set(term, 0)
    this.lastDocument.set(term, 0)
  }

  private number(term: number, value: number): void {
    while (value > 127) {
      this.byte(term, (value & 127) | 128)
      value >>>= 7
    }
    this.byte(term, value)
  }

  private byte(term: number, value: number): void {
    if (this.room.get(term) === 0) this.grow(term)
    const at = this.tail.get(term)
    this.bytes[at] = value
    this.tail.set(term, at + 1)
    this.room.set(term, this.room.get(term) - 1)
  }

  private grow(term: number): void {
    const level = this.level.get(term) + 1
    const next = this.slice(level)
    const link = this.tail.get(term)
    for (let index = 0; index < linkBytes; index += 1) this.bytes[link + index] = (next >>> (8 * index)) & 255
    this.level.set(term, level)
    this.tail.set(term, next)
    this.room.set(term, sizeOf(level) - linkBytes)
  }

  private slice(level: number): number {
    const start = this.used
    this.used += sizeOf(level)
    if (this.used > this.bytes.length) {
      const bytes = new Uint8Array(Math.max(this.used, this.bytes.length * 2))
      bytes.set(this.bytes)
      this.bytes = bytes
    }
    return start
  }
}

const step = (positions: readonly number[], at: number) =>
  (positions[at] ?? 0) - (at > 0 ? (positions[at - 1] ?? 0) : 0)

function varintSize(value: number): number {
  return value < 128 ? 1 : value < 16_384 ? 2 : value < 2_097_152 ? 3 : value < 268_435_456 ? 4 : 5
}

/** Walks one term's list: `next()`, then the fields of the document it stands on. */
export class PostingReader implements Posting {
  document = 0
  inTitle = 0
  inBody = 0
  private readonly bytes: Uint8Array
  private at: number
  private end: number
  private level = 0
  private left: number
  private positionBytes = 0

  constructor(bytes: Uint8Array, head: number, count: number) {
    this.bytes = bytes
    this.at = head
    this.end = head + sizeOf(0) - linkBytes
    this.left = count
  }

  next(): boolean {
    if (this.positionBytes > 0) this.skip(this.positionBytes)
    this.positionBytes = 0
    if (this.left === 0) return false
    this.left -= 1
    const first = this.number()
    this.document += first >>> 1
    this.inTitle = first & 1 ? this.number() : 0
    this.inBody = this.number()
    this.positionBytes = this.number()
    return true
  }

  /** The positions in the document it stands on; may be asked for once. */
  positions(): number[] {
    const count = this.inTitle + this.inBody
    const positions: number[] = []
    let position = 0
    for (let index = 0; index < count; index += 1) {
      position += this.number()
      positions.push(position)
    }
    this.positionBytes = 0
    return positions
  }

  private number(): number {
    let value = 0
    let shift = 0
    let byte: number
    do {
      if (this.at === this.end) this.follow()
      byte = this.bytes[this.at] ?? 0
      this.at += 1
      value |= (byte & 127) << shift
      shift += 7
    } while (byte > 127)
    return value
  }

  private skip(count: number): void {
    while (count > this.end - this.at) {
      count -= this.end - this.at
      this.at = this.end
      this.follow()
    }
    this.at += count
  }

  private follow(): void {
    const { bytes, end } = this
    const [a = 0, b = 0, c = 0, d = 0] = [bytes[end], bytes[end + 1], bytes[end + 2], bytes[end + 3]]
    this.at = (a | (b << 8) | (c << 16) | (d << 24)) >>> 0
    this.level += 1
    this.end = this.at + sizeOf(this.level) - linkBytes
  }
}

/** Unsigned numbers by index, zero until set. */
export class GrowingNumbers {
  private values = new Uint32Array(1024)

  get(index: number): number {
    return this.values[index] ?? 0
  }

  set(index: number, value: number): void {
    if (index >= this.values.length) {
      const values = new Uint32Array(Math.max(index + 1, this.values.length * 2))
      values.set(this.values)
      this.values = values
    }
    this.values[index] = value
  }
}
