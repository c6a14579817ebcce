import fc from 'fast-check'

/** Words of many scripts, few enough to stand in a text again and again. */
const words = [
  'the',
  'The',
  'peace',
  'Guterres’s',
  '38',
  'мир',
  'Հայաստան',
  'السلام',
  'שָׁלוֹם',
  '和平协议',
  'สันติภาพ',
  '👨‍👩‍👧‍👦',
  '🇦🇲',
  'क्षेत्र',
  '“Stop,”',
  '—',
]

const paragraph = (word: fc.Arbitrary<string>) =>
  fc.array(word, { minLength: 1, maxLength: 30 }).map((chosen) => chosen.join(' '))

/** Paragraphs in which everything repeats. */
export const repetitiveParagraphs = fc.array(paragraph(fc.constantFrom(...words)), { minLength: 1, maxLength: 6 })

/** Paragraphs in which no word stands twice. */
export const distinctParagraphs = fc
  .array(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 20 }), { minLength: 2, maxLength: 6 })
  .map((paragraphs) => {
    let number = 0
    return paragraphs.map((chosen) => chosen.map((word) => `${word}${(number += 1)}`).join(' '))
  })

/** Where in a text something begins, in thousandths of it, and how long it is. */
export const places = fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 80 }))

export function rangeIn(text: string, [thousandths, length]: [number, number]): { start: number; end: number } {
  const start = Math.floor((thousandths * text.length) / 1000)
  return { start, end: Math.min(text.length, start + length) }
}
