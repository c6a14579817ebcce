import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findInText, firstFoundFrom } from '../../../renderer/reader/find-in-text.ts'
import { foldText } from '../../../renderer/reader/fold-text.ts'
import { moveEdge, spanTo } from '../../../renderer/reader/move-edge.ts'
import { clusterAround, wholeWordsOf } from '../../../renderer/reader/selected-span.ts'
import { anyWords } from './any-article.ts'

const found = (text: string, words: string) =>
  findInText(foldText(text), words).map(({ start, end }) => text.slice(start, end))

describe('finding in a text', () => {
  test.each([
    ['case', 'The Ceasefire. A CEASEFIRE', 'ceasefire', ['Ceasefire', 'CEASEFIRE']],
    ['accents, composed or not', 'Café and Cafe\u0301', 'cafe', ['Café', 'Cafe\u0301']],
    [
      'words across a line and across blocks',
      'peace\nkeepers and peace\n\nkeepers',
      'peace keepers',
      ['peace\nkeepers', 'peace\n\nkeepers'],
    ],
    ['Arabic vowel points and tatweel', 'وَقْف إطلاق', 'وقف', ['وَقْف']],
    ['Hebrew points', 'שָׁלוֹם', 'שלום', ['שָׁלוֹם']],
    ['Armenian capitals', 'ՀԱՅԱՍՏԱՆ', 'հայաստան', ['ՀԱՅԱՍՏԱՆ']],
    ['a ligature as its letters', 'the ﬁrst', 'fir', ['ﬁr']],
    ['half of a ligature as the whole sign', 'oﬃce', 'of', ['oﬃ']],
  ])('does not mind %s', (_, text, words, expected) => expect(found(text, words)).toEqual(expected))

  test('keeps Devanagari vowel signs, which are letters', () => expect(found('में मा', 'म')).toEqual(['म', 'म']))
  test('finds nothing for nothing', () => expect(found('any words', '  ')).toEqual([]))
  test('begins with the first place that ends after an offset, then at the first of all', () => {
    const places = [
      { start: 0, end: 3 },
      { start: 9, end: 12 },
    ]
    expect([0, 5, 20].map((offset) => firstFoundFrom(places, offset))).toEqual([0, 1, 0])
    expect(firstFoundFrom([], 0)).toBe(-1)
  })

  test('begins where the words stand as written and whole: RT is not in the midst of “part”', () => {
    const text = 'A part of it, RT reported.'
    const places = findInText(foldText(text), 'RT')
    expect(places).toHaveLength(3)
    expect(places[firstFoundFrom(places, 0, { text, words: 'RT' })]).toEqual({ start: 14, end: 16 })
    expect(places[firstFoundFrom(places, 20, { text, words: 'RT' })]).toEqual({ start: 14, end: 16 })
    expect(firstFoundFrom(places, 0, { text, words: 'rt' })).toBe(0)
  })
  test.each([
    [
      'by its first and last words',
      'In all at least 27 people were killed there.',
      'at least...killed',
      ['at least 27 people were killed'],
    ],
    ['to the nearest of the last words', 'war and war and peace', 'war...and', ['war and', 'war and']],
    ['as dots where the text has them', 'well... yes. well, no yes', 'well... yes', ['well... yes']],
    ['not when the end comes before the start', 'killed, at least', 'at least...killed', []],
    ['not without an end', 'at least 27', 'at least...', []],
  ])('finds a stretch %s', (_, text, words, expected) => expect(found(text, words)).toEqual(expected))

  test('every word of a text is found at its own place', () => {
    fc.assert(
      fc.property(anyWords, anyWords, anyWords, (before, words, after) => {
        fc.pre(words.trim() !== '')
        const text = `${before}\n\n${words}\n\n${after}`
        expect(findInText(foldText(text), words).some(({ start }) => start === before.length + 2)).toBe(true)
      }),
    )
  })
})

describe('what can become a passage', () => {
  test('loses the white space at its edges', () => {
    expect(wholeWordsOf('  two words \n\n', { start: 0, end: 14 })).toEqual({ start: 2, end: 11 })
  })
  test('takes a family emoji whole, whichever part was selected', () => {
    const text = 'a 👨‍👩‍👧‍👦 b'
    const whole = { start: 2, end: text.indexOf(' b') }
    for (let start = 2; start < whole.end - 1; start++)
      expect(wholeWordsOf(text, { start, end: start + 1 })).toEqual(whole)
  })
  test('is nothing when only white space was selected', () => {
    expect(wholeWordsOf('a   b', { start: 1, end: 4 })).toBeNull()
  })
  test('never cuts a cluster and never begins or ends in white space', () => {
    fc.assert(
      fc.property(anyWords, fc.nat(60), fc.nat(60), (text, a, b) => {
        const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)]
        const span = wholeWordsOf(text, { start, end })
        if (!span) return
        expect(clusterAround(text, span.start).start).toBe(span.start)
        if (span.end < text.length) expect(clusterAround(text, span.end).start).toBe(span.end)
        expect(text.slice(span.start, span.end)).toBe(text.slice(span.start, span.end).trim())
      }),
    )
  })
})

describe('an edge of a passage', () => {
  const text = 'one two three four'
  const two = { start: 4, end: 7 }
  test.each([
    ['its end a word on', 'end', true, 'word', 'two three'],
    ['its start a word back', 'start', false, 'word', 'one two'],
    ['its end a character on, over the blank', 'end', true, 'character', 'two t'],
    ['its end a character back', 'end', false, 'character', 'tw'],
    ['its start a character on', 'start', true, 'character', 'wo'],
  ] as const)('moves %s', (_, edge, forward, step, words) => {
    const moved = moveEdge(text, two, edge, forward, step)
    expect(moved && text.slice(moved.start, moved.end)).toBe(words)
  })
  test('never passes the other edge', () => {
    expect(moveEdge(text, two, 'end', false, 'word')).toBeNull()
    expect(spanTo(text, two, 'start', 9)).toBeNull()
  })
  test('goes no further than the text', () => {
    expect(moveEdge(text, { start: 14, end: 18 }, 'end', true, 'word')).toBeNull()
    expect(moveEdge(text, { start: 0, end: 3 }, 'start', false, 'character')).toBeNull()
  })
})
