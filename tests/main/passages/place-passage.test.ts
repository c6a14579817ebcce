import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clusterStart, placePassage } from '../../../main/passages/place-passage.ts'

const sha = 'a'.repeat(64)
const place = (text: string, start: number, end: number) => placePassage(text, sha, start, end)

describe('a passage is placed', () => {
  test('with its words, 32 characters on either side and the version of the text', () => {
    const text = `${'x'.repeat(40)} ceasefire ${'y'.repeat(40)}`
    expect(place(text, 41, 50)).toEqual({
      start: 41,
      end: 50,
      exact: 'ceasefire',
      prefix: `${'x'.repeat(31)} `,
      suffix: ` ${'y'.repeat(31)}`,
      textSha256: sha,
    })
  })

  test.each([
    ['a family of four', 'a 👨‍👩‍👧‍👦 b', 4, 5, '👨‍👩‍👧‍👦'],
    ['a flag among flags', '🇦🇲🇦🇿🇷🇺', 5, 7, '🇦🇿'],
    ['a letter with its accent', 'cafe\u0301 noir', 4, 5, 'e\u0301'],
    ['half an emoji', 'a😀b', 2, 3, '😀'],
    ['a syllable of jamo', '\u1112\u1161\u11ab글', 1, 2, '\u1112\u1161\u11ab'],
    ['a Devanagari cluster', 'नमस्ते', 3, 4, 'स्ते'],
    ['Armenian words', 'Արցախի Հանրապետություն', 0, 6, 'Արցախի'],
  ])('over %s as a whole', (_, text, start, end, exact) => {
    expect(place(text, start, end).exact).toBe(exact)
  })

  test.each([
    ['spaces around it', '  the words  ', 0, 13, 'the words'],
    ['line breaks', 'one\n\ntwo', 3, 8, 'two'],
    ['no-break and ideographic spaces', '\u00a0停火\u3000', 0, 4, '停火'],
  ])('without %s', (_, text, start, end, exact) => {
    expect(place(text, start, end).exact).toBe(exact)
  })

  test('over several paragraphs', () => {
    expect(place('one\n\ntwo', 0, 8).exact).toBe('one\n\ntwo')
  })

  test('over an image, which is one character', () => {
    expect(place('a\n\n\uFFFC\n\nb', 3, 4).exact).toBe('\uFFFC')
  })
})

test.each([
  ['only white space', 'a   b', 1, 4, 'no words to mark from “1” to “4”'],
  ['nothing', 'a b', 1, 1, 'no words'],
  ['backwards', 'a b', 2, 1, 'no words'],
  ['past the end', 'a b', 0, 9, 'ends at “3”, before “9”'],
])('%s is refused', (_, text, start, end, message) => {
  expect(() => place(text, start, end)).toThrow(message)
})

const scripts = fc.string({
  unit: fc.constantFrom(
    'a',
    ' ',
    '\n',
    '\r',
    'é',
    'e\u0301',
    '😀',
    '👨‍👩‍👧',
    '🇦🇲',
    '🇦',
    'ن',
    '\u064b',
    'שׁ',
    'क्षि',
    '한',
    '\u1100',
    '\u1161',
    '\u200d',
    'Ա',
    '\uFFFC',
    '\ud83d',
  ),
  maxLength: 60,
})

test('a place is snapped as if the whole text had been segmented', () => {
  const whole = new Intl.Segmenter('und', { granularity: 'grapheme' })
  fc.assert(
    fc.property(scripts, fc.nat(), (text, at) => {
      const offset = text.length === 0 ? 0 : at % (text.length + 1)
      const segment = [...whole.segment(text)].find(
        ({ index, segment }) => index <= offset && offset < index + segment.length,
      )
      expect(clusterStart(text, offset)).toBe(segment?.index ?? text.length)
    }),
    { numRuns: 500 },
  )
})

test('a placed passage holds its words, is trimmed, and placing it again changes nothing', () => {
  fc.assert(
    fc.property(scripts, fc.nat(), fc.nat(), (text, from, length) => {
      const start = from % (text.length + 1)
      const end = Math.min(text.length, start + (length % 20))
      let target
      try {
        target = place(text, start, end)
      } catch {
        expect(text.slice(start, end).trim().length <= 1 || start >= end).toBe(true)
        return
      }
      expect(text.slice(target.start, target.end)).toBe(target.exact)
      expect(target.exact.trim()).not.toBe('')
      expect(place(text, target.start, target.end)).toEqual(target)
    }),
    { numRuns: 500 },
  )
})
