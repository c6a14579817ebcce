import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countWords, wordsOf } from '../../../main/text/words.ts'

const textsOf = (text: string) => wordsOf(text).map((word) => word.text)

describe('words', () => {
  it.each([
    ['At least seven civilians', ['At', 'least', 'seven', 'civilians']],
    ['Guterres’s RT-TASS', ['Guterres', 's', 'RT', 'TASS']],
    ['l’Azerbaïdjan', ['l', 'Azerbaïdjan']],
    ["п’ять п'ять пʼять", ['п', 'ять', 'п', 'ять', 'п', 'ять']],
    ['over 1,000 COVID19', ['over', '1', '000', 'COVID19']],
    ['soft\u00ADhyphen', ['soft\u00ADhyphen']],
    ['שָׁלוֹם עולם', ['שָׁלוֹם', 'עולם']],
    ['काठमाडौँ', ['काठमाडौँ']],
    ['𝔘𝔫𝔦 🇦🇲 x', ['𝔘𝔫𝔦', 'x']],
    ['', []],
    ['… — !', []],
  ])('%s', (text, words) => {
    expect(textsOf(text)).toEqual(words)
  })

  it('scripts without spaces are split into words', () => {
    expect(textsOf('世界人権宣言').length).toBeGreaterThan(1)
    expect(textsOf('ในวันพุธ').length).toBeGreaterThan(1)
    expect(textsOf('在RT報道')).toContain('RT')
  })

  it('law: every word slices back, in order, without touching the next', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        let last = 0
        for (const word of wordsOf(text)) {
          expect(text.slice(word.start, word.end)).toBe(word.text)
          expect(word.start).toBeGreaterThanOrEqual(last)
          expect(word.end).toBeGreaterThan(word.start)
          last = word.end
        }
      }),
    )
  })

  it('law: two texts side by side have the words of both', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(textsOf(`${a}\n\n${b}`)).toEqual([...textsOf(a), ...textsOf(b)])
      }),
    )
  })

  it('a reader counts don’t as one word, and a long text in pieces as in one', () => {
    expect(countWords('They don’t agree')).toBe(3)
    expect(countWords('ceasefire agreement '.repeat(5000))).toBe(10_000)
  })
})
