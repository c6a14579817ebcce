/** Text made ready for finding: case, marks and the kind of white space no longer matter. */
export type FoldedText = { text: string; /** For each unit of `text`, where it came from. */ from: Int32Array }

/** Scripts whose combining marks are accents; elsewhere (Devanagari, Thai, …) a mark is a letter. */
const accented = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}]/u
const hebrewPoints = /[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7]/
const arabicPoints = /[\u0610-\u061A\u064B-\u065F\u0670\u0640]/
const mark = /\p{M}/u

/** Folds a text: compatibility forms, lower case, accents and vowel points gone, any white space one blank. */
export function foldText(source: string): FoldedText {
  const units: string[] = []
  let length = 0
  let base = ''
  let grown = new Int32Array(source.length + 8)
  const push = (text: string, at: number) => {
    if (length + text.length > grown.length) {
      const larger = new Int32Array(grown.length * 2 + text.length)
      larger.set(grown)
      grown = larger
    }
    units.push(text)
    for (let index = 0; index < text.length; index++) grown[length++] = at
  }
  for (let at = 0; at < source.length;) {
    const code = source.charCodeAt(at)
    if (code < 128) {
      if (code > 32) {
        base = source[at]!
        push(code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : base, at)
      } else if (units.at(-1) !== ' ') push(' ', at)
      at++
      continue
    }
    const character = String.fromCodePoint(source.codePointAt(at)!)
    for (const part of character.normalize('NFKD').toLowerCase()) {
      if (/\s/u.test(part)) {
        if (units.at(-1) !== ' ') push(' ', at)
      } else if (mark.test(part) || part === '\u0640') {
        if (!accented.test(base) && !hebrewPoints.test(part) && !arabicPoints.test(part)) push(part, at)
      } else {
        base = part
        push(part, at)
      }
    }
    at += character.length
  }
  const last = new Int32Array(length + 1)
  last.set(grown.subarray(0, length))
  last[length] = source.length
  return { text: units.join(''), from: last }
}
