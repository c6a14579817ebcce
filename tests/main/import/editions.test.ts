import { describe, expect, it } from 'vitest'
import { articleCalls } from '../../../main/articles/calls.ts'
import { addressKey, namesPage } from '../../../main/articles/address-key.ts'
import { importingLibrary } from './temporary-library.ts'

const page = (words: string, address = 'https://www.example.org/news/1', date = '2023-09-20', title = 'Ceasefire') =>
  `<html><head><title>${title}</title><meta property="og:site_name" content="Example News">
  <link rel="canonical" href="${address}"><meta property="article:published_time" content="${date}"></head>
  <body><article><h1>${title}</h1><p>${words}</p></article></body></html>`

const told =
  'Fighting stopped at one in the afternoon, both sides said, after a day of heavy shelling in the mountains.'

async function startImporting() {
  const { library, importer } = await importingLibrary()
  const take = (html: string) =>
    importer.importBytes(library, { name: 'page.html', bytes: new TextEncoder().encode(html) })
  return { library, importer, take }
}

describe('another edition of an article', () => {
  it.each([
    [
      'at the same address',
      page(`${told} More followed.`, 'http://example.org/news/1/?utm_source=mail#top', '2023-09-21'),
    ],
    ['of the same title, outlet and date', page(`${told} More followed.`, 'https://example.org/print/77')],
  ])('%s is added as an article of its own, and told of', async (_, later) => {
    const { library, take } = await startImporting()
    const first = await take(page(told))
    expect(first.status).toBe('added')
    const second = await take(later)
    expect(second).toMatchObject({
      status: 'edition',
      of: first.articleId,
      reason: expect.stringContaining('another edition of “Ceasefire”') as string,
    })
    expect(second.articleId).not.toBe(first.articleId)
    expect(library.collection('article').size).toBe(2)
    await library.undo()
    expect(library.collection('article').size).toBe(1)
  })

  it.each([
    ['at another address, of another day', page(`${told} More.`, 'https://example.org/news/2', '2023-09-21')],
    [
      'that only names the front page of its site',
      page(`${told} More.`, 'https://example.org/', '2023-09-21', 'Truce'),
    ],
  ])('is not one %s', async (_, other) => {
    const { take } = await startImporting()
    await take(page(told))
    expect((await take(other)).status).toBe('added')
  })

  it('with the same words is a duplicate', async () => {
    const { take } = await startImporting()
    await take(page(told))
    expect((await take(page(told).replace('<body>', '<body class="new">'))).status).toBe('duplicate')
  })

  it('is known within one import too, and no longer known once the first is deleted', async () => {
    const { library, importer, take } = await startImporting()
    const sources = [page(told), page(`${told} More.`)].map((html, index) => ({
      name: `${index}.html`,
      read: async () => new TextEncoder().encode(html),
    }))
    const outcomes = await importer.importMany(library, sources)
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['added', 'edition'])
    for (const { articleId } of outcomes) if (articleId) await articleCalls(library).deleteArticle({ id: articleId })
    expect((await take(page(`${told} Yet more.`))).status).toBe('added')
  })

  it('is one of the article with most passages', async () => {
    const { take, library } = await startImporting()
    const [first, second] = [await take(page(told)), await take(page(`${told} More.`))]
    if (!first.articleId || !second.articleId) throw new Error('Not added')
    const passage = {
      ...library.stamp('passage'),
      articleId: second.articleId,
      target: { start: 0, end: 4, exact: 'Ceas', prefix: '', suffix: '', textSha256: '0'.repeat(64) },
      tags: [],
      links: [],
      state: 'anchored' as const,
    }
    await library.commit({ label: { key: 'addPassage', args: { words: 'Ceas' } }, puts: [passage] })
    expect((await take(page(`${told} Yet more.`))).of).toBe(second.articleId)
  })
})

describe('addresses', () => {
  it.each([
    ['https://www.example.org/a/?utm_medium=x&fbclid=1#part', 'example.org/a'],
    ['http://Example.org/a', 'example.org/a'],
    ['https://example.org/?id=7&utm_source=x', 'example.org?id=7'],
    ['https://example.org/?id=8', 'example.org?id=8'],
  ])('%s is %s', (url, key) => {
    expect(addressKey(url)).toBe(key)
  })

  it('name a page when they go beyond the site', () => {
    expect(
      ['https://example.org', 'https://example.org/', 'https://example.org/?id=7', 'https://example.org/a'].map(
        namesPage,
      ),
    ).toEqual([false, false, true, true])
  })
})
