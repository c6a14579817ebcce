import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainly, sealingUnder } from '../../../main/library/sealing.ts'
import { InvertedIndex } from '../../../main/search/inverted-index.ts'
import { StoredIndex } from '../../../main/search/stored-index.ts'
import { wordsAnywhere } from '../../faults/words-anywhere.ts'
import { temporaryFolder } from '../library/folders.ts'
import { document, find, idOf, indexOf, wordsOf } from './indexed.ts'

const stamp = { libraryId: 'a library', seq: 7, at: '2026-01-01T00:00:00.000Z' }

const someDocuments = [
  document('1', ['António Guterres called for peace', 'in 2023'], 'A title', 'article', {
    facets: ['is:unread', 'outlet:reuters'],
    articleId: idOf('1'),
    days: { from: 10, to: 12 },
  }),
  document('2', 'peace, 人民, мир', '', 'passage', { facets: [idOf('9', 'actor')], articleId: idOf('1') }),
  document('3', 'a gone word', '', 'note'),
]

async function stored(sealing = plainly) {
  const folder = join(await temporaryFolder(), 'index')
  const index = indexOf(someDocuments)
  index.remove(idOf('3', 'note'))
  await new StoredIndex(folder, sealing).save(index, stamp)
  return { folder, index }
}

const queries = ['peace ', 'guter', '"called for"', '人民', 'gone ', 'peace -мир', 'title peace ']

test('a stored index finds what it found, and goes on from there', async () => {
  const { folder, index } = await stored()
  const loaded = await new StoredIndex(folder, plainly).load('a library')
  expect(loaded?.stamp).toEqual(stamp)
  const again = loaded?.index as InvertedIndex
  for (const query of queries)
    expect(again.search(wordsOf(query), { limit: 9 })).toEqual(index.search(wordsOf(query), { limit: 9 }))
  const named = { ...wordsOf(''), filters: [{ by: 'named' as const, ids: [idOf('9', 'actor')] }] }
  expect(again.search(named, { limit: 9 }).total).toBe(2)
  again.put(document('1', 'war'))
  again.put(document('4', 'more peace'))
  expect(find(again, 'peace ').toSorted()).toEqual(['2', '4'])
  expect(find(again, 'war ')).toEqual(['1'])
})

test('what was stored before is not written again, and files of segments that are joined go', async () => {
  const { folder, index } = await stored()
  const files = new StoredIndex(folder, plainly)
  const first = await readdir(folder)
  const loaded = (await files.load('a library'))?.index as InvertedIndex
  loaded.put(document('5', 'one more'))
  await files.save(loaded, stamp)
  expect(await readdir(folder)).toEqual(expect.arrayContaining(first))
  loaded.compact()
  await files.save(loaded, stamp)
  const last = await readdir(folder)
  expect(last).toHaveLength(2)
  expect(first.filter((name) => last.includes(name))).toEqual(['search.bin'])
  await rm(folder, { recursive: true })
  await files.save(index, stamp)
  await files.save(loaded, stamp)
  expect(find((await files.load('a library'))?.index as InvertedIndex, 'more ')).toEqual(['5'])
})

test('an index with any bit changed, cut anywhere, of another library or half there is not trusted', async () => {
  const { folder } = await stored()
  const load = (libraryId = 'a library') => new StoredIndex(folder, plainly).load(libraryId)
  expect(await load()).not.toBeNull()
  expect(await load('another library')).toBeNull()
  const names = await readdir(folder)
  expect(names).toHaveLength(2)
  for (const name of names) {
    const path = join(folder, name)
    const whole = await readFile(path)
    const change = fc.oneof(
      fc.record({ flip: fc.nat(whole.length * 8 - 1) }),
      fc.record({ cut: fc.nat(whole.length - 1) }),
    )
    await fc.assert(
      fc.asyncProperty(change, async (one) => {
        const bytes = 'cut' in one ? whole.subarray(0, one.cut) : Buffer.from(whole)
        if ('flip' in one) bytes[one.flip >> 3]! ^= 1 << (one.flip & 7)
        await writeFile(path, bytes)
        expect(await load()).toBeNull()
      }),
      { numRuns: 150 },
    )
    await rm(path)
    expect(await load()).toBeNull()
    await writeFile(path, whole)
  }
  expect(await load()).not.toBeNull()
})

test('in a protected library no word of it can be read, and another key opens nothing', async () => {
  const sealing = sealingUnder(new Uint8Array(randomBytes(32)), 'a library')
  const { folder } = await stored(sealing)
  expect(await wordsAnywhere(folder, ['guterres', 'outlet', 'reuters', 'unread', 'a library'])).toEqual([])
  expect(await new StoredIndex(folder, sealing).load('a library')).not.toBeNull()
  const other = sealingUnder(new Uint8Array(randomBytes(32)), 'a library')
  expect(await new StoredIndex(folder, other).load('a library')).toBeNull()
  expect(await new StoredIndex(folder, plainly).load('a library')).toBeNull()
})

test('compacting leaves no word of what is gone', async () => {
  const folder = join(await temporaryFolder(), 'index')
  await mkdir(folder)
  const index = indexOf([
    document('1', 'peace'),
    document('2', 'canaryquux', 'x', 'article', { facets: ['outlet:canaryquux'] }),
  ])
  index.remove(idOf('2'))
  const files = new StoredIndex(folder, plainly)
  await files.save(index, stamp)
  expect(await wordsAnywhere(folder, ['canaryquux'])).not.toEqual([])
  index.compact()
  await files.save(index, stamp)
  expect(await wordsAnywhere(folder, ['canaryquux'])).toEqual([])
  expect(find(index, 'peace ')).toEqual(['1'])
})
