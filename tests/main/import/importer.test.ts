import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { importCalls } from '../../../main/import/calls.ts'
import { usualLimits } from '../../../main/import/parser.ts'
import { createLibrary } from '../../../main/library/open.ts'
import { type ImportSource, sourcesFromPaths } from '../../../main/import/sources.ts'
import { watched } from '../../formats/watched.ts'
import { importingLibrary } from './temporary-library.ts'

const source = (name: string, text: string): ImportSource => ({ name, read: async () => Buffer.from(text) })
const articles = (count: number) =>
  Array.from({ length: count }, (_, index) => source(`${index}.txt`, `Article number ${index} says this.`))

describe('importing', () => {
  it('an article is kept with its original byte for byte, its text and its details', async () => {
    const { library, importer } = await importingLibrary()
    const bytes = Buffer.from(
      '\uFEFFTitle: Bridge closed\r\nDate: 2021-03-04\r\n\r\nIt was closed, the council said on Thursday evening.\r\n',
    )
    const outcome = await importer.importBytes(library, { name: 'bridge.txt', bytes })
    expect(outcome).toMatchObject({
      status: 'added',
      title: 'Bridge closed',
      publishedAt: '2021-03-04',
      words: 9,
      encoding: 'utf-8',
      encodingGuessed: false,
    })
    const article = library.need(outcome.articleId ?? 'article:')
    expect(article).toMatchObject({
      createdBy: 'Ana',
      language: 'en',
      status: 'unread',
      original: { fileName: 'bridge.txt', mediaType: 'text/plain', bytes: bytes.length },
    })
    expect(Buffer.compare(Buffer.from((await library.originals.get(article.original.sha256)) ?? []), bytes)).toBe(0)
    expect(await library.texts.get(article.textSha256)).toEqual({
      blocks: [{ kind: 'paragraph', text: 'It was closed, the council said on Thursday evening.' }],
    })
  })

  it('the same file and the same text are recognised, in the library and within one import', async () => {
    const { library, importer } = await importingLibrary()
    const first = await importer.importMany(library, [
      source('a.txt', 'One text.'),
      source('b.txt', 'One text.'),
      source('c.txt', 'One text.\r\n'),
    ])
    expect(first.map(({ status }) => status).sort()).toEqual(['added', 'duplicate', 'duplicate'])
    expect(new Set(first.map(({ articleId }) => articleId)).size).toBe(1)
    const again = await importer.importMany(library, [source('d.txt', 'One text.'), source('e.md', 'One  text.')])
    expect(again).toMatchObject([
      { status: 'duplicate', reason: expect.stringContaining('“One text.”') as string },
      { status: 'duplicate', reason: expect.stringContaining('same text') as string },
    ])
    expect(library.collection('article').size).toBe(1)
    expect(library.seq).toBe(1)
  })

  it('of equal files the first one asked for is added, however long it takes to read', async () => {
    const { library, importer } = await importingLibrary()
    const slow = new Promise<Uint8Array>((resolve) => setTimeout(resolve, 50, Buffer.from('One text.')))
    const outcomes = await importer.importMany(library, [
      { name: 'slow.txt', read: () => slow },
      source('quick.txt', 'One text.'),
    ])
    expect(outcomes.map(({ file, status }) => `${file} ${status}`)).toEqual(['slow.txt added', 'quick.txt duplicate'])
  })

  it('many files are few changes and one step to undo and redo', async () => {
    const { library, importer } = await importingLibrary()
    const progress: number[] = []
    const outcomes = await importer.importMany(library, articles(120), {
      onProgress: ({ done, total }) => progress.push(done / total),
    })
    expect(outcomes.map(({ file, status }) => `${file} ${status}`)).toEqual(
      articles(120).map(({ name }) => `${name} added`),
    )
    expect(progress.at(-1)).toBe(1)
    expect(library.seq).toBeLessThanOrEqual(10)
    expect(library.undoState().undo).toEqual({ key: 'importArticles', args: { count: 120 } })
    await library.undo()
    expect(library.collection('article').size).toBe(0)
    await library.redo()
    expect(library.collection('article').size).toBe(120)
  })

  it('one that fails changes nothing and does not stop the rest', async () => {
    const { library, importer } = await importingLibrary()
    const outcomes = await importer.importMany(library, [
      source('empty.txt', ''),
      source('blank.txt', ' \n\n '),
      { name: 'elf', read: async () => Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]) },
      { name: 'nul.txt', read: async () => Buffer.from('a\0b') },
      { name: 'paper.pdf', read: async () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj') },
      source('good.txt', 'This one is good.'),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['failed', 'failed', 'failed', 'failed', 'failed', 'added'])
    for (const { reason } of outcomes.slice(0, 5)) expect(reason).toMatch(/^[A-Z].+\.$/)
    expect(outcomes[4]?.reason).toContain('PDF')
    expect(library.collection('article').size).toBe(1)
  })

  it('what is imported before a cancel stays, and nothing is half done', async () => {
    const { library, importer } = await importingLibrary()
    const cancel = new AbortController()
    const outcomes = await importer.importMany(library, articles(60), {
      signal: cancel.signal,
      onProgress: ({ done }) => done === 20 && cancel.abort(),
    })
    const added = outcomes.filter(({ status }) => status === 'added')
    expect(added.length).toBeGreaterThanOrEqual(20)
    expect(added.length).toBeLessThan(60)
    expect(library.collection('article').size).toBe(added.length)
    for (const { articleId } of added)
      expect(await library.texts.get(library.need(articleId ?? 'article:').textSha256)).not.toBeNull()
    expect(outcomes.at(-1)).toMatchObject({ status: 'failed', reason: expect.stringContaining('cancelled') as string })
    expect((await library.check()).problems).toEqual([])
  })

  it('a file that takes too long is given up, and the next one is read', async () => {
    const limits = { ...usualLimits, seconds: 0, secondsPerMegabyte: 0 }
    const { library, importer } = await importingLibrary(limits)
    const slow = await importer.importMany(library, [source('slow.html', '<p>Never read in no time at all.</p>')])
    expect(slow).toMatchObject([
      { status: 'failed', reason: expect.stringContaining('longer than 0 seconds') as string },
    ])
    limits.seconds = 60
    expect(await importer.importMany(library, [source('good.txt', 'This one is good.')])).toMatchObject([
      { status: 'added' },
    ])
  })

  it('a file that takes too much memory ends its worker alone', async () => {
    const { library, importer } = await importingLibrary({ ...usualLimits, seconds: 60, megabytes: 64 })
    const big = `<html><body>${'<p>x <b>y</b></p>'.repeat(150_000)}</body></html>`
    const outcomes = await importer.importMany(library, [
      source('big.html', big),
      source('good.txt', 'This one is good.'),
    ])
    expect(outcomes).toMatchObject([
      { status: 'failed', reason: expect.stringContaining('memory') as string },
      { status: 'added' },
    ])
  }, 90_000)

  it('a file of which too much would come is given up, and the next one is read', async () => {
    const { library, importer } = await importingLibrary({ ...usualLimits, mostOutput: 10_000 })
    const outcomes = await importer.importMany(library, [
      source('much.txt', 'Words and words. '.repeat(1000)),
      source('much.ris', 'TY  - NEWS\nTI  - x\nER  - \n'.repeat(1000)),
      source('good.txt', 'This one is good.'),
    ])
    expect(outcomes).toMatchObject([
      { status: 'failed', reason: expect.stringContaining('memory') as string },
      { status: 'failed', reason: expect.stringContaining('memory') as string },
      { status: 'added' },
    ])
    expect(library.collection('article').size).toBe(1)
  })

  it('a cancel ends a file that is being read at once', async () => {
    const { library, importer } = await importingLibrary()
    const cancel = new AbortController()
    const slow = source('slow.html', `<html><body>${'<p>x <b>y</b></p>'.repeat(600_000)}</body></html>`)
    const importing = importer.importMany(library, [slow, source('other.txt', 'Other words.')], {
      signal: cancel.signal,
    })
    await later(300)
    const { result: outcomes, seconds } = await watched(() => {
      cancel.abort()
      return importing
    })
    expect(seconds).toBeLessThan(1)
    expect(outcomes[0]).toMatchObject({ status: 'failed', reason: expect.stringContaining('cancelled') as string })
    expect((await library.check()).problems).toEqual([])
  })
})

