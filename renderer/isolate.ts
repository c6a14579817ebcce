/** Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms, and the right-to-left scripts beyond the first plane. */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

const [first, last] = ['\u2068', '\u2069']

/**
 * Words of a person inside a sentence of the interface: what runs from right to left keeps its order to itself, so that
 * numbers, brackets and marks beside it stay where the sentence has them. Others stay as they are, and so does what is
 * put together of isolated words already.
 */
export function isolated(words: string): string {
  return rightToLeft.test(words) && !words.includes(first) ? first + words + last : words
}

/** A sentence that leaves the window as plain text, such as a report. */
export function withoutIsolates(sentence: string): string {
  return sentence.replaceAll(first, '').replaceAll(last, '')
}
