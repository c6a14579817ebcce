import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBibliography } from '../../../main/import/bibliography/read-bibliography.ts'
import { articleReference, type Facts, factsOf } from '../../../main/references/article-reference.ts'
import { createCitationKeys, writeBibtex } from '../../../main/references/write-bibtex.ts'
import { writeRis } from '../../../main/references/write-ris.ts'

const line = (text: string) => text.replace(/\s+/g, ' ').trim().normalize('NFC')
const awkward = fc.constantFrom(
  '{',
  '}',
  '\\',
  '%',
  '&',
  '$',
  '#',
  '_',
  '~',
  '^',
  '--',
  "''",
  '``',
  '"',
  '@',
  'TY  - x',
  ';',
  'and',
  ',',
  '😀',
  'é',
  'ж',
  'ش',
  '<b>',
)
const words = fc
  .array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), awkward), { minLength: 1, maxLength: 6 })
  .map((parts) => line(parts.join(' ').replace(/[\p{Cc}\p{Cs}\u2028\u2029\uFEFF]/gu, '')))
  .filter((text) => text !== '')
// A comma in a name is where RIS splits it, so a body's name with one comes back turned round.
const body = words.map((text) => line(text.replaceAll(',', ''))).filter((text) => text !== '')
const person = fc.tuple(
  fc.constantFrom('Ana', 'José', 'Ши', 'J. R.'),
  fc.constantFrom('Petrosyan', 'Müller', "O'Brien", 'van Dam', 'Ան'),
)
const author = fc.oneof(
  body.filter((text) => !/^(?:and|others)$/i.test(text)),
  person.map((parts) => parts.join(' ')),
)
const date = fc.constantFrom(
  '2023',
  '2023-09',
  '2023-09-20',
  '2023-09-19/2023-09-20',
  '2023-09?',
  '199X',
  '2023-09-19/..',
  '2023-21',
  '2023~',
)
const article: fc.Arbitrary<Facts> = fc.record(
  {
    title: words,
    authors: fc.uniqueArray(author, { maxLength: 4 }),
    outlet: words,
    url: fc.webUrl().map((url) => url.replace(/[{}]/g, '')),
    publishedAt: date,
    language: fc.constantFrom('en', 'hy', 'zh-Hant'),
  },
  { requiredKeys: ['title', 'authors'] },
)

const read = (format: 'ris' | 'bibtex' | 'csl', text: string) => {
  const { records, problems } = readBibliography(format, text)
  expect(problems).toEqual([])
  return records.map(({ item }) => factsOf(item))
}

describe('references exported and imported again', () => {
  it('RIS brings back what articles say of themselves', () => {
    fc.assert(
      fc.property(fc.array(article, { minLength: 1, maxLength: 3 }), (articles) => {
        const written = articles.map((one) => writeRis(articleReference(one)))
        expect(written.flatMap(({ left }) => left)).toEqual([])
        expect(read('ris', written.map(({ text }) => text).join(''))).toEqual(articles)
      }),
    )
  })

  it('BibTeX brings back what articles say of themselves', () => {
    fc.assert(
      fc.property(fc.array(article, { minLength: 1, maxLength: 3 }), (articles) => {
        const keyOf = createCitationKeys()
        const items = articles.map((one) => articleReference(one))
        const written = items.map((item) => writeBibtex(item, keyOf(item)))
        expect(written.flatMap(({ left }) => left)).toEqual([])
        expect(read('bibtex', written.map(({ text }) => text).join(''))).toEqual(articles)
      }),
    )
  })

  it('CSL-JSON brings back the whole record', () => {
    fc.assert(
      fc.property(fc.array(article, { minLength: 1, maxLength: 3 }), (articles) => {
        const items = articles.map((one) => articleReference(one))
        const { records } = readBibliography('csl', JSON.stringify(items))
        expect(records.map(({ item }) => item)).toEqual(items)
        expect(records.map(({ item }) => factsOf(item))).toEqual(articles)
      }),
    )
  })
})

describe('a record with more than articles have fields for', () => {
  const item = {
    id: 'doe2020',
    type: 'chapter',
    title: 'On {braces} & 50 %',
    author: [{ family: 'Doe', given: 'Jane', suffix: 'Jr.' }, { literal: 'Ministry of War and Peace' }],
    editor: [{ family: 'Roe', given: 'Max' }],
    'container-title': 'The Book',
    'collection-title': 'The Series',
    publisher: 'Press',
    'publisher-place': 'Yerevan',
    page: '12-30',
    volume: '3',
    edition: '2',
    ISBN: '978-3-642-32156-6',
    DOI: '10.1000/xyz_1',
    URL: 'https://example.org/a_b%20c',
    abstract: 'First line.',
    keyword: 'war; peace',
    language: 'en',
    issued: { 'date-parts': [[2020, 5, 1]] },
    accessed: { 'date-parts': [[2021, 2, 3]] },
  }

  it('comes back from RIS', () => {
    const { text, left } = writeRis(item)
    expect(left).toEqual([])
    expect(readBibliography('ris', text).records[0]?.item).toEqual(item)
  })

  it('comes back from BibTeX', () => {
    const { text, left } = writeBibtex(item, 'doe2020')
    expect(left).toEqual([])
    expect(readBibliography('bibtex', text).records[0]?.item).toEqual(item)
  })

  it('keeps fields of the format that CSL has none for', () => {
    const ris = 'TY  - NEWS\nID  - 1\nTI  - T\nRP  - IN FILE\nU5  - mine\nU5  - also\nER  - \n'
    const [record] = readBibliography('ris', ris).records
    const written = writeRis(record?.item as never).text
    expect(written).toContain('RP  - IN FILE\nU5  - mine\nU5  - also\n')
    const bib = '@manual{k,\n title = {T}, acmid = {12}, howpublished = {By hand} }'
    const [entry] = readBibliography('bibtex', bib).records
    const { text } = writeBibtex(entry?.item as never, 'k')
    expect(text).toMatch(/^@manual\{k,[^]*acmid = \{12\}[^]*howpublished = \{By hand\}/)
  })
})
