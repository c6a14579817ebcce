import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { plainTextOf } from '#contract/article-text.ts'
import { parsePage } from '../../main/import/dom.ts'
import { parseFile } from '../../main/import/parse-file.ts'
import { blocksOfHtml } from '../../main/import/html-blocks.ts'
import { hasSharedData, shared } from '../main/import/shared-data.ts'
import { bagScore, median, wordsIn } from './word-score.ts'

type Metadata = { title: string; lang?: string | null; publishedTime?: string | null }

/** Pages saved from the web, each with the article that Mozilla cut out of it by hand-checked rules. */
describe.skipIf(!hasSharedData)('saved pages', async () => {
  const names = hasSharedData ? readdirSync(shared('a_readability')) : []
  const pages = await Promise.all(names.map(read))

  it('have the words of the article: 97 in 100 as a rule, never less than 90', () => {
    const scores = pages.map(({ name, score }) => ({ name, score }))
    expect(scores.length).toBeGreaterThan(20)
    expect(scores.filter(({ score }) => score < 0.9)).toEqual([])
    expect(median(scores.map(({ score }) => score))).toBeGreaterThanOrEqual(0.97)
  })

  it('have the title, in at least 95 of 100', () => {
    // A page without a title gets its first sentence for one, so that it has a name in lists.
    const titled = pages.filter(({ expected }) => expected.title !== '')
    const wrong = titled.filter(({ title, expected }) => title !== expected.title.replace(/\s+/g, ' '))
    expect(titled.length).toBeGreaterThan(20)
    expect(wrong.length / titled.length, wrong.map(({ name }) => name).join(', ')).toBeLessThanOrEqual(0.05)
  })

  it('have the day they were published', () => {
    const dated = pages.filter(({ expected }) => expected.publishedTime)
    const wrong = dated.filter(({ day, expected }) => day === undefined || !dayOf(expected).startsWith(day))
    expect(dated.length).toBeGreaterThan(5)
    expect(wrong.map(({ name, day, expected }) => ({ name, day, expected: expected.publishedTime }))).toEqual([])
  })

  it('have the language they say they are in', () => {
    const said = pages.filter(({ expected }) => expected.lang)
    const wrong = said.filter(({ language, expected }) => language?.toLowerCase() !== expected.lang?.toLowerCase())
    expect(said.length).toBeGreaterThan(10)
    expect(wrong.map(({ name, language, expected }) => ({ name, language, expected: expected.lang }))).toEqual([])
  })
})

async function read(name: string) {
  const parsed = await parseFile({
    name: 'source.html',
    bytes: readFileSync(shared('a_readability', name, 'source.html')),
  })
  if (parsed.kind === 'refused') throw new Error(`${name}: ${parsed.why}`)
  const article = parsePage(readFileSync(shared('a_readability', name, 'expected.html'), 'utf8'))
  const expected = JSON.parse(readFileSync(shared('a_readability', name, 'expected-metadata.json'), 'utf8')) as Metadata
  const score = bagScore(wordsIn(plainTextOf(parsed.text.blocks)), wordsIn(plainTextOf(blocksOfHtml(article))))
  const { title, publishedAt: day, language } = parsed.text
  return { name, expected, score, title, day, language }
}

const dayOf = ({ publishedTime }: Metadata) => (publishedTime ?? '').slice(0, 10)
