import { describe, expect, it } from 'vitest'
import type { Article } from '#contract/article.ts'
import { referenceStyles } from '#contract/references.ts'
import { articleReference } from '../../../main/references/article-reference.ts'
import { formatReference, referenceFormatter } from '../../../main/references/format-reference.ts'

const article = (fields: Partial<Article>): Article => ({
  id: 'article:01920000-0000-7000-8000-000000000001',
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  createdBy: '',
  title: 'Ceasefire holds in Nagorno-Karabakh',
  authors: ['Ana Petrosyan', 'Staff Writers'],
  outlet: 'The Daily Courier',
  url: 'https://example.org/ceasefire',
  publishedAt: '2023-09-20',
  language: 'en',
  tags: [],
  status: 'unread',
  original: { mediaType: 'text/plain', sha256: '0'.repeat(64), bytes: 1 },
  textSha256: '0'.repeat(64),
  plainSha256: '0'.repeat(64),
  words: 1,
  ...fields,
})

describe('formatting a reference', () => {
  it.each([
    [
      'apa',
      'Petrosyan, A. & Staff Writers. (2023, September 20). Ceasefire holds in Nagorno-Karabakh. The Daily Courier. https://example.org/ceasefire',
    ],
    [
      'vancouver',
      'Petrosyan A, Staff Writers. Ceasefire holds in Nagorno-Karabakh. The Daily Courier [Internet]. 2023 Sep 20. Available from: https://example.org/ceasefire',
    ],
    [
      'harvard1',
      'Petrosyan, A. and Staff Writers (2023) “Ceasefire holds in Nagorno-Karabakh,” The Daily Courier, 20 September. Available at: https://example.org/ceasefire.',
    ],
  ] as const)('writes %s', async (style, expected) => {
    expect((await formatReference(article({}), style, 'en-US')).text).toBe(expected)
  })

  it('words a reference in another language, and in English where that did not come along', async () => {
    const { text } = await formatReference(article({}), 'vancouver', 'de')
    expect(text).toContain('20. September 2023. Verfügbar unter')
    expect((await formatReference(article({}), 'apa', 'hy')).text).toContain('September 20')
  })

  it('escapes what stands in a title, and keeps italics of the style', async () => {
    const { html } = await formatReference(article({ title: 'A <script>alert(1)</script> & more' }), 'apa')
    expect(html).not.toContain('<script')
    expect(html).toContain('<i>The Daily Courier</i>')
  })

  it('formats many with one formatter, each by itself', async () => {
    for (const style of referenceStyles) {
      const { format } = await referenceFormatter(style)
      const first = format(article({ title: 'First' })).text
      format(article({ title: 'Second' }))
      expect(format(article({ title: 'First' })).text).toBe(first)
    }
  })

  it('formats a record with fields of the wrong shape without failing', async () => {
    const bibliography = { type: 7, title: ['x'], author: 'Ana', issued: 'soon', accessed: [1], page: {}, custom: null }
    const { text } = await formatReference(article({ bibliography, authors: [] }))
    expect(text).toContain('Ceasefire holds')
  })
})

describe('an article as a reference', () => {
  it('keeps the record it came with where its fields still say the same', () => {
    const bibliography = {
      id: 'k',
      type: 'report',
      title: 'Old',
      author: [{ family: 'van Dam', given: 'Eva' }],
      publisher: 'UN',
      volume: '7',
    }
    const reference = articleReference(
      article({ bibliography, title: 'New', authors: ['Eva van Dam'], outlet: 'UNHCR', publishedAt: '2023-09~' }),
    )
    expect(reference).toMatchObject({
      id: 'k',
      type: 'report',
      title: 'New',
      author: [{ family: 'van Dam', given: 'Eva' }],
      publisher: 'UNHCR',
      volume: '7',
      issued: { 'date-parts': [[2023, 9]], circa: true },
    })
  })
})

describe("a person's own style", () => {
  const style = (inside: string, attributes = '') =>
    `<?xml version="1.0"?><style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"${attributes}><info><title>Mine</title><id>x</id><updated>2020-01-01T00:00:00Z</updated></info>${inside}</style>`
  const body = '<citation><layout><text variable="title"/></layout></citation>'
  const bibliography = '<bibliography><layout suffix="!"><text variable="title"/></layout></bibliography>'
  const macro = (name: string, ...calls: string[]) =>
    `<macro name="${name}">${calls.map((call) => `<text macro="${call}"/>`).join('')}</macro>`

  it('is used as the ones that came along', async () => {
    expect((await formatReference(article({}), { xml: style(body + bibliography) })).text).toBe(
      'Ceasefire holds in Nagorno-Karabakh!',
    )
  })

  it.each([
    ['no XML', 'hello', /not a style of references/],
    ['another kind of XML', '<html/>', /Choose a \.csl file/],
    ['a document type', `<!DOCTYPE style [<!ENTITY a "b">]>${style(body + bibliography)}`, /not a style/],
    [
      'a style that points to another',
      '<style xmlns="http://purl.org/net/xbiblio/csl"><info><link href="http://x/apa" rel="independent-parent"/></info></style>',
      /points to another/,
    ],
    ['a style without a list of references', style(body), /no form for a list/],
    [
      'a macro that calls itself',
      style(macro('a', 'b') + macro('b', 'a') + body + bibliography.replace('variable="title"', 'macro="a"')),
      /calls itself/,
    ],
    [
      'macros that multiply',
      style(
        Array.from({ length: 12 }, (_, at) => macro(`m${at}`, ...Array<string>(10).fill(`m${at + 1}`))).join('') +
          body +
          bibliography.replace('variable="title"', 'macro="m0"'),
      ),
      /larger than any/,
    ],
    [
      'a style nested without end',
      style('<group>'.repeat(10_000) + '</group>'.repeat(10_000) + body),
      /larger than any/,
    ],
  ])('is refused when it is %s', async (_what, xml, why) => {
    const before = performance.now()
    await expect(formatReference(article({}), { xml })).rejects.toThrow(why)
    expect(performance.now() - before).toBeLessThan(2000)
  })
})
