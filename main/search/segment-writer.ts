import { Growing } from './growing.ts'
import { type Segment, skipLength } from './segment.ts'

/**
 * Writes a segment word by word, in order, and behind each word its documents, ascending.
 *
 * A document is its distance to the one before, doubled, plus one when the word stands in it once and not in the
 * title; else how often it stands outside the title follows, doubled, plus one when how often in the title follows.
 * After every 128 documents a skip is noted: the last document, and where bytes and positions go on.
 */
export class SegmentWriter {
  private from = 0
  private to = 0
  private weight = 0
  private readonly termUnits = new Growing(new Uint16Array(1024))
  private readonly termStarts = new Growing(new Uint32Array(256))
  private readonly frequency = new Growing(new Uint32Array(256))
  private readonly documentStarts = new Growing(new Uint32Array(256))
  private readonly documentBytes = new Growing(new Uint8Array(4096))
  private readonly positionStarts = new Growing(new Uint32Array(256))
  private readonly positionBytes = new Growing(new Uint8Array(4096))
  private readonly skipStarts = new Growing(new Uint32Array(256))
  private readonly skips = new Growing(new Uint32Array(64))
  private count = 0
  private last = 0

  private readonly lists = [
    ...[this.termUnits, this.termStarts, this.frequency, this.documentStarts, this.documentBytes],
    ...[this.positionStarts, this.positionBytes, this.skipStarts, this.skips],
  ]

  /** Begins a segment for documents of these numbers; what was written before is gone. */
  startAt(from: number, to: number): void {
    this.from = from
    this.to = to
    this.weight = 0
    for (const list of this.lists) list.length = 0
    this.termStarts.push(0)
  }

  /** Makes room for all that segments hold, so that nothing is moved while they are joined. */
  makeRoom(segments: readonly Segment[]): void {
    const sum = (sizeOf: (segment: Segment) => number) => segments.reduce((total, one) => total + sizeOf(one), 0)
    this.documentBytes.reserve(sum((one) => one.documentBytes.length) + 1024)
    this.positionBytes.reserve(sum((one) => one.positionBytes.length) + 1024)
  }

  /** Begins the next word. */
  begin(units: Uint16Array): void {
    this.termUnits.pushAll(units)
    this.documentStarts.push(this.documentBytes.length)
    this.positionStarts.push(this.positionBytes.length)
    this.skipStarts.push(this.skips.length / 3)
    this.count = 0
    this.last = this.from
  }

  /** A document of the word, with `inTitle` of its positions in the title. Its positions follow, or stand there already from `positionPlace` on. */
  add(document: number, inTitle: number, inBody: number, positionPlace = this.positionBytes.length): void {
    if (this.isSkipDue()) {
      this.skips.push(this.last)
      this.skips.push(this.documentBytes.length)
      this.skips.push(positionPlace)
    }
    const distance = document - this.last
    const once = inTitle === 0 && inBody === 1
    this.documentBytes.pushVarint(distance * 2 + (once ? 1 : 0))
    if (!once) {
      this.documentBytes.pushVarint(inBody * 2 + (inTitle > 0 ? 1 : 0))
      if (inTitle > 0) this.documentBytes.pushVarint(inTitle)
    }
    this.last = document
    this.count += 1
    this.weight += inTitle + inBody
  }

  /** The positions in the document added last: those at every second place of `pairs` after `from`. */
  positions(pairs: Uint32Array, from: number, to: number): void {
    const { positionBytes } = this
    positionBytes.reserve(((to - from) / 2) * 5)
    const bytes = positionBytes.values
    let end = positionBytes.length
    for (let at = from + 1, before = 0; at < to; at += 2) {
      const position = pairs[at] as number
      let rest = position - before
      before = position
      while (rest > 127) {
        bytes[end++] = (rest & 127) | 128
        rest >>>= 7
      }
      bytes[end++] = rest
    }
    positionBytes.length = end
  }

  /** Whether a skip is noted before the next document. */
  isSkipDue(): boolean {
    return this.count > 0 && this.count % skipLength === 0
  }

  /** Answers where they begin. */
  positionsAsWritten(bytes: Uint8Array): number {
    this.positionBytes.pushAll(bytes)
    return this.positionBytes.length - bytes.length
  }

  /** Ends the word; one without a document was never there. */
  end(): void {
    if (this.count > 0) {
      this.termStarts.push(this.termUnits.length)
      this.frequency.push(this.count)
      return
    }
    this.termUnits.length = this.termStarts.values[this.termStarts.length - 1] ?? 0
    this.documentStarts.length -= 1
    this.positionStarts.length -= 1
    this.skipStarts.length -= 1
  }

  finish(): Segment {
    this.documentStarts.push(this.documentBytes.length)
    this.positionStarts.push(this.positionBytes.length)
    this.skipStarts.push(this.skips.length / 3)
    return {
      from: this.from,
      to: this.to,
      weight: this.weight,
      termUnits: this.termUnits.finish(),
      termStarts: this.termStarts.finish(),
      frequency: this.frequency.finish(),
      documentStarts: this.documentStarts.finish(),
      documentBytes: this.documentBytes.finish(),
      positionStarts: this.positionStarts.finish(),
      positionBytes: this.positionBytes.finish(),
      skipStarts: this.skipStarts.finish(),
      skips: this.skips.finish(),
    }
  }
}
