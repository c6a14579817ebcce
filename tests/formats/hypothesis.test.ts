import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Id } from '#contract/ids.ts'
import { plainTextOf } from '#contract/article-text.ts'
import { annotateJson } from './annotating.ts'
import { createImporter } from '../../main/import/importer.ts'
import { startCoding } from '../main/entities/coding.ts'
import { hasSharedData, shared } from './coded-files.ts'

const selectors = (text: string, start: number, end: number, position = { start, end }) => [
  { type: 'RangeSelector', startContainer: '/div[1]', startOffset: 0, endContainer: '/div[1]', endOffset: 1 },
  { type: 'TextPositionSelector', ...position },
  {
    type: 'TextQuoteSelector',
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - 32), start),
    suffix: text.slice(end, end + 32),
  },
]
const row = (id: string, uri: string, selector: object[]) => ({
  id,
  uri,
  text: 'a note',
  tags: ['one'],
  user: 'acct:ada@hypothes.is',
  target: [{ source: uri, selector }],
})

describe.skipIf(!hasSharedData)('what Hypothesis anchors', () => {
  test('its own fixture is anchored on the same words', async () => {
    const { library, addArticle } = await startCoding()
    const html = readFileSync(shared('d_hypothesis', 'minimal.html'), 'utf8')
    await addArticle(html.replace(/<[^>]+>/g, '').trim())
    const { outcomes, format } = await annotateJson(
      library,
      readFileSync(shared('d_hypothesis', 'minimal.json'), 'utf8'),
    )
    expect(format).toBe('hypothesis')
    expect(outcomes).toMatchObject([{ id: 'test', status: 'anchored' }])
    expect(library.need(outcomes[0]?.passageId as Id<'passage'>).target).toMatchObject({
      start: 4,
      end: 7,
      exact: 'Two',
    })
  })

  test.each(['raven.mustache', 'whitespace.mustache', 'xhtml-test.mustache'])(
    '%s: every stretch is found again, also where its position is wrong',
    async (name) => {
      const { library } = await startCoding()
      const importer = createImporter()
      const html = readFileSync(shared('d_hypothesis', name), 'utf8').replace(/^.*\{\{.*\}\}.*$/gm, '')
      const { articleId } = await importer.importBytes(library, { name: `${name}.html`, bytes: Buffer.from(html) })
      await importer.close()
      const id = articleId as Id<'article'>
      const text = plainTextOf((await library.texts.get(library.need(id).textSha256))?.blocks ?? [])
      const places = fc.sample(fc.tuple(fc.nat(text.length - 2), fc.integer({ min: 1, max: 120 }), fc.boolean()), {
        numRuns: 60,
        seed: 5,
      })
      const wanted = places
        .map(([start, length, wrong]) => ({ start, end: Math.min(text.length, start + length), wrong }))
        .filter(({ start, end }) => text.slice(start, end).trim().length > 5)
      const rows = wanted.map(({ start, end, wrong }, at) =>
        row(
          String(at),
          'https://example.org/x',
          selectors(text, start, end, wrong ? { start: 0, end: end - start } : { start, end }),
        ),
      )
      const { outcomes } = await annotateJson(library, JSON.stringify({ total: rows.length, rows }), id)
      const found = outcomes.map(({ passageId }) => passageId && library.need(passageId).target.exact)
      expect(found).toEqual(wanted.map(({ start, end }) => text.slice(start, end).trim()))
    },
  )
})

test('positions count UTF-16 units, and words with their surroundings win over them', async () => {
  const { library, addArticle } = await startCoding()
  const text = '😀😀 same words here, and 😀 same words there.'
  const { id } = await addArticle(text)
  const first = text.indexOf('same')
  const second = text.lastIndexOf('same')
  const rows = [
    row('position alone', 'x:1', [{ type: 'TextPositionSelector', start: second, end: second + 10 }]),
    row('quote against position', 'x:1', selectors(text, second, second + 10, { start: first, end: first + 10 })),
    row('agreeing', 'x:1', selectors(text, first, first + 10)),
  ]
  const { outcomes } = await annotateJson(library, JSON.stringify({ rows }), id)
  const starts = outcomes.map(({ passageId }) => passageId && library.need(passageId).target.start)
  expect(starts).toEqual([second, second, first])
})
