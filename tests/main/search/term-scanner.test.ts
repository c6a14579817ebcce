import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scanned, theLongWay } from './scanning.ts'

test('the scanner finds just the terms that folding the whole text finds, in any text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      'cease-fire',
      'António',
      'й',
      'e\u0301',
      'ＡＢＣ',
      'ß',
      'ﬁnd',
      '中国人民',
      'ภาษาไทย',
      '한국어',
      'שָׁלוֹם',
    ),
    fc.constantFrom(' ', ', ', '\u00ad', '\u200b', '\u0301', 'ー', '\ud800', "'", '’', '\u1161', '𐐷', 'x'.repeat(70)),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('')
      const expected = theLongWay(text)
      const found = scanned(text)
      expect(found.map(({ term, end }) => [term, end])).toEqual(expected.map(({ term, end }) => [term, end]))
      // A lone vowel of Korean counts the sign before it as its own; the scanner does not.
      found.forEach(({ start }, at) => expect(start).toBeGreaterThanOrEqual(expected[at]?.start ?? Infinity))
    }),
    { numRuns: 3000 },
  )
})