describe('files and folders', () => {
  it('a folder stands for its files, without hidden ones and links; what cannot be read says why', async () => {
    const { library, importer, files } = await importingLibrary()
    await mkdir(join(files, 'sub'))
    await mkdir(join(files, 'none'))
    await writeFile(join(files, 'sub', 'b.txt'), 'Second file.')
    await writeFile(join(files, 'a.txt'), 'First file.')
    await writeFile(join(files, '.hidden.txt'), 'Hidden.')
    await symlink('/etc/hostname', join(files, 'link.txt'))
    await writeFile(join(files, 'huge.txt'), '')
    const { truncate } = await import('node:fs/promises')
    await truncate(join(files, 'huge.txt'), 50_000_001)
    const { importFiles } = importCalls(library, importer)
    const outcomes = await importFiles({ paths: [files, join(files, 'gone.txt'), join(files, 'none'), '/dev/null'] })
    expect(outcomes.map(({ file, status }) => [file, status])).toEqual([
      ['a.txt', 'added'],
      ['huge.txt', 'failed'],
      [join('sub', 'b.txt'), 'added'],
      ['gone.txt', 'failed'],
      ['none', 'failed'],
      ['null', 'failed'],
    ])
    expect(outcomes[1]?.reason).toContain('51 MB')
    expect(outcomes[3]?.reason).toBe('The file is no longer there.')
  })

  it('a library among them is told, and none of its files is taken for an article', async () => {
    const { library, importer, files } = await importingLibrary()
    await writeFile(join(files, 'a.txt'), 'Alpha.')
    await (await createLibrary(join(files, 'desk', 'mine'), { name: 'Mine' })).close()
    const outcomes = await importer.importMany(library, await sourcesFromPaths([files]))
    expect(outcomes).toMatchObject([
      { file: 'a.txt', status: 'added' },
      { file: join('desk', 'mine'), status: 'failed', reason: expect.stringMatching(/is a library/) as string },
    ])
  })

  it('a file that may not be read says so', async (test) => {
    if (process.getuid?.() === 0) test.skip('root reads every file')
    const { files } = await importingLibrary()
    const path = join(files, 'secret.txt')
    await writeFile(path, 'Secret.')
    await chmod(path, 0)
    const [secret] = await sourcesFromPaths([path])
    await expect(secret?.read()).rejects.toThrow('may not be read')
  })

  it('a paste is kept as an original too', async () => {
    const { library, importer } = await importingLibrary()
    const { importText } = importCalls(library, importer)
    const outcome = await importText({ text: '# Pasted\n\nA *paste*.', mediaType: 'text/markdown' })
    expect(outcome).toMatchObject({ status: 'added', file: 'Pasted text', title: 'Pasted', words: 3 })
    const article = library.need(outcome.articleId ?? 'article:')
    expect(Buffer.from((await library.originals.get(article.original.sha256)) ?? []).toString()).toBe(
      '# Pasted\n\nA *paste*.',
    )
    expect(await importText({ text: '<p>A <b>page</b></p>', mediaType: 'text/html' })).toMatchObject({
      status: 'added',
      title: 'A page',
    })
    expect(await importText({ text: ' ' })).toMatchObject({ status: 'failed' })
  })
})
