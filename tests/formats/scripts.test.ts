import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { InvertedIndex } from '../../main/search/inverted-index.ts'
import { parseQuery } from '../../main/search/parse-query.ts'
import { hitsIn } from '../../main/search/snippet.ts'
import { termsOf } from '../../main/search/tokens.ts'
import { wordsOf } from '../../main/text/words.ts'
import { document, find } from '../main/search/indexed.ts'
import { scanned, theLongWay } from '../main/search/scanning.ts'

const folder = new URL('../../../shared/data/f_multiscript/', import.meta.url)
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

test.skipIf(files.length === 0)(
  'the scanner finds just the terms that folding the whole text finds, in every script at hand',
  () => {
    for (const name of files) {
      const text = readFileSync(new URL(name, folder), 'utf8').slice(0, 200_000)
      expect(scanned(text), name).toEqual(theLongWay(text))
    }
  },
)
