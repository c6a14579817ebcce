import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentenceAround, sentenceRange } from '../../../main/text/sentences.ts'

function around(text: string, words: string, options?: { language?: string; limit?: number }) {
  const start = text.indexOf(words)
  return sentenceAround(text, { start, end: start + words.length }, options)
}

describe('sentences', () => {
  const text =
    'A ceasefire holds. Mr. Pashinyan and U.S. Secretary of\nState A. Blinken spoke. It rained.\n\nNext block'

  it('the sentence that holds the words is given on one line', () => {
    expect(around(text, 'Pashinyan')).toBe('Mr. Pashinyan and U.S. Secretary of State A. Blinken spoke.')
    expect(around(text, 'ceasefire')).toBe('A ceasefire holds.')
  })

  it('a sentence never crosses a block', () => {
    expect(around('A headline\n\nThe text goes on', 'headline')).toBe('A headline')
    expect(around('A headline\n\nThe text goes on', 'goes')).toBe('The text goes on')
  })

  it('a range over two sentences or blocks gets all it touches', () => {
    expect(around(text, 'holds. Mr')).toMatch(/^A ceasefire holds\. Mr\. Pashinyan .* spoke\.$/)
    expect(around(text, 'rained.\n\nNext')).toBe('It rained. Next block')
  })

  it('other full stops end a sentence too', () => {
    expect(around('停火生效。士兵撤离。', '士兵', { language: 'zh' })).toBe('士兵撤离。')
    expect(around('وقف إطلاق النار. هل انتهى؟ نعم.', 'انتهى', { language: 'ar' })).toBe('هل انتهى؟')
    expect(around('संघर्ष विराम। सैनिक लौटे।', 'सैनिक', { language: 'hi' })).toBe('सैनिक लौटे।')
  })

  it('a giant sentence is cut at words around the range', () => {
    const giant = `${'word '.repeat(3000)}TARGET ${'other '.repeat(3000)}`
    const shown = around(giant, 'TARGET', { limit: 100 })
    expect(shown).toMatch(/^…(word )+TARGET( other)+…$/)
    expect(shown.length).toBeLessThanOrEqual(110)
  })

  it('a language tag that is nonsense does no harm', () => {
    expect(around(text, 'rained', { language: 'not a language' })).toBe('It rained.')
  })

  it('law: the sentence holds its range and stays in its block', () => {
    const blocks = fc.array(
      fc.string({ unit: 'grapheme', minLength: 1 }).map((block) => block.replaceAll('\n', ' ')),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(blocks, fc.nat(), fc.nat(), (parts, which, at) => {
        const index = which % parts.length
        const block = parts[index] ?? ''
        const before = parts.slice(0, index).join('\n\n')
        const from = index === 0 ? 0 : before.length + 2
        const start = from + (at % block.length)
        const range = sentenceRange(parts.join('\n\n'), start, start + 1)
        expect(range.start).toBeLessThanOrEqual(start)
        expect(range.end).toBeGreaterThan(start)
        expect(range.start).toBeGreaterThanOrEqual(from)
        expect(range.end).toBeLessThanOrEqual(from + block.length)
      }),
    )
  })
})
