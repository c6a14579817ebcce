import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { plainTextOf } from '#contract/article-text.ts'
import type { Article } from '#contract/article.ts'
import { sourcesFromPaths } from '../../../main/import/sources.ts'
import { importingLibrary } from './temporary-library.ts'

async function desk() {
  const { library, importer, files } = await importingLibrary()
  const put = async (name: string, text: string) => {
    await mkdir(dirname(join(files, name)), { recursive: true })
    await writeFile(join(files, name), text)
    return join(files, name)
  }
  const bring = async (...names: string[]) =>
    importer.importMany(library, await sourcesFromPaths(names.map((name) => join(files, name))))
  const articles = () => [...library.collection('article').values()]
  const textOf = async (article: Article) => plainTextOf((await library.texts.get(article.textSha256))?.blocks ?? [])
  return { library, importer, files, put, bring, articles, textOf }
}

const ris = (...lines: string[]) => `${lines.join('\n')}\nER  - \n`
const words = 'The ceasefire began at noon, said the ministry.\n\nNobody was hurt.'

it('a record names its file: the article has the text of the file and the facts of the record', async () => {
  const { put, bring, articles, textOf, library } = await desk()
  await put('files/12/scan of page.txt', words)
  await put(
    'mine.ris',
    ris(
      'TY  - NEWS',
      'TI  - Ceasefire',
      'AU  - Petrosyan, Ana',
      'T2  - The Courier',
      'DA  - 2023/09/20/',
      'UR  - https://example.org/a',
      'L1  - files/12/scan%20of%20page.txt',
      'N1  - <p>Read this <b>twice</b></p>',
      'RP  - NOT IN FILE',
    ),
  )
  const outcomes = await bring('mine.ris')
  expect(outcomes).toMatchObject([{ status: 'described', file: 'mine.ris, record 1', title: 'Ceasefire' }])
  const [article] = articles()
  expect(articles()).toHaveLength(1)
  expect(article).toMatchObject({
    title: 'Ceasefire',
    authors: ['Ana Petrosyan'],
    outlet: 'The Courier',
    publishedAt: '2023-09-20',
    url: 'https://example.org/a',
    bibliography: { type: 'article-newspaper', custom: { 'ris:RP': 'NOT IN FILE' } },
  })
  expect(await textOf(article as Article)).toBe(words)
  expect([...library.collection('note').values()]).toMatchObject([
    { aboutId: article?.id, title: 'Read this twice', text: 'Read this twice' },
  ])
})

it('one import is one step to undo', async () => {
  const { put, bring, articles, library } = await desk()
  await put('a.txt', words)
  await put('a.ris', ris('TY  - NEWS', 'TI  - Ceasefire', 'N1  - A note'))
  await bring('a.txt', 'a.ris')
  expect(articles()).toHaveLength(1)
  await library.undo()
  expect(articles()).toHaveLength(0)
  expect(library.collection('note').size).toBe(0)
})

it.each([
  ['called like the bibliography, when it holds one record', 'paper.txt', 'paper.ris', ['TI  - Something else']],
  ['called like its key', 'doe2020.txt', 'refs.ris', ['ID  - doe2020', 'TI  - Something else']],
  ['called like its title', 'War & peace, again.txt', 'refs.ris', ['TI  - War & Peace: again']],
])('a file beside is found: %s', async (_how, file, bibliography, lines) => {
  const { put, bring, articles, textOf } = await desk()
  await put(file, words)
  await put(bibliography, ris('TY  - NEWS', ...lines))
  expect(await bring(bibliography)).toMatchObject([{ status: 'described' }])
  expect(articles()).toHaveLength(1)
  expect(await textOf(articles()[0] as Article)).toBe(words)
})

it('a record joins an article that is there, by address, DOI, or title and date, and changes no fact that it has', async () => {
  const { put, bring, articles, library } = await desk()
  await put('a.txt', words)
  await bring('a.txt')
  const [before] = articles() as [Article]
  const known = { ...before, title: 'My own title', url: 'https://www.example.org/news/1/' }
  await library.commit({ label: { key: 'saveArticle', args: { title: '' } }, puts: [known] })
  await put(
    'other/refs.bib',
    '@online{k, title = {Theirs}, url = {http://example.org/news/1}, author = {Doe, Jane}, year = 2020}',
  )
  expect(await bring('other/refs.bib')).toMatchObject([{ status: 'described', articleId: before.id }])
  expect(articles()).toMatchObject([
    { title: 'My own title', authors: ['Jane Doe'], publishedAt: '2020', bibliography: { title: 'Theirs' } },
  ])
  await put('other/again.bib', '@online{k2, title = {my own TITLE}, date = {2020}, doi = {10.1/abc}}')
  expect(await bring('other/again.bib')).toMatchObject([{ status: 'described', articleId: before.id }])
  await put('other/third.bib', '@online{k3, title = {Quite another}, doi = {https://doi.org/10.1/ABC}}')
  expect(await bring('other/third.bib')).toMatchObject([{ articleId: before.id }])
  expect(articles()).toHaveLength(1)
})

