import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashOf, TermScanner } from '../../../main/search/term-scanner.ts'
import { eachTerm } from '../../../main/search/tokens.ts'
import { originalRange } from '../../../main/text/fold.ts'

type Found = { term: string; start: number; end: number }

function scanned(text: string): Found[] {
  const scanner = new TermScanner()
  const found: Found[] = []
  scanner.scan(text, () => {
    const term = scanner.term()
    expect(scanner.hash).toBe(hashOf(term))
    found.push({ term, start: scanner.start, end: scanner.end })
  })
  return found
}

function theLongWay(text: string): Found[] {
  const found: Found[] = []
  eachTerm(text, (term, start, end, folded) => found.push({ term, ...originalRange(folded, start, end) }))
  return found
}

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

const folder = new URL('../../../../shared/data/f_multiscript/', import.meta.url)
const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(tsv|html)$/.test(name))
  : []

test.skipIf(files.length === 0)('… and in every script at hand', () => {
  for (const name of files) {
    const text = readFileSync(new URL(name, folder), 'utf8').slice(0, 200_000)
    expect(scanned(text), name).toEqual(theLongWay(text))
  }
})
