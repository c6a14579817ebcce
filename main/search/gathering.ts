import { titleWeight } from './matches.ts'
import type { TermPlace } from './segment.ts'

/** The word as it was typed counts twice as much as one with another ending. */
const typed = 2
/** Above this share of all documents, wiping them all is quicker than each that was found. */
const wipes = 16

/**
 * How often any of many words stands in each document, as if all were one word: what a beginning means.
 *
 * Two letters begin thousands of words, so what `PostingReader` does is done here in place, without a field being
 * written, and each document is looked at and scored once, at the end.
 */
export class Gathering {
  /** The documents, each once; the first `count` of these. */
  readonly found: Uint32Array
  count = 0
  /** How often in each, doubled, plus one when in its title: one look where two would wait for memory twice. */
  private readonly times: Uint32Array

  constructor(size: number) {
    this.found = new Uint32Array(size)
    this.times = new Uint32Array(size)
  }

  /** Forgets what was gathered; answers itself, or a larger one where there are more documents by now. */
  cleared(size: number): Gathering {
    if (size > this.found.length) return new Gathering(size + (size >> 3))
    if (this.count > this.found.length / wipes) this.times.fill(0)
    else for (let at = 0; at < this.count; at += 1) this.times[this.found[at] as number] = 0
    this.count = 0
    return this
  }

  /**
   * How often, to be read with `timesOf` and `isTitled`. A title's words count more, and a word as it was typed counts
   * whole: another ending half.
   */
  tallyOf(number: number): number {
    return this.times[number] as number
  }

  add({ segment, term }: TermPlace, isTyped: boolean): void {
    const { found, times } = this
    const bytes = segment.documentBytes
    const factor = isTyped ? typed * 2 : 2
    let at = segment.documentStarts[term] as number
    let number = segment.from
    let count = this.count
    for (let left = segment.frequency[term] as number; left > 0; left -= 1) {
      let byte = bytes[at++] as number
      let value = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number
        value |= (byte & 127) << shift
      }
      number += value >>> 1
      let here = 1
      let titled = 0
      if ((value & 1) === 0) {
        byte = bytes[at++] as number
        value = byte & 127
        for (let shift = 7; byte > 127; shift += 7) {
          byte = bytes[at++] as number
          value |= (byte & 127) << shift
        }
        here = value >>> 1
        if (value & 1) {
          byte = bytes[at++] as number
          let inTitle = byte & 127
          for (let shift = 7; byte > 127; shift += 7) {
            byte = bytes[at++] as number
            inTitle |= (byte & 127) << shift
          }
          here += titleWeight * inTitle
          titled = 1
        }
      }
      const before = times[number] as number
      if (before === 0) found[count++] = number
      times[number] = (before + here * factor) | titled
    }
    this.count = count
  }
}

export const timesOf = (tally: number): number => (tally >>> 1) / typed
export const isTitled = (tally: number): boolean => (tally & 1) === 1
