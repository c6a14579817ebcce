import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainTextOf } from '#contract/article-text.ts'
import { titleFromText } from '../../../main/import/parsed-text.ts'
import { readText } from '../../../main/import/read-text.ts'
import { hasSharedData, shared } from './shared-data.ts'

const texts = (source: string) => readText(source).blocks.map((block) => ('text' in block ? block.text : ''))

describe('plain text', () => {
  it.skipIf(!hasSharedData)(
    'the first article of the first library has a date, twelve paragraphs and no headline',
    () => {
      const read = readText(readFileSync(shared('seed/000_4cd44367827434d5.txt'), 'utf8'))
      expect(read.publishedAt).toBe('2023-09-20')
      expect(read.title).toBeUndefined()
      expect(read.blocks).toHaveLength(12)
      expect(plainTextOf(read.blocks)).toMatch(/^Several civilians were killed and dozens wounded/)
      expect(plainTextOf(read.blocks)).not.toContain('2023-09-20')
      expect(titleFromText(read.blocks)).toMatch(/^Several civilians were killed .{40,90}…$/)
    },
  )

  it('paragraphs stand between blank lines; a line break inside one stays', () => {
    expect(texts('One.\r\nTwo.\r\n\r\n \t\r\nThree.\r')).toEqual(['One.\nTwo.', 'Three.'])
  })

  it('one long line a paragraph is one paragraph a line', () => {
    const line = 'The council was warned three times in writing by its own engineers before the flood. '
      .repeat(2)
      .trim()
    expect(texts(`${line}\n${line}\n${line}`)).toHaveLength(3)
  })

  it.each([
    ['Title: A\nDate: yesterday\n\nText.', 'a date that is none'],
    ['Title: A\nTitle: B\n\nText.', 'a title said twice'],
    ['Title: A\nWeather: fine\n\nText.', 'a name not known'],
    ['Source: RT reported\nthat seven were killed.\n\nText.', 'a line that is no header'],
    ['URL: javascript:alert(1)\n\nText.', 'an address that is none'],
    ['date 2023-13-40 is no day\n\nText.', 'a day no calendar has'],
  ])('%j keeps every word as text: %s', (source) => {
    const kept = texts(source).join('\n\n')
    for (const word of source.split(/\s+/)) expect(kept).toContain(word)
  })

  it.each([
    ['Bridge closed\n\nIt was closed.', 'Bridge closed'],
    ['It was closed.\n\nYes.', undefined],
    ['“Closed!”\n\nYes.', undefined],
    ['Two\nlines\n\nYes.', undefined],
    ['Only a line', undefined],
    ['***\n\nYes.', undefined],
  ])('the headline of %j is %s, and stays in the text', (source, title) => {
    const read = readText(source)
    expect(read.title).toBe(title)
    if (title !== undefined) expect(read.blocks[0]).toEqual({ kind: 'heading', level: 1, text: title })
  })

  it('law: no word is lost without a header, and no leaf holds a blank line', () => {
    const piece = fc.constantFrom(
      'Title: A',
      'date 2020-01-01',
      'word',
      'é',
      'Two words.',
      '\n',
      '\n\n',
      '\r\n',
      ' ',
      '\t',
      '👩‍👧',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const source = `x ${pieces.join('')}`
        const read = readText(source)
        expect(plainTextOf(read.blocks).match(/\S+/g)).toEqual(source.match(/\S+/g))
        for (const block of read.blocks) expect('text' in block && block.text).not.toMatch(/\n\n|^\s*$/)
      }),
    )
  })

  it('a title made of a text ends at a sentence or between words', () => {
    const paragraph = (text: string) => [{ kind: 'paragraph' as const, text }]
    expect(titleFromText(paragraph('It was closed. It is open.'))).toBe('It was closed.')
    expect(titleFromText(paragraph('word '.repeat(100)))).toMatch(/^(word )+word…$/)
    expect(titleFromText(paragraph('x'.repeat(500)))).toHaveLength(120)
    expect(titleFromText(paragraph('停火生效。士兵撤离。'))).toBe('停火生效。')
  })
})
