type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array

/** A typed array that is made longer as it is filled; what lies beyond its end reads as zero. */
export class Growing<Kind extends Numbers> {
  values: Kind
  length = 0

  constructor(values: Kind, length = 0) {
    this.values = values
    this.length = length
  }

  push(value: number): void {
    if (this.length === this.values.length) this.reserve(1)
    this.values[this.length] = value
    this.length += 1
  }

  pushAll(values: ArrayLike<number>): void {
    this.reserve(values.length)
    this.values.set(values, this.length)
    this.length += values.length
  }

  /** Seven bits a byte, the lowest first; the last byte's eighth bit is 0. */
  pushVarint(value: number): void {
    if (this.length + 5 > this.values.length) this.reserve(5)
    const { values } = this
    let at = this.length
    let rest = value
    while (rest > 127) {
      values[at++] = (rest & 127) | 128
      rest >>>= 7
    }
    values[at++] = rest
    this.length = at
  }

  /** What was filled, as an array of just that length. */
  finish(): Kind {
    return this.values.slice(0, this.length) as Kind
  }

  /** Makes room for so many more. */
  reserve(more: number): void {
    if (this.length + more <= this.values.length) return
    const Numbers = this.values.constructor as new (length: number) => Kind
    const longer = new Numbers(Math.max(this.length + more, this.values.length * 2, 64))
    longer.set(this.values.subarray(0, this.length))
    this.values = longer
  }
}
