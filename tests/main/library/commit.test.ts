import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Document } from '#contract/document.ts'
import type { Library } from '../../../main/library/library.ts'
import { createLibrary, openLibrary } from '../../../main/library/open.ts'
import { temporaryFolder } from './folders.ts'
import { actorOf, articleOf, everything, label, passageOf, tagOf } from './sample-documents.ts'

async function newLibrary(): Promise<Library> {
  return createLibrary(join(await temporaryFolder(), 'library'), { author: 'Ada' })
}

test('a change is in memory before commit returns, and told of as applied before and as changed after it is on disk', async () => {
  const library = await newLibrary()
  const told: string[] = []
  library.onApplied((change) => told.push(`applied ${change.seq}`))
  library.onChanged((change) => told.push(`changed ${change.seq}`))
  library.onSaveState(({ state }) => told.push(state))
  const tag = tagOf(library, 'one')
  const saving = library.commit({ label, puts: [tag] })
  expect(library.get(tag.id)?.name).toBe('one')
  expect(told).toEqual(['saving', 'applied 1'])
  const change = await saving
  expect(change).toMatchObject({ seq: 1, by: 'Ada', label, deletes: [], was: [] })
  expect(told).toEqual(['saving', 'applied 1', 'changed 1', 'saved'])
  await library.close()
})

test('changes made at once keep their order and share a flush', async () => {
  const library = await newLibrary()
  const order: number[] = []
  library.onChanged(({ seq }) => order.push(seq))
  const changes = await Promise.all(
    Array.from({ length: 50 }, (_, index) => library.commit({ label, puts: [tagOf(library, `tag ${index}`)] })),
  )
  expect(changes.map((change) => change?.seq)).toEqual(order)
  expect(order).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
  await library.close()
})

test('documents are frozen through and through, keep unknown fields, and take nothing of the caller’s objects', async () => {
  const library = await newLibrary()
  const draft = { ...actorOf(library, 'Azerbaijan'), aliases: [{ name: 'AZ' }], fromTheFuture: { kept: [1] } }
  await library.commit({ label, puts: [draft] })
  draft.aliases[0] = { name: 'changed later' }
  const actor = library.need(draft.id)
  expect(actor.aliases).toEqual([{ name: 'AZ' }])
  expect(actor['fromTheFuture']).toEqual({ kept: [1] })
  expect(() => actor.aliases.push({ name: 'x' })).toThrow(TypeError)
  await library.close()
})

test('a document that does not fit is refused by name, with all of its change', async () => {
  const library = await newLibrary()
  const good = tagOf(library, 'good')
  const bad = { ...tagOf(library, 'bad'), name: '' }
  await expect(library.commit({ label, puts: [good, bad] })).rejects.toThrow(bad.id)
  await expect(library.commit({ label, puts: [good, good] })).rejects.toThrow('twice')
  expect([library.seq, library.get(good.id)]).toEqual([0, undefined])
  await library.close()
})

test('a draft that changes nothing writes nothing', async () => {
  const library = await newLibrary()
  const tag = tagOf(library, 'one')
  await library.commit({ label, puts: [tag] })
  expect(await library.commit({ label, puts: [library.need(tag.id)] })).toBeNull()
  expect(await library.commit({ label, deletes: ['tag:00000000-0000-7000-8000-000000000000'] })).toBeNull()
  expect(library.seq).toBe(1)
  await library.close()
})

test('need follows a redirect, and names an unknown id in quotes', async () => {
  const library = await newLibrary()
  const kept = actorOf(library, 'kept')
  const gone = library.stamp('actor').id
  await library.commit({ label, puts: [kept, { ...library.stamp('redirect'), fromId: gone, toId: kept.id }] })
  expect(library.need(gone).name).toBe('kept')
  expect(library.references.redirectFrom(gone)).toBe(kept.id)
  expect(() => library.need('article:7')).toThrow('Unknown article "article:7"')
  await library.close()
})

test('autosaves of one note are one step; another change, author or undo between them starts a new one', async () => {
  const library = await newLibrary()
  const tag = tagOf(library, 'v1')
  const save = (name: string, mergeKey?: string) =>
    library.commit({ label, puts: [{ ...tag, name }], ...(mergeKey !== undefined && { mergeKey }) })
  await save('v1', 'note')
  await save('v2', 'note')
  await save('v3', 'note')
  library.author = 'Grace'
  await save('v4', 'note')
  await save('v5')
  await save('v6', 'note')
  const names: (string | undefined)[] = []
  while (await library.undo()) names.push(library.get(tag.id)?.name)
  expect(names).toEqual(['v5', 'v4', 'v3', undefined])
  await library.redo()
  expect(library.get(tag.id)?.name).toBe('v3')
  await library.close()
})

test('undo brings a deleted article back with all that went with it, to the last field', async () => {
  const library = await newLibrary()
  const article = articleOf(library, 'An example')
  const actor = actorOf(library, 'An actor')
  const passage = passageOf(library, article.id, [actor.id])
  await library.commit({ label, puts: [article, actor, passage] })
  const before = structuredClone(everything(library))
  await library.commit({
    label: { key: 'deleteArticle', args: { title: 'An example' } },
    deletes: [article.id, passage.id],
  })
  expect(library.references.passagesLinking(actor.id).size).toBe(0)
  const path = library.path
  await library.close()
  const reopened = await openLibrary(path, { author: 'Ada' })
  expect(reopened.undoState().undo).toEqual({ key: 'deleteArticle', args: { title: 'An example' } })
  expect(await reopened.undo()).toMatchObject({ seq: 3, undoes: 2 })
  expect(everything(reopened)).toEqual(before)
  expect([...reopened.references.passagesLinking(actor.id)]).toEqual([passage.id])
  await reopened.close()
})

test('undo made many times at once takes back one step each', async () => {
  const library = await newLibrary()
  for (let index = 0; index < 6; index++) await library.commit({ label, puts: [tagOf(library, `tag ${index}`)] })
  const undone = await Promise.all(Array.from({ length: 6 }, () => library.undo()))
  expect(undone.map((entry) => entry?.undoes).sort()).toEqual([1, 2, 3, 4, 5, 6])
  expect(everything(library)).toEqual({})
  await library.close()
})

test('history tells every change newest first, and those about one document', async () => {
  const library = await newLibrary()
  const tags = Array.from({ length: 10 }, (_, index) => tagOf(library, `tag ${index}`))
  for (const tag of tags) await library.commit({ label, puts: [tag] })
  await library.snapshot()
  await library.commit({ label, puts: [{ ...(tags[3] as Document), name: 'renamed' } as Document] })
  const seqs = async (options: Parameters<Library['history']>[0]) =>
    (await library.history(options)).map(({ seq }) => seq)
  expect(await seqs({})).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
  expect(await seqs({ before: 4, limit: 2 })).toEqual([3, 2])
  expect(await seqs({ aboutId: tags[3]?.id as 'tag:3' })).toEqual([11, 4])
  await library.close()
})

test('history never ends: after many snapshots every change can still be told and undone', async () => {
  const library = await newLibrary()
  for (let index = 0; index < 8; index++) {
    await library.commit({ label, puts: [tagOf(library, `tag ${index}`)] })
    await library.snapshot()
  }
  const path = library.path
  await library.close()
  const reopened = await openLibrary(path)
  expect((await reopened.history({})).map(({ seq }) => seq)).toEqual([8, 7, 6, 5, 4, 3, 2, 1])
  expect(await reopened.check()).toMatchObject({ ok: true, changes: 8, documents: 8 })
  while (await reopened.undo());
  expect(everything(reopened)).toEqual({})
  await reopened.close()
})
