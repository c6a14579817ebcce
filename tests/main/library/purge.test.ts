import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Library } from '../../../main/library/library.ts'
import { createLibrary, openLibrary } from '../../../main/library/open.ts'
import { temporaryFolder } from './folders.ts'
import { actorOf, articleOf, everything, label, passageOf, tagOf } from './sample-documents.ts'
import { wordsAnywhere } from '../../faults/words-anywhere.ts'

/** The made-up article's text and original were never there. */
async function problemsOf(library: Library): Promise<string[]> {
  const { problems } = await library.check()
  return problems.map(({ message }) => message).filter((message) => !message.includes('is missing. Restore'))
}

async function withHistory(passphrase?: string) {
  const path = join(await temporaryFolder(), 'library')
  const cost = { N: 16, r: 8, p: 1 }
  const library = await createLibrary(path, { author: 'A', ...(passphrase !== undefined && { passphrase, cost }) })
  const put = (...puts: Parameters<Library['commit']>[0]['puts'] & object) =>
    library.commit({ label: { key: 'saveTag', args: { name: 'canaryquux' } }, puts })
  const kept = tagOf(library, 'kept')
  const actor = actorOf(library, 'canaryquux')
  const article = articleOf(library, 'An article')
  await library.commit({ label, puts: [kept] })
  await put(actor, tagOf(library, 'with it'))
  await library.commit({ label, puts: [article] })
  const passage = passageOf(library, article.id, [actor.id])
  await put(passage)
  await library.snapshot()
  await put({ ...actor, aliases: [{ name: 'canaryquux too' }] })
  await library.snapshot()
  await library.commit({ label, puts: [{ ...kept, name: 'kept still' }] })
  await library.snapshot()
  await library.commit({ label, puts: [{ ...passage, links: [] }], deletes: [actor.id] })
  return { path, library, actor, article, kept }
}

test('an erased document leaves no word in any file, and everything else stays', async () => {
  const { path, library, actor } = await withHistory()
  const before = everything(library)
  expect((await wordsAnywhere(path, ['canaryquux'])).length).toBeGreaterThan(0)
  const report = await library.purge(actor.id)
  expect(report.changes).toBe(4)
  expect(await wordsAnywhere(path, ['canaryquux'])).toEqual([])
  expect(everything(library)).toEqual(before)
  expect(await problemsOf(library)).toEqual([])
  await library.close()
  expect(await wordsAnywhere(path, ['canaryquux'])).toEqual([])
  const again = await openLibrary(path)
  expect(everything(again)).toEqual(before)
  expect(again.problems).toEqual([])
  expect(await problemsOf(again)).toEqual([])
  expect((await again.history({ aboutId: actor.id })).length).toBe(0)
  await again.close()
})

test('what is left of the history is still undone and done again, and what was erased never comes back', async () => {
  const { path, library, actor, kept } = await withHistory()
  await library.purge(actor.id)
  const undone: (string | undefined)[] = []
  for (let step = await library.undo(); step; step = await library.undo()) undone.push(step.label.key)
  expect(library.get(actor.id)).toBeUndefined()
  expect(everything(library)).toEqual({})
  for (let step = await library.redo(); step; step = await library.redo()) undone.push(step.label.key)
  expect(library.get(actor.id)).toBeUndefined()
  expect(library.get(kept.id)).toMatchObject({ name: 'kept still' })
  await library.close()
  const again = await openLibrary(path)
  expect(await problemsOf(again)).toEqual([])
  await again.close()
  expect(await wordsAnywhere(path, ['canaryquux'])).toEqual([])
})

test('a purge works in a protected library too, and says what else holds the words', async () => {
  const { path, library, actor } = await withHistory('seven tall poplars')
  await library.commit({ label, puts: [tagOf(library, 'about canaryquux')] })
  const report = await library.purge(actor.id)
  expect(report.stillIn).toMatchObject([{ title: 'about canaryquux', words: 'canaryquux' }])
  await library.close()
  const again = await openLibrary(path, { unlock: { passphrase: 'seven tall poplars' } })
  expect(await problemsOf(again)).toEqual([])
  await expect(again.purge('tag:0190aaaa-0000-7000-8000-000000000000')).rejects.toThrow('There is nothing')
  await again.close()
})

test('what is not deleted yet is not erased', async () => {
  const { library, kept } = await withHistory()
  await expect(library.purge(kept.id)).rejects.toThrow('not deleted')
  await library.close()
})
