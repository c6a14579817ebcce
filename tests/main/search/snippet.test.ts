import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseQuery } from '../../../main/search/parse-query.ts'
import { hitsIn, snippetOf } from '../../../main/search/snippet.ts'
import { termsOf } from '../../../main/search/tokens.ts'
import { wordsOf } from '../../../main/text/words.ts'

test('hits lie where the words stand, whatever their accents', () => {
  const text = 'In Baku, António Guterres’s words: “cease-fire!”'
  const hits = hitsIn(text, parseQuery('guterres antonio "cease fire"'))
  expect(hits.map((hit) => text.slice(hit.start, hit.end))).toEqual(['António', 'Guterres', 'cease-fire'])
})

test('the snippet shows the place where most of the words come together', () => {
  const text = `peace ${'and so on '.repeat(100)} peace and war ${'or not '.repeat(100)}`
  const { snippet, first } = snippetOf(text, parseQuery('war peace '))
  expect(snippet.hits.map(([start, end]) => snippet.text.slice(start, end))).toEqual(['peace', 'war'])
  expect(first && text.slice(first.start, first.end)).toBe('peace')
  expect(snippet.text.length).toBeLessThan(320)
  expect(snippet.text).toMatch(/^….*…$/)
})

test('the marked stretches of a snippet are the words asked for, in any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.nat(), (anything, pick) => {
      // A sign like “℀” unfolds into “a/c”, whose “c” joins the word after it: it has no border of its own.
      const text = anything.replace(/[\p{S}\p{No}]/gu, ' ')
      const words = wordsOf(text).filter((word) => termsOf(word.text).length > 0)
      const word = words[pick % Math.max(1, words.length)]
      fc.pre(word !== undefined)
      const { snippet, first } = snippetOf(text, parseQuery(`"${word.text}"`))
      expect(first).toBeDefined()
      expect(snippet.hits.length).toBeGreaterThan(0)
      for (const [start, end] of snippet.hits) {
        expect(termsOf(snippet.text.slice(start, end)).join(' ')).toContain(termsOf(word.text).join(' '))
      }
    }),
  )
})
