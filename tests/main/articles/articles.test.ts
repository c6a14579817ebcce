import { describe, expect, it, onTestFinished } from 'vitest'
import type { Article } from '#contract/article.ts'
import type { Document } from '#contract/document.ts'
import type { Id } from '#contract/ids.ts'
import { articleCalls } from '../../../main/articles/calls.ts'
import { createLibrary } from '../../../main/library/open.ts'
import type { Library } from '../../../main/library/library.ts'
import { temporaryFolder } from '../library/folders.ts'

const noHash = '0'.repeat(64)
const label = { key: 'importArticles', args: { count: 1 } }

function articleIn(library: Library, fields: Partial<Article>): Article {
  return {
    ...library.stamp('article'),
    title: 'Untitled',
    authors: [],
    tags: [],
    status: 'unread',
    original: { mediaType: 'text/plain', sha256: noHash, bytes: 1 },
    textSha256: noHash,
    plainSha256: noHash,
    words: 1,
    ...fields,
  }
}

async function libraryOf(...fields: Partial<Article>[]) {
  const library = await createLibrary(await temporaryFolder(), { name: 'Test', author: 'Ana' })
  onTestFinished(() => library.close())
  const articles = fields.map((one) => articleIn(library, one))
  await library.commit({ label, puts: articles })
  return { library, articles, calls: articleCalls(library), first: articles[0]?.id ?? ('article:' as const) }
}

describe('the list of articles', () => {
  const three = [
    { title: '“Zebra” crossing', outlet: 'BBC', publishedAt: '2021-03-04', authors: ['Jo Müller'] },
    { title: 'alpha', publishedAt: '2020', status: 'done' as const },
    { title: 'Élan', outlet: 'Agence' },
  ]
  const titles = async (args: Parameters<Awaited<ReturnType<typeof libraryOf>>['calls']['listArticles']>[0]) => {
    const { calls } = await libraryOf(...three)
    return (await calls.listArticles(args)).items.map(({ title }) => title)
  }

  it.each([
    [{}, ['Élan', 'alpha', '“Zebra” crossing']],
    [{ sort: 'title' as const }, ['alpha', 'Élan', '“Zebra” crossing']],
    [{ sort: 'title' as const, descending: true }, ['“Zebra” crossing', 'Élan', 'alpha']],
    [{ sort: 'publishedAt' as const }, ['alpha', '“Zebra” crossing', 'Élan']],
    [{ sort: 'publishedAt' as const, descending: true }, ['“Zebra” crossing', 'alpha', 'Élan']],
    [{ sort: 'outlet' as const }, ['Élan', '“Zebra” crossing', 'alpha']],
    [{ sort: 'passages' as const }, ['“Zebra” crossing', 'alpha', 'Élan']],
    [{ status: 'done' as const }, ['alpha']],
    [{ sort: 'title' as const, offset: 1, limit: 1 }, ['Élan']],
    [{ query: 'elan' }, ['Élan']],
    [{ query: 'muller 2021' }, ['“Zebra” crossing']],
    [{ query: 'MU\u0308LLER bbc cross' }, ['“Zebra” crossing']],
    [{ query: 'zebra elan' }, []],
  ])('%j lists %j', async (args, expected) => {
    expect(await titles(args)).toEqual(expected)
  })

  it('the total counts what is not shown', async () => {
    const { calls } = await libraryOf(...three)
    expect(await calls.listArticles({ limit: 1 })).toMatchObject({ total: 3, items: [{ passages: 0, progress: 0 }] })
  })

  it('a changed title is found under its new words alone', async () => {
    const { calls, first } = await libraryOf(...three)
    await calls.saveArticle({ id: first, title: '  Giraffe\n house ' })
    expect((await calls.listArticles({ query: 'zebra' })).total).toBe(0)
    expect((await calls.listArticles({ query: 'giraffe' })).items[0]?.title).toBe('Giraffe house')
  })
})

describe('an article', () => {
  it('its details are changed, taken away and left as they are', async () => {
    const { calls, first, library } = await libraryOf({
      title: 'One',
      outlet: 'BBC',
      authors: ['A'],
      url: 'https://a.example',
    })
    const saved = await calls.saveArticle({
      id: first,
      outlet: null,
      authors: [' B ', 'B', ''],
      publishedAt: '2023-09?',
      private: true,
    })
    expect(saved).toMatchObject({
      title: 'One',
      authors: ['B'],
      url: 'https://a.example',
      publishedAt: '2023-09?',
      private: true,
    })
    expect(saved).not.toHaveProperty('outlet')
    expect(library.undoState().undo).toEqual({ key: 'saveArticle', args: { title: 'One' } })
    await library.undo()
    expect(await calls.getArticle({ id: first })).toMatchObject({ outlet: 'BBC', authors: ['A'] })
  })

  it.each([
    [{ title: null }, 'title'],
    [{ title: ' ' }, 'title'],
    [{ publishedAt: 'soon' }, 'soon'],
    [{ publishedAt: '2023-09-20T13:00' }, '2023-09-20T13:00'],
    [{ tags: ['tag:01920000-0000-7000-8000-000000000000' as const] }, 'tag:0192'],
  ])('%j is refused, and nothing changes', async (fields, named) => {
    const { calls, first, library } = await libraryOf({ title: 'One' })
    await expect((async () => calls.saveArticle({ id: first, ...fields }))()).rejects.toThrow(named)
    expect(library.seq).toBe(1)
  })

  it('an unknown one is named', async () => {
    const { calls } = await libraryOf()
    const id = 'article:01920000-0000-7000-8000-000000000000' as const
    for (const call of [calls.getArticle, calls.getText, calls.deleteArticle, calls.saveArticle])
      await expect((async () => call({ id }))()).rejects.toThrow(id)
    await expect((async () => calls.getReadingPlace({ articleId: id }))()).rejects.toThrow(id)
  })

  it('its text comes with the offsets of its blocks; a lost text is said, not shown empty', async () => {
    const { calls, first, library } = await libraryOf({ title: 'Lost' })
    await expect((async () => calls.getText({ id: first }))()).rejects.toThrow('Lost')
    const textSha256 = await library.texts.put({
      blocks: [
        { kind: 'paragraph', text: 'One' },
        { kind: 'image', alt: 'x' },
      ],
    })
    await library.commit({ label, puts: [{ ...library.need(first), textSha256 }] })
    expect(await calls.getText({ id: first })).toMatchObject({ text: 'One\n\n\uFFFC', textSha256 })
  })

  it('where a person is in it is remembered without a change', async () => {
    const { calls, first, library } = await libraryOf({ title: 'One' })
    expect(await calls.getReadingPlace({ articleId: first })).toEqual({ place: 0, progress: 0 })
    await calls.saveReadingPlace({ articleId: first, place: 120, progress: 0.4 })
    expect(await calls.getReadingPlace({ articleId: first })).toEqual({ place: 120, progress: 0.4 })
    expect((await calls.listArticles({})).items[0]?.progress).toBe(0.4)
    expect(library.seq).toBe(1)
    library.view.set(`place:${first}`, { place: 'x', progress: 9 })
    expect(await calls.getReadingPlace({ articleId: first })).toEqual({ place: 0, progress: 1 })
  })
})

