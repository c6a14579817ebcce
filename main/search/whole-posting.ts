import { titleWeight } from './matches.ts'

/** So many bytes tell all about most postings; those are reckoned at once, and only the others read byte by byte. */
export const windowSize = 4

/** A posting read byte by byte, whatever it holds, as `SegmentWriter` wrote it. */
export class WholePosting {
  /** Where it ends. */
  at = 0
  distance = 0
  /** How often the word stands in the document, in its title counting more, doubled; plus one when in its title. */
  tally = 0

  read(bytes: Uint8Array, at: number): void {
    this.at = at
    const first = this.varint(bytes)
    const often = first & 1 ? 2 : this.varint(bytes)
    const inTitle = often & 1 ? this.varint(bytes) : 0
    this.distance = first >>> 1
    this.tally = often + inTitle * titleWeight * 2
  }

  private varint(bytes: Uint8Array): number {
    let byte = bytes[this.at++] as number
    let value = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[this.at++] as number
      value |= (byte & 127) << shift
    }
    return value
  }
}

/** What a tally says. */
export const timesOf = (tally: number): number => tally >>> 1
export const isTitled = (tally: number): boolean => (tally & 1) === 1
export const tallyOf = (inBody: number, inTitle: number): number =>
  (inBody + titleWeight * inTitle) * 2 + (inTitle > 0 ? 1 : 0)
