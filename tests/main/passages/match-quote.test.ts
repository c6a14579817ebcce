import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codePointsOf } from '../../../main/passages/code-points.ts'
import { matchQuote } from '../../../main/passages/match-quote.ts'

const anyText = fc.string({ unit: 'grapheme', maxLength: 200 })

test('offsets go to code points and back', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), (text, pick) => {
      const points = codePointsOf(text)
      const characters = [...text]
      const at = pick % (characters.length + 1)
      const units = characters.slice(0, at).join('').length
      expect(points.toUnits(at)).toBe(units)
      expect(points.toPoints(units)).toBe(at)
      expect(points.toUnits(characters.length + 1)).toBeNull()
    }),
  )
})

test('a quote at its position is anchored there, counted in code points or in code units', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
      const characters = [...text]
      const [from, to] = [a % (characters.length + 1), b % (characters.length + 1)].toSorted((x, y) => x - y)
      const start = characters.slice(0, from).join('').length
      const end = characters.slice(0, to).join('').length
      const exact = text.slice(start, end)
      fc.pre(exact.trim() !== '' && exact === exact.normalize('NFC'))
      const around = { prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) }
      const found = { start, end, how: 'anchored' }
      expect(matchQuote(text, { exact, ...around, start: from, end: to })).toEqual(found)
      const inUnits = matchQuote(text, { exact, ...around, start, end })
      expect(text.slice(inUnits?.start, inUnits?.end)).toBe(exact)
    }),
  )
})

test('the reading of a position whose words are the quote is taken', () => {
  const text = '😀😀 one two one two'
  expect(matchQuote(text, { exact: 'two', start: 7, end: 10 })).toEqual({ start: 9, end: 12, how: 'anchored' })
  expect(matchQuote(text, { exact: 'two', start: 9, end: 12 })).toEqual({ start: 9, end: 12, how: 'anchored' })
})

test('surroundings win over a wrong position', () => {
  const text = 'the war began. the war ended.'
  expect(matchQuote(text, { exact: 'the war', prefix: 'began. ', suffix: ' ended', start: 0, end: 7 })).toEqual({
    start: 15,
    end: 22,
    how: 'moved',
  })
})

test('words that stand in several places without a word on which are not called anchored', () => {
  expect(matchQuote('war and war', { exact: 'war' })).toMatchObject({ how: 'moved' })
  expect(matchQuote('war and war', { exact: 'war', prefix: 'and ' })).toEqual({ start: 8, end: 11, how: 'anchored' })
  expect(matchQuote('war and peace', { exact: 'peace' })).toEqual({ start: 8, end: 13, how: 'anchored' })
})

test('other white space and other spelling are found and said', () => {
  const text = 'At least 27\n\npeople were killed, the ministry said on Tuesday.'
  expect(matchQuote(text, { exact: 'At least 27 people' })).toEqual({ start: 0, end: 18 + 1, how: 'moved' })
  const edited = matchQuote(text, { exact: 'the ministery says on Tuesday' })
  expect(edited?.how).toBe('changed')
  expect(text.slice(edited?.start, edited?.end)).toBe('the ministry said on Tuesday')
})

test('words that are not there are not found on others', () => {
  expect(matchQuote('The ceasefire took effect at 1 pm local time.', { exact: 'A telephone call was made' })).toBeNull()
  expect(matchQuote('short', { exact: 'abc' })).toBeNull()
  expect(matchQuote('', { exact: 'abc', start: 0, end: 3 })).toBeNull()
  expect(matchQuote('text', { start: 2, end: 900 })).toBeNull()
})

test('a decomposed quote is found in the composed text', () => {
  expect(matchQuote('said António Guterres', { exact: 'Anto\u0301nio' })).toEqual({
    start: 5,
    end: 12,
    how: 'anchored',
  })
})
