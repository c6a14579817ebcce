import { fold, type Folded } from '../text/fold.ts'
import { eachWord } from '../text/words.ts'

/**
 * What the index counts as one term: a folded word, or one character of a script written without spaces.
 *
 * A Chinese or Thai word is split differently in different surroundings; as a row of characters it is found in all of
 * them, and a word asked for becomes a phrase of its characters.
 */
export function eachTerm(
  text: string,
  visit: (term: string, start: number, end: number, folded: Folded) => void,
): Folded {
  const folded = fold(text)
  eachWord(folded.text, (start, end) => {
    if (!isPacked(folded.text, start)) return visit(cut(folded.text.slice(start, end)), start, end, folded)
    for (let at = start; at < end;) {
      const width = (folded.text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
      visit(folded.text.slice(at, at + width), at, at + width, folded)
      at += width
    }
  })
  return folded
}

export function termsOf(text: string): string[] {
  const terms: string[] = []
  eachTerm(text, (term) => terms.push(term))
  return terms
}

/** The terms of a name with a space between, by which two spellings of it are equal. */
export const rowOf = (text: string): string => termsOf(text).join(' ')

/** A term longer than this is no word (a key, a picture written as text) and is known by its beginning. */
export const longestTerm = 64
const cut = (term: string) => (term.length > longestTerm ? term.slice(0, longestTerm) : term)

const packed =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]/u
const known = new Uint8Array(0x10000)

export function isPacked(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit >= 0xd800 && unit <= 0xdbff) return packed.test(String.fromCodePoint(text.codePointAt(at) ?? 0))
  return (known[unit] ||= packed.test(String.fromCharCode(unit)) ? 1 : 2) === 1
}
