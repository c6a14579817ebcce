import { type Segment, skipLength } from './segment.ts'

/** Walks the documents of one word in one segment: `next()` or `seek()`, then the fields of where it stands. */
export class PostingReader {
  document: number
  /** How often the word stands in the document's title, and in the rest of it. */
  inTitle = 0
  inBody = 0
  private readonly segment: Segment
  private readonly bytes: Uint8Array
  private at: number
  private left: number
  private positionAt: number
  /** Positions of documents passed by, not yet stepped over. */
  private passed = 0
  private readonly firstSkip: number
  private readonly skipEnd: number
  private readonly count: number

  constructor(segment: Segment, term: number) {
    this.segment = segment
    this.bytes = segment.documentBytes
    this.document = segment.from
    this.at = segment.documentStarts[term] ?? 0
    this.left = this.count = segment.frequency[term] ?? 0
    this.positionAt = segment.positionStarts[term] ?? 0
    this.firstSkip = segment.skipStarts[term] ?? 0
    this.skipEnd = segment.skipStarts[term + 1] ?? 0
  }

  next(): boolean {
    if (this.left === 0) return false
    this.left -= 1
    this.passed += this.inTitle + this.inBody
    const { bytes } = this
    let at = this.at
    let byte = bytes[at++] as number
    let first = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number
      first |= (byte & 127) << shift
    }
    this.document += first >>> 1
    this.inTitle = 0
    this.inBody = 1
    if ((first & 1) === 0) {
      byte = bytes[at++] as number
      let times = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number
        times |= (byte & 127) << shift
      }
      this.inBody = times >>> 1
      if (times & 1) {
        byte = bytes[at++] as number
        let inTitle = byte & 127
        for (let shift = 7; byte > 127; shift += 7) {
          byte = bytes[at++] as number
          inTitle |= (byte & 127) << shift
        }
        this.inTitle = inTitle
      }
    }
    this.at = at
    return true
  }

  /** Goes on to the first document that is `wanted` or later; false when there is none. */
  seek(wanted: number): boolean {
    this.skipTo(wanted)
    do if (!this.next()) return false
    while (this.document < wanted)
    return true
  }

  /** Fills in where in the document the word stands, ascending, and answers how often; may be asked for once. */
  positionsInto(positions: number[]): number {
    const { positionBytes } = this.segment
    let at = this.positionPlace()
    const count = this.inTitle + this.inBody
    let position = 0
    for (let index = 0; index < count; index += 1) {
      let byte: number
      let shift = 0
      do {
        byte = positionBytes[at++] as number
        position += (byte & 127) << shift
        shift += 7
      } while (byte > 127)
      positions[index] = position
    }
    this.positionAt = at
    this.passed = -count
    return count
  }

  /** The bytes that hold the positions; may be asked for once, in place of `positionsInto`. */
  writtenPositions(): Uint8Array {
    const { positionBytes } = this.segment
    const start = this.positionPlace()
    const count = this.inTitle + this.inBody
    this.positionAt = this.stepOver(count, start)
    this.passed = -count
    return positionBytes.subarray(start, this.positionAt)
  }

  /** Where the bytes begin that hold the positions. */
  positionPlace(): number {
    this.positionAt = this.stepOver(this.passed, this.positionAt)
    this.passed = 0
    return this.positionAt
  }

  private stepOver(count: number, from: number): number {
    const { positionBytes } = this.segment
    let at = from
    for (let left = count; left > 0; at += 1) if ((positionBytes[at] as number) < 128) left -= 1
    return at
  }

  /** The last skip that still leads to before `wanted`, if it leads further than where it stands. */
  private skipTo(wanted: number): void {
    const { skips } = this.segment
    let low = this.firstSkip + Math.floor((this.count - this.left) / skipLength)
    let high = this.skipEnd
    if (low >= high || (skips[low * 3] as number) >= wanted) return
    while (low < high) {
      const middle = (low + high) >> 1
      if ((skips[middle * 3] as number) < wanted) low = middle + 1
      else high = middle
    }
    const skip = low - 1
    this.document = skips[skip * 3] as number
    this.at = skips[skip * 3 + 1] as number
    this.positionAt = skips[skip * 3 + 2] as number
    this.left = this.count - (skip - this.firstSkip + 1) * skipLength
    this.passed = 0
    this.inTitle = 0
    this.inBody = 0
  }
}
