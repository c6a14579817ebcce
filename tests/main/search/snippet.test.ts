import { readdirSync, existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InvertedIndex } from '../../../main/search/inverted-index.ts'
import { parseQuery } from '../../../main/search/parse-query.ts'
import { hitsIn, snippetOf } from '../../../main/search/snippet.ts'
import { termsOf } from '../../../main/search/tokens.ts'
import { document, find } from './indexed.ts'
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

const folder = new URL('../../../../shared/data/f_multiscript/', import.meta.url)
const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(tsv|html)$/.test(name))
  : []

const picks = 6

test.skipIf(files.length === 0)('in every script at hand a word taken at random is found where it stands', () => {
  const texts = files.map((name) =>
    readFileSync(new URL(name, folder), 'utf8')
      .replace(/<[^>]*>/g, ' ')
      .normalize('NFC'),
  )
  const index = new InvertedIndex()
  texts.forEach((text, at) => index.put(document(String(at), text)))
  let asked = 0
  texts.forEach((text, at) => {
    const words = wordsOf(text)
    for (let pick = 0; pick < picks; pick += 1) {
      const word = words[Math.floor(((pick + 0.5) / picks) * words.length)]
      if (!word || termsOf(word.text).length === 0) continue
      for (const spelled of [word.text, word.text.normalize('NFD'), word.text.toUpperCase()]) {
        if (spelled !== word.text && termsOf(spelled).join(' ') !== termsOf(word.text).join(' ')) continue
        const found = find(index, `"${spelled}"`)
        expect(found, `${files[at] ?? ''}: ${spelled}`).toContain(String(at))
        const places = hitsIn(text, parseQuery(`"${spelled}"`))
        expect(
          places.some((hit) => hit.start === word.start && hit.end === word.end),
          `${files[at] ?? ''}: ${spelled}`,
        ).toBe(true)
        asked += 1
      }
    }
  })
  expect(asked).toBeGreaterThan(files.length * picks)
})
