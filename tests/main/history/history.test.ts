import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Id } from '#contract/ids.ts'
import type { Shrink } from '#contract/views.ts'
import { historyCalls } from '../../../main/history/calls.ts'
import { shrinkInWords, watchShrinks } from '../../../main/history/watch-shrinks.ts'
import { everything, startCoding } from '../entities/coding.ts'

const stateOf = (text: string) => ({
  v: 1 as const,
  lexical: '0.52.0',
  state: { root: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text }] }] } },
})

async function startWriting() {
  const coding = await startCoding()
  const heard: Shrink[] = []
  watchShrinks(coding.library, (shrink) => heard.push(shrink))
  const write = (text: string, id?: Id<'note'>) =>
    coding.saveNote({ title: 'Figures', state: stateOf(text), ...(id && { id }) })
  return { ...coding, ...historyCalls(coding.library), heard, write }
}

test('the history is found by words of what was done, by who did it, by kind and by time', async () => {
  const { library, actor, event, write } = await startWriting()
  await actor('Ilham Aliyev')
  library.author = 'Bé'
  await event('Ceasefire')
  await write('Seven civilians.')
  const found = async (asked: Parameters<typeof library.history>[0]) =>
    (await library.history(asked)).map(({ seq }) => seq)
  expect(await found({ query: 'create ILHAM' })).toEqual([1])
  expect(await found({ query: 'figures' })).toEqual([3])
  expect(await found({ query: 'be' })).toEqual([3, 2])
  expect(await found({ by: 'ada' })).toEqual([1])
  expect(await found({ kind: 'event' })).toEqual([2])
  expect(await found({ query: 'create', kind: 'actor', by: 'Ada' })).toEqual([1])
  expect(await found({ query: 'nothing like it' })).toEqual([])
  const [{ at } = { at: '' }] = await library.history({ limit: 1 })
  expect(await found({ from: at.slice(0, 10), to: at.slice(0, 10) })).toEqual([3, 2, 1])
  expect(await found({ from: '2000', to: '2001-12' })).toEqual([])
  await library.undo()
  expect(await found({ query: 'undo note' })).toEqual([4])
})

test('the versions of one document tell what changed, and each can be read and brought back', async () => {
  const { library, actor, versions, getVersion, bringBack, saveEntity } = await startWriting()
  const { id } = await actor('Aliyev', { description: 'first' })
  await actor('Somebody else')
  await saveEntity({ id: id as Id<'actor'>, kind: 'actor', name: 'Ilham Aliyev', description: 'second words' })
  const told = (await versions({ id })).map(({ seq, there, changed, lengthBefore, length }) => [
    seq,
    there,
    changed.join(),
    lengthBefore,
    length,
  ])
  expect(told).toEqual([
    [3, true, 'description,name', 5, 12],
    [1, true, '', undefined, 5],
  ])
  expect(await getVersion({ id, seq: 0 })).toBeNull()
  expect(await getVersion({ id, seq: 2 })).toMatchObject({ name: 'Aliyev', description: 'first' })
  expect(await bringBack({ id, seq: 1 })).toMatchObject({ name: 'Aliyev', description: 'first' })
  expect((await library.history({ limit: 1 }))[0]?.label).toEqual({
    key: 'bringBack',
    args: { title: 'Aliyev', seq: 1 },
  })
  await library.undo()
  expect(library.get(id)).toMatchObject({ name: 'Ilham Aliyev' })
  await expect(bringBack({ id, seq: 0 })).rejects.toThrow('was not there after change 0')
})

