import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldedOffset, foldName, foldText, originalRange } from '../../../main/text/fold.ts'

const scraps = [
  'Azerbaijan',
  'António Guterres’s',
  'Anto\u0301nio',
  'İlham Əliyev',
  'Straße',
  'ﬁve',
  'Ереван ёлка й',
  'и\u0306',
  'Հայաստանի և',
  'שָׁלוֹם',
  'مُحَمَّد أحمد',
  'काठमाडौँ',
  'กรุงเทพมหานคร',
  '日本語がガｶﾞ',
  '한국어 가각',
  '👩‍👩‍👧‍👦 🇦🇲',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢',
  'soft\u00ADhyphen',
  '\u200Fאבג\u200E',
  ' ',
  '\n\n',
  '\u0301',
  '\uD83D',
  'Ǆ ㎏ …',
]
const mixed = fc
  .array(fc.oneof(fc.constantFrom(...scraps), fc.string({ unit: 'binary', maxLength: 6 })))
  .map((parts) => parts.join(''))

describe('folding', () => {
  it.each([
    ['António', 'antonio'],
    ['ANTO\u0301NIO', 'antonio'],
    ['Wałęsa Łódź', 'walesa lodz'],
    ['Straße', 'strasse'],
    ['İstanbul ISPARTA ısparta', 'istanbul isparta isparta'],
    ['Erdoğan', 'erdogan'],
    ['Ἀθῆναι ΟΔΟΣ οδός', 'αθηναι οδοσ οδοσ'],
    ['Ёлка', 'елка'],
    ['Հայաստան և', 'հայաստան եւ'],
    ['שָׁלוֹם', 'שלום'],
    ['مُحَمَّد', 'محمد'],
    ['محـــمد', 'محمد'],
    ['ＲＴ ﬁve', 'rt five'],
    ['soft\u00ADhyphen', 'softhyphen'],
  ])('%s folds to %s', (text, folded) => {
    expect(foldText(text)).toBe(folded)
    expect(foldText(text, 'name')).toBe(folded)
  })

  it.each(['काठमाडौँ', 'กำลังที่', 'မြန်မာ', 'ភាសាខ្មែរ', 'ພາສາລາວ', 'がガ'])('marks of %s are letters and stay', (text) => {
    expect(foldText(text).normalize('NFKC')).toBe(text.normalize('NFKC'))
  })

  it('a text of ASCII folds as letter by letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), fc.constantFrom('search', 'name'), (text, purpose) => {
        expect(foldText(text, purpose)).toBe(fold(text, purpose).text)
      }),
    )
  })

  it('й equals и in search and never between names', () => {
    expect(foldText('Йод')).toBe(foldText('иод'))
    expect(foldText('и\u0306од')).toBe(foldText('иод'))
    expect(foldText('Йод', 'name')).toBe('йод')
    expect(foldText('и\u0306од', 'name')).toBe('йод')
  })

  it('alef with hamza equals alef in search alone', () => {
    expect(foldText('أحمد')).toBe(foldText('احمد'))
    expect(foldText('أحمد', 'name')).not.toBe(foldText('احمد', 'name'))
  })

  it('names are equal over white space, dashes and apostrophes', () => {
    expect(foldName(' Nagorno\u2011Karabakh ')).toBe(foldName('nagorno  karabakh'))
    expect(foldName('O’Brien')).toBe(foldName("o'brien"))
    expect(foldName('Sanaʿa')).toBe(foldName('Sana’a'))
  })

  it('a find in the folded text slices the original at the words found', () => {
    const text = 'General António Guterres’s straße, 👩‍👩‍👧 Nagorno-Karabakh'
    const folded = fold(text)
    for (const [query, original] of [
      ['antonio', 'António'],
      ['strasse', 'straße'],
      ['stras', 'straß'],
      ['karabakh', 'Karabakh'],
    ] as const) {
      const at = folded.text.indexOf(query)
      const range = originalRange(folded, at, at + query.length)
      expect(text.slice(range.start, range.end)).toBe(original)
    }
  })

  it('law: offsets grow, begin inside the text and end at its length', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        const { text: folded, offsets } = fold(text)
        expect(offsets.length).toBe(folded.length + 1)
        expect(offsets.at(-1)).toBe(text.length)
        for (let index = 1; index < offsets.length; index += 1)
          if ((offsets[index] ?? 0) < (offsets[index - 1] ?? 0)) throw new Error(`offset ${index} goes back`)
      }),
    )
  })

  it('law: the original slice of any folded range folds to what holds that range', () => {
    fc.assert(
      fc.property(mixed, fc.nat(), fc.nat(), (text, a, b) => {
        const folded = fold(text)
        const start = a % (folded.text.length + 1)
        const end = start + (b % (folded.text.length - start + 1))
        const range = originalRange(folded, start, end)
        const again = foldText(text.slice(range.start, range.end))
        expect(again).toContain(folded.text.slice(start, end))
        expect(foldedOffset(folded, range.start)).toBeLessThanOrEqual(start)
      }),
    )
  })

  it('law: composed and decomposed spellings fold alike, and folding again changes nothing', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        const folded = foldText(text.normalize('NFC'))
        expect(foldText(text.normalize('NFD'))).toBe(folded)
        expect(foldText(folded)).toBe(folded)
      }),
    )
  })

  it('a long text folds whole', () => {
    const text = 'Straße '.repeat(50_000)
    expect(foldText(text)).toBe('strasse '.repeat(50_000))
  })
})
