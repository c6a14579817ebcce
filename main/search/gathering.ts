import type { TermRange } from './segment.ts'
import { WholePosting, windowSize } from './whole-posting.ts'

/** Documents are looked through, and wiped, so many together: 2 to the power of this. */
const blockBits = 7
const blockSize = 1 << blockBits

/** The word as it was typed counts whole, one with another ending half: so often does a tally count each. */
export const typedCounts = 2

/**
 * How often any of many words stands in each document, as if all were one word: what a beginning means.
 *
 * Two letters begin thousands of words, so what `PostingBlocks` does is done here in place, and each posting is added as
 * soon as it is read. That a document is met for the first time is not asked, which would be guessed wrong half of the
 * time: which were met is looked up at the end.
 */
export class Gathering {
  /** The documents, each once and ascending, as `finish` finds them; the first `count` of these. */
  readonly found: Int32Array
  count = 0
  private readonly tallies: Int32Array
  /** Which blocks of documents hold any. */
  private readonly touched: Uint8Array
  private readonly whole = new WholePosting()

  constructor(size: number) {
    const blocks = (size >> blockBits) + 1
    this.touched = new Uint8Array(blocks)
    this.tallies = new Int32Array(blocks * blockSize)
    this.found = new Int32Array(blocks * blockSize + 1)
  }

  /** Forgets what was gathered; answers itself, or a larger one where there are more documents by now. */
  cleared(size: number): Gathering {
    if (size > this.tallies.length) return new Gathering(size + (size >> 3))
    const { touched, tallies } = this
    for (let block = 0; block < touched.length; block += 1)
      if (touched[block] === 1) tallies.fill(0, block << blockBits, (block + 1) << blockBits)
    touched.fill(0)
    this.count = 0
    return this
  }

  /** As `WholePosting` tells it, but counting a word as it was typed `typedCounts` times. */
  tallyOf(number: number): number {
    return this.tallies[number] as number
  }

  /** Adds all words of a range. */
  add({ segment, from, to, isTyped }: TermRange): void {
    const { tallies, touched, whole } = this
    const { documentBytes, documentStarts, frequency } = segment
    const view = new DataView(documentBytes.buffer, documentBytes.byteOffset, documentBytes.byteLength)
    const lastWindow = view.byteLength - windowSize
    for (let term = from; term < to; term += 1) {
      const counts = isTyped && term === from ? typedCounts : 1
      let at = (documentStarts[term] as number) | 0
      let number = segment.from | 0
      for (let left = frequency[term] as number; left > 0; left -= 1) {
        if (at <= lastWindow) {
          const bytes = view.getInt32(at, true)
          const isLong = (bytes >> 7) & 1
          const isOnce = bytes & 1
          const second = (bytes >>> 8) & -isLong & 255
          const often = (bytes >>> (8 + (isLong << 3))) & 255
          const hasOften = isOnce - 1
          if (((second & 128) | (often & 129 & hasOften)) === 0) {
            number = (number + (((bytes & 127) | (second << 7)) >> 1)) | 0
            tallies[number] = ((tallies[number] as number) + Math.imul(2 + ((often - 2) & hasOften), counts)) | 0
            touched[number >> blockBits] = 1
            at = (at + 2 - isOnce + isLong) | 0
            continue
          }
        }
        whole.read(documentBytes, at)
        number = (number + whole.distance) | 0
        const { tally } = whole
        tallies[number] = ((tallies[number] as number) + Math.imul(tally & -2, counts)) | (tally & 1)
        touched[number >> blockBits] = 1
        at = whole.at | 0
      }
    }
  }

  /** Finds which documents were met, once all words are added. */
  finish(): void {
    const { tallies, touched, found } = this
    let count = 0
    for (let block = 0; block < touched.length; block += 1) {
      if (touched[block] === 0) continue
      const end = (block + 1) << blockBits
      for (let number = block << blockBits; number < end; number += 1) {
        const tally = tallies[number] as number
        found[count] = number
        count += (tally | -tally) >>> 31
      }
    }
    this.count = count
  }
}
