/**
 * Folding: what makes two spellings of the same words equal. Search, mention matching, re-anchoring and names all fold
 * here, so that what one finds the others find.
 *
 * NFKD, lower case, then marks go where readers take them as decoration: after Latin, Greek, Cyrillic and Armenian
 * letters, Hebrew points, Arabic vowel signs. Indic, Thai, Lao, Burmese, Khmer and Japanese marks are letters and stay.
 * What stays is composed again (NFC), so that a Korean syllable or a Japanese kana is one character to match.
 */
export type Folded = {
  text: string
  /**
   * For each code unit of `text`, where the character it came from starts in the original; one more at the end: the
   * original's length. Characters that fold to nothing belong to the one before them.
   */
  offsets: Uint32Array
}

/** In search й equals и, and alef equals alef with hamza; two names that differ so are two names. */
export type FoldPurpose = 'search' | 'name'

/**
 * Letters without a decomposition that Unicode's collation treats as accented or as two letters; the dotless i, because
 * the capital I of a Turkish or Azerbaijani name lower-cases to it or to i; the final sigma.
 */
const alike: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
}

const decorated = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}]/u
const mark = /\p{M}/u
const hebrewPoint = /[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7]/
const arabicVowel = /[\u0610-\u061A\u064B-\u0652\u0656-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED]/
const alefVariant = /[\u0653-\u0655]/
/** Soft hyphen, tatweel, joiners, direction marks, variation selectors: seen by no reader. */
const invisible = /[\u00AD\u034F\u0640\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFE00-\uFE0F\uFEFF]/
/** Letters that compose with the one before: jamo, half-width voicing marks, a Kirat Rai vowel. */
const composing = /[\u1160-\u11FF\uFF9E\uFF9F\u{16D67}]/u
/** Lone jamo as written in a table or as slang: decomposing them by compatibility would melt neighbours together. */
const loneJamo = /[\u3131-\u318E\uFFA0-\uFFDC]/

/** Folds one character with all its marks. */
function foldCharacter(character: string, purpose: FoldPurpose): string {
  if (loneJamo.test(character)) return character
  let folded = ''
  let base = ''
  for (const part of character.normalize('NFKD').toLowerCase().normalize('NFKD')) {
    if (invisible.test(part)) continue
    if (!mark.test(part)) {
      base = part
      folded += alike[part] ?? part
    } else if (keepsMark(base, part, purpose)) folded += part
  }
  return folded.normalize('NFC')
}

function keepsMark(base: string, part: string, purpose: FoldPurpose): boolean {
  if (base === 'и' && part === '\u0306') return purpose === 'name'
  if (decorated.test(base)) return false
  if (hebrewPoint.test(part) || arabicVowel.test(part)) return false
  if (base === '\u0627' && alefVariant.test(part)) return purpose === 'name'
  return true
}

const continues = (character: string) => mark.test(character) || invisible.test(character) || composing.test(character)

/** What a code unit folds to, learned when first met (0 before): most text never leaves the table. */
const complex = 0xffff
const tables: Record<FoldPurpose, Uint16Array> = { search: new Uint16Array(0x10000), name: new Uint16Array(0x10000) }
const continuing = new Uint8Array(0x10000)

/** The one code unit that `unit` folds to, or `complex` when it takes looking at. */
function learn(unit: number, purpose: FoldPurpose): number {
  const surrogate = unit >= 0xd800 && unit <= 0xdfff
  const folded = surrogate ? '' : foldCharacter(String.fromCharCode(unit), purpose)
  const value = folded.length === 1 && folded !== '\0' ? folded.charCodeAt(0) : complex
  tables[purpose][unit] = value
  return value
}

/** The length of the character that continues another at `at`, or 0. */
function continuationAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (unit < 0xad || Number.isNaN(unit)) return 0
  if (unit >= 0xd800 && unit <= 0xdbff) {
    const pair = text.slice(at, at + 2)
    return pair.length === 2 && continues(pair) ? 2 : 0
  }
  let known = continuing[unit]
  if (known === 0) known = continuing[unit] = continues(String.fromCharCode(unit)) ? 2 : 1
  return known === 2 ? 1 : 0
}

/**
 * What a code unit folds to in search where it is one unit that nothing around it changes; 0 where it takes looking at
 * what stands around it.
 */
export function foldedAlone(unit: number): number {
  const folded = tables.search[unit] || learn(unit, 'search')
  const surrogate = unit >= 0xd800 && unit <= 0xdfff
  return folded === complex || surrogate || continues(String.fromCharCode(unit)) ? 0 : folded
}

