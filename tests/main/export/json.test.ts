import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Document } from '#contract/document.ts'
import { exportLibrary } from '../../../main/export/export-library.ts'
import { importJson } from '../../../main/export/import-json.ts'
import { everything, reopened, startCoding } from '../entities/coding.ts'
import { codedAtRandom, step } from '../entities/random-coding.ts'
import { emptyLibrary, placeToExport, startCoded } from './coded-library.ts'

async function throughJson(library: Parameters<typeof exportLibrary>[0]) {
  const path = join(placeToExport(), 'library.json')
  await exportLibrary(library, { format: 'json', path, includePrivate: true, includeAuthor: true })
  const other = await emptyLibrary()
  await importJson(other, path)
  return { other, path }
}

test('a library exported and taken in again is the same, with its ids, times, texts and files', async () => {
  const { library, article, killed } = await startCoded()
  const original = await library.originals.put(Buffer.from([0, 255, 13, 10, 0x80]))
  const was = library.need(article.id)
  const unknown = { ...library.need(killed.id), fromTheFuture: { kept: [1, null, 'é'] } } as Document
  await library.commit({
    label: { key: 'saveArticle', args: { title: '' } },
    puts: [{ ...was, original: { ...was.original, sha256: original, bytes: 5 } }, unknown],
  })
  const { other } = await throughJson(library)
  expect(everything(other)).toEqual(everything(library))
  expect(await other.texts.get(article.textSha256)).toEqual(await library.texts.get(article.textSha256))
  expect(await other.originals.get(original)).toEqual(await library.originals.get(original))
  expect(everything(await reopened(other))).toEqual(everything(library))
})

test('random libraries come back as they were', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const coding = await startCoding()
      await codedAtRandom(coding, steps)
      const { library } = coding
      const { other } = await throughJson(library)
      expect(everything(other)).toEqual(everything(library))
    }),
    { numRuns: 10 },
  )
})

test('a text or file that is missing or damaged is told of', async () => {
  const { library, article } = await startCoded()
  const report = async () =>
    (await exportLibrary(library, { format: 'json', path: join(placeToExport(), 'library.json') })).notCarried.join()
  const original = await library.originals.put(Buffer.from('as it came'))
  const was = library.need(article.id)
  const puts = [{ ...was, original: { ...was.original, sha256: original, bytes: 10 } }]
  await library.commit({ label: { key: 'saveArticle', args: { title: '' } }, puts })
  expect(await report()).not.toMatch(/missing or damaged/)
  writeFileSync(join(library.path, 'originals', original.slice(0, 2), original), 'as it rots')
  expect(await report()).toMatch('1 text or imported file that is missing or damaged')
  const text = `${article.textSha256}.json`
  rmSync(join(library.path, 'texts', text.slice(0, 2), text))
  expect(await report()).toMatch('2 texts or imported files that are missing or damaged')
})

test('a library that holds anything is not written over', async () => {
  const { library } = await startCoded()
  const { path } = await throughJson(library)
  const before = everything(library)
  await expect(importJson(library, path)).rejects.toThrow(/empty library/)
  expect(everything(library)).toEqual(before)
})

test.each([
  ['nothing', ''],
  ['no JSON', '{"format":'],
  ['another format', '{"format":"zotero"}'],
  ['a newer format', '{"format":"sourcebook-library","version":99,"documents":{},"texts":{},"originals":{}}'],
  [
    'an id that is none',
    '{"format":"sourcebook-library","version":1,"documents":{"x":{"id":"x"}},"texts":{},"originals":{}}',
  ],
  [
    'a prototype',
    '{"format":"sourcebook-library","version":1,"documents":{"__proto__":{"id":"x"}},"texts":{},"originals":{}}',
  ],
])('a file with %s is refused in a sentence and changes nothing', async (_, content) => {
  const path = join(placeToExport(), 'broken.json')
  writeFileSync(path, content)
  const other = await emptyLibrary()
  await expect(importJson(other, path)).rejects.toThrow(/^The file “broken.json” .* Nothing was imported\.$/s)
  expect(everything(other)).toEqual({})
  expect(({} as { id?: string }).id).toBeUndefined()
})

test('a text that is not what it is named for is refused', async () => {
  const { library, article } = await startCoded()
  const { path } = await throughJson(library)
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('began at noon', 'began at once'))
  const other = await emptyLibrary()
  await expect(importJson(other, path)).rejects.toThrow(article.textSha256.slice(0, 12))
  expect(everything(other)).toEqual({})
})