describe('deleting an article', () => {
  /** An article with a passage, a claim resting on it, an event with evidence, and notes about both. */
  async function coded() {
    const { library, calls, first } = await libraryOf({ title: 'One' }, { title: 'Other' })
    const passage = {
      ...library.stamp('passage'),
      articleId: first,
      target: { start: 0, end: 3, exact: 'One', prefix: '', suffix: '', textSha256: noHash },
      tags: [],
      state: 'anchored' as const,
    }
    const actor = { ...library.stamp('actor'), kind: 'actor' as const, name: 'RT', aliases: [] }
    const event = {
      ...library.stamp('event'),
      kind: 'event' as const,
      name: 'Ceasefire',
      aliases: [],
      evidence: { name: [passage.id] },
      participants: [{ actorId: actor.id, passageIds: [passage.id] }],
    }
    const claim = {
      ...library.stamp('claim'),
      passageId: passage.id,
      aboutId: event.id,
      property: 'killed',
      stance: 'asserts' as const,
      attribution: [],
    }
    const note = (aboutId: Id<'article'> | Id<'passage'>) => ({
      ...library.stamp('note'),
      title: 'Note',
      aboutId,
      text: '',
      mentions: [],
      state: { v: 1 as const, lexical: '0.52.0', state: {} },
    })
    const linked = { ...passage, links: [{ entityId: actor.id }, { entityId: event.id }] }
    const notes = [note(first), note(passage.id)]
    await library.commit({ label, puts: [linked, actor, event, claim, ...notes] as Document[] })
    return { library, calls, first, passage, event, claim, notes }
  }

  it('what hangs on it is counted', async () => {
    const { calls, first } = await coded()
    expect((await calls.getArticle({ id: first })).counts).toEqual({ passages: 1, claims: 1, notes: 2, entities: 2 })
  })

  it('passages and claims go with it in one change; events and notes stay, and undo brings all back', async () => {
    const { library, calls, first, passage, event, claim, notes } = await coded()
    const before = await calls.getArticle({ id: first })
    const seq = library.seq
    await calls.deleteArticle({ id: first })
    expect(library.seq).toBe(seq + 1)
    for (const id of [first, passage.id, claim.id]) expect(library.get(id)).toBeUndefined()
    expect(library.get(event.id)).toMatchObject({ name: 'Ceasefire', participants: [{ passageIds: [] }] })
    expect(library.get(event.id)?.evidence).toBeUndefined()
    for (const { id } of notes) expect(library.get(id)).not.toHaveProperty('aboutId')
    expect(library.undoState().undo).toEqual({ key: 'deleteArticle', args: { title: 'One' } })
    await library.undo()
    expect({ ...(await calls.getArticle({ id: first })), updatedAt: '' }).toEqual({ ...before, updatedAt: '' })
    expect(library.get(event.id)).toMatchObject({ evidence: { name: [passage.id] } })
    expect(library.get(notes[1]?.id ?? 'note:')).toMatchObject({ aboutId: passage.id })
  })
})

it('the record of an article is edited field by field, begun where there is none, and goes when it is empty', async () => {
  const bibliography = { type: 'report', publisher: 'UN', volume: '7' }
  const { calls, first, library } = await libraryOf({ title: 'One', bibliography }, { title: 'Two' })
  const saved = await calls.saveArticle({ id: first, reference: { publisher: null, DOI: ' 10.1/abc ' } })
  expect(saved.bibliography).toEqual({ type: 'report', volume: '7', DOI: '10.1/abc' })
  const [, second] = [...library.collection('article').values()]
  const id = second?.id ?? first
  expect((await calls.saveArticle({ id, reference: { page: '12-30' } })).bibliography).toEqual({ page: '12-30' })
  expect((await calls.saveArticle({ id, reference: { page: '' } })).bibliography).toBeUndefined()
  expect((await calls.formatReference({ id: first, style: 'apa' })).text).toContain('10.1/abc')
})
