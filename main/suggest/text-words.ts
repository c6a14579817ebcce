import { fold, originalRange } from '../text/fold.ts'
import { grown, hashed, hashSeed, type WordTable } from './word-table.ts'

/** What stands between a word and the one before it. */
export const gaps = {
  /** Punctuation, a blank line, or the beginning: no name goes over it unless it is written with it. */
  breaks: 0,
  /** White space, dashes; a full stop after an abbreviation: `Nagorno-Karabakh`, `St. Petersburg`. */
  joins: 1,
  /** An apostrophe and nothing else: `Guterres’s`, `Sana'a`. */
  apostrophe: 2,
  /** A full stop and nothing else: `U.S`. */
  dot: 3,
} as const

const { breaks, joins, apostrophe, dot } = gaps

/**
 * The words of a text as mention matching sees them: folded for names, split where a letter or digit ends. Unlike
 * words to search for, each character of a script written without spaces stands alone, so that a name is found
 * wherever it begins.
 */
export class TextWords {
  count = 0
  /** Folded units of all words, one after the other. */
  units = new Uint16Array(1 << 16)
  /** Where each word starts and ends in `units`. */
  from = new Int32Array(1 << 12)
  to = new Int32Array(1 << 12)
  /** Where each word starts and ends in the text. */
  start = new Int32Array(1 << 12)
  end = new Int32Array(1 << 12)
  gap = new Uint8Array(1 << 12)
  /** The number of each word in the table, or -1. */
  word = new Int32Array(1 << 12)

  /** Reads a text; what was read before is gone. */
  read(text: string, table: WordTable): void {
    if (this.#scan(text, table, plainKinds)) return
    const folded = fold(text, 'name')
    this.#scan(withoutSymbols(folded.text), table, foldedKinds)
    for (let at = 0; at < this.count; at += 1) {
      const range = originalRange(folded, this.start[at] as number, this.end[at] as number)
      this.start[at] = range.start
      this.end[at] = range.end
    }
  }

  /**
   * Answers false at a character that does not fold to one code unit by itself. One long loop over local variables,
   * because every character of every text goes through it.
   */
  #scan(text: string, table: WordTable, { kinds, learn }: Kinds): boolean {
    const length = text.length
    if (this.units.length < length) this.units = new Uint16Array(length * 2)
    const units = this.units
    let { from, to, start, end, gap, word } = this
    let count = 0
    let filled = 0
    let between: number = breaks
    let lines = 0
    let at = 0
    this.count = 0
    while (at < length) {
      let unit = kinds[text.charCodeAt(at)] || learn(text.charCodeAt(at))
      if (unit < firstLetter) {
        if (unit === complex) return false
        if (unit === lineKind && (lines += 1) > 1) between = breaks
        between = gapAfter(between, unit)
        at += 1
        continue
      }
      if (count === word.length) ({ from, to, start, end, gap, word } = this.#grow())
      if (between === dotSpace) between = count > 0 && filled - (from[count - 1] as number) <= 3 ? joins : breaks
      start[count] = at
      from[count] = filled
      gap[count] = between === nothing ? joins : between
      let hash = hashSeed
      const packed = unit >= firstPacked && packedUnits[unit] === 1
      do {
        units[filled++] = unit
        hash = hashed(hash, unit)
        at += 1
        if (packed || at >= length) break
        unit = kinds[text.charCodeAt(at)] || learn(text.charCodeAt(at))
      } while (unit >= firstLetter && (unit < firstPacked || packedUnits[unit] === 0))
      to[count] = filled
      end[count] = at
      word[count] = table.find(units, from[count] as number, filled, hash)
      count += 1
      between = nothing
      lines = 0
    }
    this.count = count
    return true
  }

  #grow(): this {
    this.from = grown(this.from, Int32Array)
    this.to = grown(this.to, Int32Array)
    this.start = grown(this.start, Int32Array)
    this.end = grown(this.end, Int32Array)
    this.word = grown(this.word, Int32Array)
    this.gap = grown(this.gap, Uint8Array)
    return this
  }
}

/** Gaps on the way: none yet, and a full stop with white space after it. */
const nothing = 4
const dotSpace = 5

function gapAfter(gap: number, kind: number): number {
  if (gap === breaks) return breaks
  switch (kind) {
    case spaceKind:
    case lineKind:
      return gap === dot || gap === dotSpace ? dotSpace : joins
    case apostropheKind:
      return gap === nothing ? apostrophe : gap === dot || gap === dotSpace ? breaks : joins
    case dotKind:
      return gap === nothing ? dot : breaks
    default:
      return breaks
  }
}

const spaceKind = 1
const lineKind = 2
const apostropheKind = 3
const dotKind = 4
const breakKind = 5
const complex = 6
const firstLetter = 0x30
const firstPacked = 0x0e00

/** What a code unit is: a letter's folded unit, or one of the kinds above; 0 before it was met. */
type Kinds = { kinds: Uint16Array; learn: (unit: number) => number }

function kindsBy(kindOf: (character: string) => number): Kinds {
  const kinds = new Uint16Array(0x10000)
  return { kinds, learn: (unit) => (kinds[unit] = kindOf(String.fromCharCode(unit))) }
}

const packedUnits = new Uint8Array(0x10000)
const apostrophes = /['’‘‛`´ʼʻʹʾʿ′＇]/
const letter = /[\p{L}\p{N}]/u
const mark = /[\p{M}\p{Cs}]/u
const invisible = /[\u00AD\u034F\u0640\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/
const packedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]/u

/** A text as it is written: a character that takes its neighbours to fold is complex. */
const plainKinds = kindsBy((character) =>
  mark.test(character) || invisible.test(character) ? complex : kindOf(character),
)
/** A text folded before: marks that are still there belong to their word. */
const foldedKinds = kindsBy((character) => (mark.test(character) ? character.charCodeAt(0) : kindOf(character)))

function kindOf(character: string): number {
  if (apostrophes.test(character)) return apostropheKind
  if (character === '.' || character === '․') return dotKind
  if (/[\n\r\u0085\u2028\u2029]/.test(character)) return lineKind
  if (/[\s\p{Dash}_]/u.test(character)) return spaceKind
  if (!letter.test(character)) return breakKind
  const folded = fold(character, 'name').text
  if (folded.length !== 1) return complex
  const unit = folded.charCodeAt(0)
  if (packedScript.test(character)) packedUnits[unit] = 1
  return unit >= firstLetter ? unit : breakKind
}

/** Emoji and half characters stand between words; letters beyond the first plane are letters. */
function withoutSymbols(text: string): string {
  return text.replace(/[\u{10000}-\u{10FFFF}]|\p{Cs}/gu, (one) =>
    letter.test(one) ? one : '\uFFFC'.repeat(one.length),
  )
}