it('a record without a file becomes an article of its abstract, or of its title, and says so', async () => {
  const { put, bring, articles, textOf, library } = await desk()
  await put(
    'refs.json',
    JSON.stringify([
      { id: 'a', type: 'report', title: 'With abstract', abstract: 'First.\n\nSecond.' },
      { id: 'b', type: 'report', title: 'Without' },
    ]),
  )
  const outcomes = await bring('refs.json')
  expect(outcomes.map(({ status, reason }) => [status, reason])).toEqual([
    ['added', 'No file with its text was found: the article holds its abstract.'],
    ['added', 'No file with its text was found: the article holds its title.'],
  ])
  const [first, second] = articles() as [Article, Article]
  expect([await textOf(first), await textOf(second)]).toEqual(['First.\n\nSecond.', 'Without'])
  const original = await library.originals.get(first.original.sha256)
  expect(JSON.parse(new TextDecoder().decode(original ?? undefined))).toMatchObject({ id: 'a' })
})

it('the same bibliography again adds nothing, not even a note', async () => {
  const { put, bring, articles, library } = await desk()
  await put('refs.ris', ris('TY  - BOOK', 'TI  - Parent', 'N1  - <p>Child</p>') + ris('TY  - BOOK', 'TI  - Other'))
  expect((await bring('refs.ris')).map(({ status }) => status)).toEqual(['added', 'added'])
  expect((await bring('refs.ris')).map(({ status }) => status)).toEqual(['duplicate', 'duplicate'])
  expect(articles()).toHaveLength(2)
  expect(library.collection('note').size).toBe(1)
})

it('a whole folder, as reference managers export it, comes in together', async () => {
  const { files, put, bring, articles } = await desk()
  await put('export/files/1/one.txt', words)
  await put('export/files/2/two.txt', 'Quite another text.')
  await put(
    'export/My library.bib',
    '@article{a, title={One}, file={Full:files/1/one.txt:text/plain}}\n@article{b, title={Two}, file={Full:files/2/two.txt:text/plain}}',
  )
  const outcomes = await bring('export')
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['added', 'added', 'described', 'described'])
  expect(
    articles()
      .map(({ title }) => title)
      .sort(),
  ).toEqual(['One', 'Two'])
  await rm(join(files, 'export'), { recursive: true })
})

it('no path leads out of the folder, also not over a link', async () => {
  const { files, put, bring, articles } = await desk()
  const secret = await put('secret.txt', 'Not to be read.')
  await put(
    'box/refs.ris',
    ris('TY  - NEWS', 'TI  - A', `L1  - ${secret}`, 'L1  - ../secret.txt', `L1  - file://${secret}`, 'L1  - link.txt'),
  )
  await symlink(secret, join(files, 'box/link.txt'))
  expect(await bring('box/refs.ris')).toMatchObject([{ status: 'added', title: 'A' }])
  expect(articles()).toHaveLength(1)
  expect(articles()[0]?.words).toBe(1)
})

it('what cannot be read is told entry by entry, and the rest comes in', async () => {
  const { put, bring } = await desk()
  await put(
    'refs.bib',
    '@book{a, title={Sound}}\n@book{b, title={Never closed}\n@book{c, title = }\n@book{d, title={Also sound}}',
  )
  const outcomes = await bring('refs.bib')
  expect(outcomes.filter(({ status }) => status === 'added').map(({ title }) => title)).toContain('Also sound')
  expect(outcomes.filter(({ status }) => status === 'failed').length).toBeGreaterThan(0)
  expect(outcomes.every(({ status, reason }) => status !== 'failed' || /line \d/.test(reason ?? ''))).toBe(true)
})

it('a file that is called a bibliography and is none is refused with a reason', async () => {
  const { put, bring, articles } = await desk()
  await put('a.ris', 'nothing of the kind')
  await put('b.json', '{"name": "x"}')
  await put('c.bib', '')
  const outcomes = await bring('a.ris', 'b.json', 'c.bib')
  expect(outcomes.map(({ status }) => status)).toEqual(['failed', 'failed', 'failed'])
  expect(outcomes[0]?.reason).toMatch(/Sourcebook reads RIS/)
  expect(articles()).toHaveLength(0)
})

it('the table that Zotero exports is a bibliography too', async () => {
  const { put, bring, articles, textOf } = await desk()
  await put('files/a b.txt', words)
  await put(
    'My Library.csv',
    '"Key","Item Type","Publication Year","Author","Title","Publication Title","Url","Date","Manual Tags","File Attachments","Notes","Running Time"\n' +
      '"K1","newspaperArticle","2023","Petrosyan, Ana; TASS","Ceasefire","Courier","https://example.org/a","2023-09-20","war; peace","/Users/me/Zotero/files/a b.txt","<p>A note</p>","7 min"\n',
  )
  expect(await bring('My Library.csv')).toMatchObject([{ status: 'described' }])
  expect(articles()).toMatchObject([
    {
      title: 'Ceasefire',
      authors: ['Ana Petrosyan', 'TASS'],
      outlet: 'Courier',
      publishedAt: '2023-09-20',
      bibliography: { id: 'K1', keyword: 'war; peace', custom: { 'zotero:Running Time': '7 min' } },
    },
  ])
  expect(await textOf(articles()[0] as Article)).toBe(words)
})
