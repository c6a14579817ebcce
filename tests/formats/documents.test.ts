import { readdirSync, readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { plainTextOf } from '#contract/article-text.ts'
import { parseFile } from '../../main/import/parse-file.ts'
import { hasSharedData, shared } from '../main/import/shared-data.ts'
import { bagScore, median, orderScore, wordsIn } from './word-score.ts'

const filesIn = (folder: string, ending: string) =>
  hasSharedData ? readdirSync(shared(folder)).filter((name) => name.endsWith(ending)) : []

async function read(folder: string, name: string) {
  const parsed = await parseFile({ name, bytes: readFileSync(shared(folder, name)) })
  if (parsed.kind === 'refused') return { name, refused: parsed.why, text: '', parsed: null }
  return { name, refused: null, text: plainTextOf(parsed.text.blocks), parsed: parsed.text }
}

describe.skipIf(!hasSharedData)('Word documents beside what pandoc reads in them', async () => {
  const documents = await Promise.all(filesIn('e_docx', '.docx').map((name) => read('e_docx', name)))
  const scored = documents.map(({ name, text, refused }) => {
    const expected = wordsIn(readFileSync(shared('e_docx', `${name}.pandoc.txt`), 'utf8'))
    const found = wordsIn(text)
    return { name, refused, expected, bag: bagScore(found, expected), order: orderScore(found, expected) }
  })

  it('have the same words in the same order', () => {
    const withWords = scored.filter(({ expected }) => expected.length > 0)
    expect(withWords.length).toBeGreaterThanOrEqual(7)
    expect(withWords.filter(({ bag }) => bag < 0.95)).toEqual([])
    expect(median(withWords.map(({ bag }) => bag))).toBeGreaterThanOrEqual(0.97)
    expect(median(withWords.map(({ order }) => order))).toBeGreaterThanOrEqual(0.97)
  })

  it('without words say so', () => {
    const without = scored.filter(({ expected }) => expected.length === 0)
    expect(without.map(({ name, refused }) => [name, refused])).toEqual([
      ['empty.docx', 'noText'],
      ['tiny-picture.docx', 'noText'],
    ])
  })
})

describe.skipIf(!hasSharedData)('PDFs beside what poppler reads in them', async () => {
  const documents = await Promise.all(filesIn('e_pdf/text', '.pdf').map((name) => read('e_pdf/text', name)))
  const readable = documents.filter(({ refused }) => refused === null)
  const second = (name: string) => readFileSync(shared('e_pdf/text', `${name}.poppler.txt`), 'utf8')

  it('have the same words', () => {
    const scored = readable.filter(({ name }) => name !== 'XiaoBiaoSong.pdf')
    const scores = scored.map(({ name, text }) => bagScore(wordsIn(text), wordsIn(second(name))))
    expect(scores.length).toBeGreaterThanOrEqual(27)
    expect(median(scores)).toBeGreaterThanOrEqual(0.95)
    // What is lower has a font without a table of its letters, of which poppler makes other signs.
    expect(scores.filter((score) => score < 0.9).length).toBeLessThanOrEqual(3)
  })

  it('have no broken letters where poppler has none', () => {
    const broken = readable.filter(({ name, text }) => text.includes('\uFFFD') && !second(name).includes('\uFFFD'))
    expect(broken.map(({ name }) => name)).toEqual([])
  })

  it('say the page of every block, rising', () => {
    for (const { name, parsed } of readable) {
      const pages = parsed?.blocks.map(({ page }) => page ?? 0) ?? []
      expect({ name, pages }).toEqual({ name, pages: pages.toSorted((a, b) => a - b) })
      expect(pages[0], name).toBeGreaterThanOrEqual(1)
    }
  })

  it('that name a character table without holding it are read like all others', () => {
    expect(documents.filter(({ refused }) => refused !== null).map(({ name, refused }) => [name, refused])).toEqual([])
    for (const [name, words] of [
      ['XiaoBiaoSong.pdf', '关于红军作战的原则'],
      ['issue20489.pdf', '北斗星'],
    ] as const)
      expect(documents.find((one) => one.name === name)?.text, name).toContain(words)
    // Without those tables poppler gives this one's bytes one by one; read as what they are, they are our words.
    const bytes = Buffer.from(second('XiaoBiaoSong.pdf'), 'latin1')
    const signs = (text: string) => text.match(/\p{Script=Han}/gu) ?? []
    const song = documents.find(({ name }) => name === 'XiaoBiaoSong.pdf')?.text ?? ''
    expect(bagScore(signs(song), signs(iconv.decode(bytes, 'gbk')))).toBeGreaterThan(0.95)
  })
})

describe.skipIf(!hasSharedData)('books', async () => {
  type Expected = Record<string, { title: string }>
  const expected = hasSharedData ? (JSON.parse(readFileSync(shared('e_epub/_expect.json'), 'utf8')) as Expected) : {}
  const books = await Promise.all(filesIn('e_epub', '.epub').map((name) => read('e_epub', name)))
  const book = (name: string) => books.find((one) => one.name === name)

  it('have their title, exactly', () => {
    const titled = books.filter(({ name, refused }) => expected[name] && refused === null)
    const wrong = titled.filter(({ name, parsed }) => parsed?.title !== expected[name]?.title)
    expect(titled.length).toBeGreaterThan(40)
    // One book holds three packages; the title in the list is of one that its container does not name.
    expect(wrong.map(({ name, parsed }) => [name, parsed?.title])).toEqual([
      ['ocf-package_arbitrary.epub', 'ocf-package_arbitrary'],
    ])
  })

  it('are read in their reading order', () => {
    const text = book('pkg-spine-order.epub')?.text ?? ''
    const places = ['first', 'second', 'third', 'last'].map((word) => text.indexOf(`must appear ${word}`))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('of which a part is no page of text show what they offer in its place', () => {
    expect(book('pub-foreign_json-spine.epub')?.text).toMatch(/pass/i)
    expect(book('pub-foreign_xml-suffix-spine.epub')?.text).toMatch(/pass/i)
  })

  it('with words are read, all of them; one of pictures alone says so', () => {
    expect(books.filter(({ refused }) => refused !== null).map(({ name, refused }) => [name, refused])).toEqual([
      ['scr-support_svg.epub', 'noText'],
    ])
  })
})