/** Folds a text and keeps the way back: `originalRange` turns a find in the folded text into a range of the original. */
export function fold(text: string, purpose: FoldPurpose = 'search'): Folded {
  const units = new Growing(text.length)
  foldInto(units, text, purpose)
  return units.finish(text.length)
}

/** What takes the folded units, each with where it came from. */
type Units = { add: (unit: number, offset: number) => void }

function foldInto(units: Units, text: string, purpose: FoldPurpose): void {
  const table = tables[purpose]
  let at = 0
  while (at < text.length) {
    const unit = text.charCodeAt(at)
    const folded = table[unit] || learn(unit, purpose)
    const next = continuationAt(text, at + 1)
    if (folded !== complex && next === 0) {
      units.add(folded, at)
      at += 1
    } else at = foldSlowly(text, at, purpose, units)
  }
}

/** Takes the whole character at `at` with what continues it; answers where the next one starts. */
function foldSlowly(text: string, at: number, purpose: FoldPurpose, units: Units): number {
  let end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
  for (let more = continuationAt(text, end); more > 0; more = continuationAt(text, end)) end += more
  const folded = foldCharacter(text.slice(at, end), purpose)
  for (let index = 0; index < folded.length; index += 1) units.add(folded.charCodeAt(index), at)
  return end
}

/** A text of these alone folds to its lower case: there is no mark among them, and nothing that readers do not see. */
const plainLetters = /^\p{ASCII}*$/u

/** The folded text alone. */
export function foldText(text: string, purpose: FoldPurpose = 'search'): string {
  if (plainLetters.test(text)) return text.toLowerCase()
  scratch.length = 0
  foldInto(scratch, text, purpose)
  return decodeUnits(scratch.units.subarray(0, scratch.length))
}

/** Units without their offsets: one array for text after text. */
const scratch = {
  units: new Uint16Array(1024),
  length: 0,
  add(unit: number): void {
    if (this.length === this.units.length) {
      const units = new Uint16Array(this.length * 2)
      units.set(this.units)
      this.units = units
    }
    this.units[this.length] = unit
    this.length += 1
  },
}

/** The range of the original whose folding is `start`–`end` of the folded text, never cutting a character. */
export function originalRange(folded: Folded, start: number, end: number): { start: number; end: number } {
  const { offsets } = folded
  const from = offsets[start] ?? 0
  let to = end
  while (to < folded.text.length && to > 0 && offsets[to] === offsets[to - 1]) to += 1
  return { start: from, end: end > start ? (offsets[to] ?? from) : from }
}

/** Where an offset of the original stands in the folded text: the first folded unit at or after it. */
export function foldedOffset(folded: Folded, offset: number): number {
  let low = 0
  let high = folded.text.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((folded.offsets[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The form by which two names are equal: folded for names, each run of white space and dashes one space, every
 * apostrophe `'`. `Nagorno‑Karabakh` equals `nagorno karabakh`; `O’Brien` equals `o'brien`.
 */
export function foldName(name: string): string {
  return foldText(name, 'name')
    .replace(/['’‘‛`´ʼʻʹʾʿ′＇]/g, "'")
    .replace(/[\s\p{Dash}_]+/gu, ' ')
    .trim()
}

/** Folded units and their offsets, in arrays that grow. */
class Growing {
  private units: Uint16Array
  private offsets: Uint32Array
  private length = 0

  constructor(expected: number) {
    this.units = new Uint16Array(expected + 16)
    this.offsets = new Uint32Array(expected + 16)
  }

  add(unit: number, offset: number): void {
    if (this.length === this.units.length) this.grow()
    this.units[this.length] = unit
    this.offsets[this.length] = offset
    this.length += 1
  }

  finish(originalLength: number): Folded {
    if (this.length === this.offsets.length) this.grow()
    this.offsets[this.length] = originalLength
    return { text: decodeUnits(this.units.subarray(0, this.length)), offsets: this.offsets.slice(0, this.length + 1) }
  }

  private grow(): void {
    const units = new Uint16Array(this.units.length * 2)
    units.set(this.units)
    this.units = units
    const offsets = new Uint32Array(this.offsets.length * 2)
    offsets.set(this.offsets)
    this.offsets = offsets
  }
}

/** Texts of few letters take half the memory, and are looked through faster. */
function decodeUnits(units: Uint16Array): string {
  const isNarrow = units.every((unit) => unit < 0x100)
  if (isNarrow) return Buffer.from(units).toString('latin1')
  return Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le')
}
