import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { leavesOf, plainTextOf } from '#contract/article-text.ts'
import { readHtml } from '../../../main/import/read-html.ts'
import { recogniseLanguage } from '../../../main/import/recognise-language.ts'
import { fold, foldedOffset, foldText, originalRange } from '../../../main/text/fold.ts'
import { wordsOf } from '../../../main/text/words.ts'
import { hasSharedData, shared } from './shared-data.ts'

// prettier-ignore
const spoken: Record<string, string> = {
  amh: 'am', arb: 'ar', azj_latn: 'az', cmn_hans: 'zh', eng: 'en', fra: 'fr', heb: 'he', hin: 'hi', hye: 'hy', kat: 'ka',
  pes_1: 'fa', rus: 'ru', spa: 'es', tha: 'th', tur: 'tr',
}

describe.skipIf(!hasSharedData)('the Declaration of Human Rights in fifteen languages', () => {
  const files = hasSharedData ? readdirSync(shared('f_multiscript/udhr')).filter((name) => name.endsWith('.html')) : []

  it.each(files)('%s: offsets slice back, every word is found by its folding, the language is known', (name) => {
    const { blocks } = readHtml(readFileSync(shared('f_multiscript/udhr', name), 'utf8'))
    const text = plainTextOf(blocks)
    for (const leaf of leavesOf(blocks)) expect(text.slice(leaf.start, leaf.end)).toBe(leaf.text)
    expect(recogniseLanguage(text)).toBe(spoken[name.replace('.html', '')])

    const folded = fold(text)
    const words = wordsOf(text)
    expect(words.length).toBeGreaterThan(500)
    for (let index = 0; index < words.length; index += Math.floor(words.length / 20)) {
      const { text: word, start, end } = words[index] ?? { text: '', start: 0, end: 0 }
      const at = foldedOffset(folded, start)
      for (const typed of [word, word.normalize('NFD'), word.toUpperCase()]) {
        expect(folded.text.startsWith(foldText(typed), at), typed).toBe(true)
        expect(originalRange(folded, at, at + foldText(typed).length)).toEqual({ start, end })
      }
    }
  })
})