test('what was deleted or merged away comes back without what is gone since, or says what it rests on', async () => {
  const coding = await startWriting()
  const { library, bringBack } = coding
  const article = await coding.addArticle('Seven civilians were killed.')
  const [keep, merged] = [await coding.actor('Aliyev'), await coding.actor('I. Aliyev')]
  const passage = await coding.passage(article, 'Seven civilians')
  await coding.linkPassage({ passageId: passage.id, entityId: merged.id })
  const seq = library.seq
  await coding.mergeEntities({ keepId: keep.id, mergeIds: [merged.id] })
  await bringBack({ id: merged.id, seq })
  expect([library.get(merged.id)?.id, library.references.redirectFrom(merged.id)]).toEqual([merged.id, undefined])
  await coding.deleteEntity({ id: merged.id })
  await coding.deletePassage({ id: passage.id })
  expect(await bringBack({ id: passage.id, seq })).toMatchObject({ links: [] })
  await coding.deletePassage({ id: passage.id })
  await library.commit({ label: { key: 'deleteArticle', args: { title: '' } }, deletes: [article.id] })
  await expect(bringBack({ id: passage.id, seq })).rejects.toThrow(`it rests on ${article.id}, which is gone`)
})

test('an article’s earlier text comes back with its passages where they stood in it', async () => {
  const coding = await startWriting()
  const { library, bringBack, heard } = coding
  const text = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ')
  const article = await coding.addArticle(text, { words: 60 })
  const passage = await coding.passage(article, 'word7')
  const seq = library.seq
  const textSha256 = await library.texts.put({ blocks: [{ kind: 'paragraph', text: 'word7' }] })
  const was = library.need(article.id)
  const moved = { ...passage, target: { ...passage.target, start: 0, end: 5, prefix: '', suffix: '', textSha256 } }
  const label = { key: 'saveArticle', args: { title: '' } }
  await library.commit({ label, puts: [{ ...was, textSha256, words: 1 }, moved] })
  expect(heard.map(shrinkInWords)).toEqual([`The text of “${article.title}” shrank from 60 to 1 words.`])
  await bringBack({ id: article.id, seq })
  expect([library.get(article.id)?.textSha256, library.get(passage.id)?.target]).toEqual([
    was.textSha256,
    passage.target,
  ])
})

test('a note that loses nearly all of its words says so with both lengths, once, however it was saved', async () => {
  const { library, heard, write } = await startWriting()
  const long = 'Seven civilians were killed. '.repeat(20).trim()
  const { id } = await write(long)
  await write(long.slice(0, 300), id)
  await write(long.slice(0, 150), id)
  await write('Seven', id)
  await write('', id)
  expect(heard).toEqual([{ id, title: 'Figures', from: long.length, to: 5, unit: 'characters' }])
  await write('Seven civilians, and that is all of it.', id)
  await library.undo()
  await write(long, id)
  await write('', id)
  expect(heard.map(shrinkInWords).at(-1)).toBe(`“Figures” shrank from ${long.length} to 0 characters.`)
  const told = (await library.history({ query: 'figures' })).filter(({ shrank }) => shrank)
  expect(told.length).toBeGreaterThan(0)
})

test('whatever is written, what shrank was told, and the version before the cut always comes back to the letter', async () => {
  const lengths = fc.oneof(fc.nat(30), fc.integer({ min: 180, max: 2_500 }))
  await fc.assert(
    fc.asyncProperty(fc.array(lengths, { minLength: 2, maxLength: 10 }), async (written) => {
      const { library, heard, write, bringBack } = await startWriting()
      const { id } = await write('x'.repeat(written[0] ?? 0))
      for (const [index, length] of written.slice(1).entries()) {
        // Each in a step of its own, as after half a minute.
        library.author = `Author ${index}`
        const before = library.need(id)
        const { seq } = library
        const told = heard.length
        await write('x'.repeat(length), id)
        const isCut = before.text.length >= 200 && length <= before.text.length / 10
        expect(heard.slice(told)).toEqual(
          isCut ? [{ id, title: 'Figures', from: before.text.length, to: length, unit: 'characters' }] : [],
        )
        if (!isCut) continue
        const after = library.need(id)
        expect(await bringBack({ id, seq })).toMatchObject({ text: before.text, state: before.state })
        await library.undo()
        expect(everything(library)[id]).toMatchObject({ text: after.text, state: after.state })
        await library.undo()
        expect(library.get(id)).toMatchObject({ text: before.text, state: before.state })
        await library.redo()
      }
    }),
    { numRuns: 15 },
  )
})
