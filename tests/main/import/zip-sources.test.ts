import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sourcesFromPaths } from '../../../main/import/sources.ts'
import { smallPdf } from './small-pdf.ts'
import { importingLibrary } from './temporary-library.ts'
import { wordFile, zipOf } from './zip-of.ts'

const lockedPdf = (who: string) => smallPdf([[{ text: `${who} people were killed.`, y: 700 }]], 'secret')
const word = (text: string) => wordFile(`<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`)

describe('a zip', () => {
  it('is one outcome for every document inside, and for what cannot be read why', async () => {
    const { library, importer, files } = await importingLibrary()
    const path = join(files, 'press.zip')
    const inner = await zipOf({ 'a.txt': 'Inside.' })
    await writeFile(
      path,
      await zipOf({
        'press/a.txt': 'First file.',
        'press/b.docx': await word('Second file.'),
        'press/copy of a.txt': 'First file.',
        'press/picture.png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
        'press/inner.zip': inner,
        '__MACOSX/press/._a.txt': 'x',
        'press/.DS_Store': 'x',
        'press/Thumbs.db': 'x',
      }),
    )
    const outcomes = await importer.importMany(library, await sourcesFromPaths([path]))
    expect(outcomes.map(({ file, status }) => [file, status])).toEqual([
      ['press.zip/press/a.txt', 'added'],
      ['press.zip/press/b.docx', 'added'],
      ['press.zip/press/copy of a.txt', 'duplicate'],
      ['press.zip/press/picture.png', 'failed'],
      ['press.zip/press/inner.zip', 'failed'],
    ])
    expect(outcomes[3]?.reason).toContain('PNG')
    expect(outcomes[4]?.reason).toContain('zip inside a zip')
    const original = library.need(outcomes[1]!.articleId!).original
    expect(original).toMatchObject({ fileName: 'press.zip/press/b.docx', bytes: expect.any(Number) as number })
    expect(await library.originals.get(original.sha256)).toEqual(await word('Second file.'))
  })

  it('that came as bytes is read too; one that is none or holds nothing says so', async () => {
    const { library, importer } = await importingLibrary()
    const read = (bytes: Uint8Array) => async () => bytes
    const outcomes = await importer.importMany(library, [
      { name: 'a.zip', read: read(await zipOf({ 'a.txt': 'First file.' })) },
      { name: 'b.zip', read: read(Buffer.from('no zip at all')) },
      { name: 'c.zip', read: read(await zipOf({ '.hidden': 'x' })) },
      ...(await sourcesFromPaths(['/nowhere/d.zip'])),
    ])
    expect(outcomes.map(({ file, status, reason }) => [file, status, reason?.split(/[,(.]/)[0]?.trim()])).toEqual([
      ['a.zip/a.txt', 'added', undefined],
      ['b.zip', 'failed', 'This file is damaged'],
      ['c.zip', 'failed', 'The zip holds no file that Sourcebook reads'],
      ['d.zip', 'failed', 'The file is no longer there'],
    ])
  })
})

describe('a locked file', () => {
  it('is asked for until its password opens it, which is tried on the next before anybody is asked', async () => {
    const { library, importer } = await importingLibrary()
    const asked: string[] = []
    const answers = ['wrong', 'secret']
    const source = (name: string, words: string) => ({ name, read: async () => lockedPdf(words) })
    const outcomes = await importer.importMany(library, [source('a.pdf', 'Seven'), source('b.pdf', 'Nine')], {
      askPassword: ({ file, attempt }) => {
        asked.push(`${file} ${attempt}`)
        return Promise.resolve(answers.shift() ?? null)
      },
    })
    expect(outcomes.map(({ status, title }) => [status, title])).toEqual([
      ['added', 'Seven people were killed.'],
      ['added', 'Nine people were killed.'],
    ])
    expect(asked).toEqual(['a.pdf 0', 'a.pdf 1'])
  })

  it('whose password nobody has is left out, and says what it needs', async () => {
    const { library, importer } = await importingLibrary()
    const [outcome] = await importer.importMany(library, [{ name: 'a.pdf', read: async () => lockedPdf('Seven') }])
    expect(outcome).toMatchObject({ status: 'failed', locked: true })
    expect(outcome?.reason).toContain('locked with a password')
  })
})
