/**
 * Splitting into words, once for all: runs of letters, digits and their marks, with offsets. An apostrophe ends a word
 * (`Guterres’s` is `Guterres` and `s`, `l’Azerbaïdjan` is `l` and `Azerbaïdjan`), so that the bare name is found.
 * Scripts written without spaces are split by Intl.Segmenter.
 */
export type Word = { text: string; start: number; end: number }

/** Han, kana, Thai, Lao, Khmer, Burmese: words are not set apart by spaces. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]/u
const letter = /[\p{L}\p{N}]/u
const inside = /[\p{M}\u00AD\u200B-\u200F\u2060\uFEFF]/u
/** Letters by their category that writers use as apostrophes: `п’ять`, `п'ять` and `пʼять` are split alike. */
const apostropheLetter = /[\u02B9-\u02BF\u02C8]/

const none = 1
const spaced = 2
const packed = 3
const continuing = 4
const classes = new Uint8Array(0x10000)

function learn(character: string): number {
  if (apostropheLetter.test(character)) return none
  if (inside.test(character)) return continuing
  if (unspaced.test(character)) return packed
  return letter.test(character) ? spaced : none
}

function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (unit >= 0xd800 && unit <= 0xdbff) {
    const pair = String.fromCodePoint(text.codePointAt(at) ?? 0)
    return pair.length === 2 ? learn(pair) : none
  }
  return classes[unit] || (classes[unit] = learn(String.fromCharCode(unit)))
}

/** Whether a folded code unit is part of words that stand apart; null where it takes looking at what stands around it. */
export function isInWord(unit: number): boolean | null {
  const kind = classes[unit] || (classes[unit] = learn(String.fromCharCode(unit)))
  return kind === spaced ? true : kind === none ? false : null
}

const widthAt = (text: string, at: number) => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)

/** Calls `visit` with the range of every word, in order. */
export function eachWord(text: string, visit: (start: number, end: number) => void): void {
  let at = 0
  while (at < text.length) {
    const kind = classAt(text, at)
    if (kind !== spaced && kind !== packed) {
      at += widthAt(text, at)
      continue
    }
    const start = at
    at += widthAt(text, at)
    for (let next = classAt(text, at); at < text.length; next = classAt(text, at)) {
      if (next !== kind && next !== continuing) break
      at += widthAt(text, at)
    }
    if (kind === spaced) visit(start, at)
    else eachPackedWord(text, start, at, visit)
  }
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** A run is cut into pieces first: the segmenter's own memory grows with what it is given. */
function eachPackedWord(text: string, from: number, to: number, visit: (start: number, end: number) => void): void {
  const piece = 10_000
  for (let start = from; start < to; start += piece)
    for (const part of segmenter.segment(text.slice(start, Math.min(start + piece, to))))
      if (part.isWordLike) visit(start + part.index, start + part.index + part.segment.length)
}

/** The words of a text with their offsets. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  eachWord(text, (start, end) => words.push({ text: text.slice(start, end), start, end }))
  return words
}

/** A word is seldom as long. */
const longestWord = 100

/** The word that an offset stands inside of, neither at its start nor at its end; null when it stands between words. */
export function wordAround(text: string, offset: number): { start: number; end: number } | null {
  const from = Math.max(0, offset - longestWord)
  let found: { start: number; end: number } | null = null
  eachWord(text.slice(from, offset + longestWord), (start, end) => {
    if (from + start < offset && from + end > offset) found = { start: from + start, end: from + end }
  })
  return found
}

/** How many words a reader counts: by Intl.Segmenter, so `don’t` is one. */
export function countWords(text: string): number {
  let count = 0
  for (const piece of pieces(text)) for (const part of segmenter.segment(piece)) if (part.isWordLike) count += 1
  return count
}

/** A long text in pieces cut at white space, because segmenting slows down and swells on very long strings. */
function* pieces(text: string): Generator<string> {
  const space = /\s/g
  for (let start = 0, end: number; start < text.length; start = end) {
    space.lastIndex = start + 20_000
    end = space.exec(text)?.index ?? text.length
    yield text.slice(start, end)
  }
}
