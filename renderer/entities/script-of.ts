/** Scripts that names are told apart by, with their ISO 15924 codes. Japanese and Korean are looked for before Han. */
const scripts = [
  ['Latn', /\p{Script=Latin}/gu],
  ['Cyrl', /\p{Script=Cyrillic}/gu],
  ['Armn', /\p{Script=Armenian}/gu],
  ['Arab', /\p{Script=Arabic}/gu],
  ['Hebr', /\p{Script=Hebrew}/gu],
  ['Grek', /\p{Script=Greek}/gu],
  ['Geor', /\p{Script=Georgian}/gu],
  ['Jpan', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Kore', /\p{Script=Hangul}/gu],
  ['Hani', /\p{Script=Han}/gu],
  ['Deva', /\p{Script=Devanagari}/gu],
  ['Beng', /\p{Script=Bengali}/gu],
  ['Guru', /\p{Script=Gurmukhi}/gu],
  ['Gujr', /\p{Script=Gujarati}/gu],
  ['Taml', /\p{Script=Tamil}/gu],
  ['Telu', /\p{Script=Telugu}/gu],
  ['Knda', /\p{Script=Kannada}/gu],
  ['Mlym', /\p{Script=Malayalam}/gu],
  ['Sinh', /\p{Script=Sinhala}/gu],
  ['Thai', /\p{Script=Thai}/gu],
  ['Laoo', /\p{Script=Lao}/gu],
  ['Mymr', /\p{Script=Myanmar}/gu],
  ['Khmr', /\p{Script=Khmer}/gu],
  ['Tibt', /\p{Script=Tibetan}/gu],
  ['Ethi', /\p{Script=Ethiopic}/gu],
  ['Syrc', /\p{Script=Syriac}/gu],
  ['Thaa', /\p{Script=Thaana}/gu],
  ['Mong', /\p{Script=Mongolian}/gu],
  ['Nkoo', /\p{Script=Nko}/gu],
  ['Tfng', /\p{Script=Tifinagh}/gu],
] as const

/** The script that most letters of a name are written in; undefined where it has none of these. */
export function scriptOf(name: string): string | undefined {
  const counted = scripts.map(([code, letters]) => ({ code, count: name.match(letters)?.length ?? 0 }))
  const most = Math.max(...counted.map(({ count }) => count))
  if (most === 0) return undefined
  const found = counted.find(({ count }) => count === most)?.code
  // Japanese names are mostly Han: one syllable of its own tells them.
  const isJapanese = found === 'Hani' && counted.some(({ code, count }) => code === 'Jpan' && count > 0)
  return isJapanese ? 'Jpan' : found
}

const names = new Intl.DisplayNames(['en'], { type: 'script', fallback: 'code' })

/** A script in words: "Armenian"; what is no code comes back as it is. */
export function scriptWords(code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}
