import { foldedAlone, originalRange } from '../text/fold.ts'
import { isInWord } from '../text/words.ts'
import { eachTerm, longestTerm } from './tokens.ts'

/** What a code unit means to the scanner; any other value is the folded unit of a letter or digit, and 0 is not looked at yet. */
const between = 1
const looking = 2
const meanings = new Uint16Array(0x10000)

function learn(unit: number): number {
  const folded = foldedAlone(unit)
  const inWord = folded > looking ? isInWord(folded) : null
  return (meanings[unit] = inWord === null ? looking : inWord ? folded : between)
}

/**
 * Finds the terms of a text exactly as `eachTerm` does, without making a string for each.
 *
 * Most text is letters that fold one to one and stand between spaces; the rest, a run at a time, goes the long way.
 */
export class TermScanner {
  /** The term found: its units, how many, and their hash. */
  readonly units = new Uint16Array(longestTerm)
  length = 0
  hash = 0
  /** Where it stands in the text. */
  start = 0
  end = 0

  /** The text as an array: reading that is faster than reading a string, whose kind is looked at each time. */
  private codes = new Uint16Array(4096)
  private bytes = Buffer.from(this.codes.buffer)

  scan(text: string, visit: () => void): void {
    const size = text.length
    const codes = this.codesOf(text)
    const { units } = this
    let at = 0
    while (at < size) {
      let meaning = meanings[codes[at] as number] || learn(codes[at] as number)
      if (meaning === between) {
        at += 1
        continue
      }
      const start = at
      let length = 0
      let hash = firstHash
      while (meaning > looking) {
        if (length < longestTerm) {
          units[length] = meaning
          length += 1
          hash = Math.imul(hash ^ meaning, hashFactor)
        }
        at += 1
        if (at === size) break
        meaning = meanings[codes[at] as number] || learn(codes[at] as number)
      }
      if (meaning === looking) {
        at = this.scanSlowly(text, start, visit)
        continue
      }
      this.start = start
      this.end = at
      this.length = length
      this.hash = hash >>> 0
      visit()
    }
  }

  private codesOf(text: string): Uint16Array {
    if (text.length > this.codes.length) {
      this.codes = new Uint16Array(text.length * 2)
      this.bytes = Buffer.from(this.codes.buffer)
    }
    this.bytes.write(text, 0, 'utf16le')
    return this.codes
  }

  /** Takes the run that starts at `start` up to the next unit that is surely between words; answers where it ends. */
  private scanSlowly(text: string, start: number, visit: () => void): number {
    let end = start
    for (; end < text.length; end += 1) {
      const unit = text.charCodeAt(end)
      if ((meanings[unit] || learn(unit)) === between) break
    }
    eachTerm(text.slice(start, end), (term, from, to, folded) => {
      this.take(term)
      const range = originalRange(folded, from, to)
      this.start = start + range.start
      this.end = start + range.end
      visit()
    })
    return end
  }

  /** The term it stands on, as a string. */
  term(): string {
    return String.fromCharCode(...this.units.subarray(0, this.length))
  }

  startsWith(prefix: string): boolean {
    if (prefix.length > this.length) return false
    for (let at = 0; at < prefix.length; at += 1) if (this.units[at] !== prefix.charCodeAt(at)) return false
    return true
  }

  /** Stands on a term as if it had been found. */
  take(term: string): void {
    this.length = term.length
    for (let at = 0; at < term.length; at += 1) this.units[at] = term.charCodeAt(at)
    this.hash = hashOf(term)
  }
}

const firstHash = 0x811c9dc5 | 0
const hashFactor = 0x01000193

export function hashOf(term: string): number {
  let hash = firstHash
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), hashFactor)
  return hash >>> 0
}
