import type { TermPlace } from './segment.ts'
import { WholePosting, windowSize } from './whole-posting.ts'

/** So many postings stay in the processor's nearest memory until they are looked at. */
const blockSize = 512

/**
 * Reads the documents of a word in a segment, many at a time: `next()`, then the first `count` of `numbers` and `tallies`.
 *
 * Whether a distance takes a second byte, and whether how often follows, is as good as chance in a long list: a
 * processor that guesses loses more time than reading takes. So four bytes are looked at together, and the posting is
 * reckoned from them whatever it holds; only what stands in a title, or has larger numbers, is read byte by byte.
 * `| 0` tells the compiler that a place is a whole number with a sign: it takes those of a Uint32Array for fractions, at
 * twice the time.
 */
export class PostingBlocks {
  readonly numbers = new Int32Array(blockSize)
  /** As `WholePosting` tells it. */
  readonly tallies = new Int32Array(blockSize)
  count = 0
  private readonly bytes: Uint8Array
  private readonly view: DataView
  private readonly whole = new WholePosting()
  private at: number
  private number: number
  private left: number

  constructor({ segment, term }: TermPlace) {
    const { buffer, byteOffset, byteLength } = (this.bytes = segment.documentBytes)
    this.view = new DataView(buffer, byteOffset, byteLength)
    this.at = segment.documentStarts[term] as number
    this.left = segment.frequency[term] as number
    this.number = segment.from
  }

  /** Reads on; false when there is nothing more. */
  next(): boolean {
    const { view, numbers, tallies, whole } = this
    const lastWindow = view.byteLength - windowSize
    const count = Math.min(this.left, blockSize)
    let at = this.at | 0
    let number = this.number | 0
    for (let index = 0; index < count; index += 1) {
      if (at <= lastWindow) {
        const bytes = view.getInt32(at, true)
        const isLong = (bytes >> 7) & 1
        const isOnce = bytes & 1
        const second = (bytes >>> 8) & -isLong & 255
        const often = (bytes >>> (8 + (isLong << 3))) & 255
        const hasOften = isOnce - 1
        if (((second & 128) | (often & 129 & hasOften)) === 0) {
          number = (number + (((bytes & 127) | (second << 7)) >> 1)) | 0
          numbers[index] = number
          tallies[index] = 2 + ((often - 2) & hasOften)
          at = (at + 2 - isOnce + isLong) | 0
          continue
        }
      }
      whole.read(this.bytes, at)
      number = (number + whole.distance) | 0
      numbers[index] = number
      tallies[index] = whole.tally
      at = whole.at | 0
    }
    this.at = at
    this.number = number
    this.left -= count
    this.count = count
    return count > 0
  }
}
