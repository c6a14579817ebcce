import { describe, expect, test } from 'vitest'
import type { Id } from '#contract/ids.ts'
import { everything, startCoding } from '../entities/coding.ts'

type Node = Record<string, unknown>
const text = (words: string): Node => ({ type: 'text', text: words })
const paragraph = (...children: Node[]): Node => ({ type: 'paragraph', children })
const state = (...children: Node[]) => stateOf(children)
const stateOf = (children: Node[]) => ({
  v: 1 as const,
  lexical: '0.52.0',
  state: { root: { type: 'root', children } },
})

describe('a note', () => {
  test('keeps its state, and its text and mentions are derived from it', async () => {
    const { actor, event, addArticle, passage, saveNote, getNote } = await startCoding()
    const article = await addArticle('RT reported it.')
    const { id: passageId } = await passage(article, 'RT reported')
    const [rt, war] = [await actor('RT'), await event('War')]
    const written = state(
      { type: 'heading', tag: 'h2', children: [text('Killed')] },
      paragraph(
        text('Said by '),
        { type: 'mention', ref: rt.id, label: 'RT', kind: 'actor' },
        { type: 'linebreak' },
        { type: 'link', url: 'https://example.org', children: [text('a link')] },
      ),
      {
        type: 'list',
        children: [
          { type: 'listitem', children: [text('one')] },
          { type: 'listitem', children: [text('two')] },
        ],
      },
      { type: 'passage-quote', passageId, articleId: article.id, exact: 'RT reported', source: article.title },
      { type: 'table', children: [{ type: 'tablerow', children: [cell('a'), cell('b')] }] },
      paragraph({ type: 'article-link', ref: article.id, label: 'the article' }, { type: 'tab' }, text('again')),
      paragraph(
        { type: 'mention', ref: war.id, label: 'War', kind: 'event' },
        { type: 'mention', ref: rt.id, label: 'RT', kind: 'actor' },
      ),
    )
    const { id } = await saveNote({ title: ' Killed ', aboutId: war.id, state: written })
    const note = await getNote({ id })
    expect(note).toMatchObject({ title: 'Killed', aboutId: war.id, state: written })
    expect(note.text).toBe('Killed\nSaid by RT\na link\none\ntwo\nRT reported\na\tb\nthe article\tagain\nWarRT')
    expect(note.mentions).toEqual([rt.id, passageId, article.id, war.id])
  })

  test('is not saved over a version that came since it was opened', async () => {
    const { saveNote, getNote } = await startCoding()
    const opened = await saveNote({ title: 'Counts', state: state(paragraph(text('27'))) })
    const basedOn = opened.updatedAt
    while (new Date().toISOString() === basedOn) await Promise.resolve()
    const { id } = opened
    const elsewhere = await saveNote({ id, title: 'Counts', state: state(paragraph(text('28'))), basedOn })
    const stale = { id, title: 'Counts', state: state(paragraph(text('29'))), basedOn }
    await expect(async () => saveNote(stale)).rejects.toThrow('The note “Counts” was changed elsewhere')
    expect((await getNote({ id })).text).toBe('28')
    await saveNote({ ...stale, basedOn: elsewhere.updatedAt })
    expect((await getNote({ id })).text).toBe('29')
  })

  const cell = (words: string): Node => ({ type: 'tablecell', children: [paragraph(text(words))] })
  const nested = (depth: number): Node =>
    depth === 0 ? text('deep') : { type: 'quote', children: [nested(depth - 1)] }

  test.each([
    ['without a root', { v: 1 as const, lexical: '0.52.0', state: {} }],
    ['with another root', { v: 1 as const, lexical: '0.52.0', state: { root: paragraph() } }],
    ['with an unknown part', state({ type: 'hologram' })],
    ['with a part that is none', state(null as unknown as Node)],
    ['with children that are no list', state({ type: 'paragraph', children: 'all' })],
    ['with text that is none', state(paragraph({ type: 'text', text: 7 }))],
    ['with a quotation of nothing', state({ type: 'passage-quote', exact: 'x' })],
    ['nested too deep', state(nested(120))],
    ['with too many parts', stateOf(Array.from({ length: 200_001 }, () => ({ type: 'linebreak' })))],
  ])('%s is refused, and what was saved stays', async (_, broken) => {
    const { saveNote, library } = await startCoding()
    const { id } = await saveNote({ title: 'N', state: state(paragraph(text('words'))) })
    const before = everything(library)
    await expect(async () => saveNote({ id, title: 'N', state: broken })).rejects.toThrow('This note cannot be read')
    expect(everything(library)).toEqual(before)
  })

  test('of very many blocks is read whole', async () => {
    const { saveNote } = await startCoding()
    const items = Array.from({ length: 60_000 }, (_, index) => ({ type: 'listitem', children: [text(`${index}`)] }))
    const note = await saveNote({ title: 'Long', state: state({ type: 'list', children: items }) })
    expect(note.text.split('\n')).toHaveLength(60_000)
  })

  test('autosaved three times is one step to undo', async () => {
    const { saveNote, getNote, library } = await startCoding()
    const { id } = await saveNote({ title: 'N', state: state(paragraph(text('a'))) })
    for (const words of ['ab', 'abc', 'abcd']) await saveNote({ id, title: 'N', state: state(paragraph(text(words))) })
    expect(library.undoState().undo).toEqual({ key: 'editNote', args: { title: 'N' } })
    await library.undo()
    expect((await getNote({ id })).text).toBe('a')
    await library.undo()
    expect(library.collection('note').size).toBe(0)
  })

  test('can be about another thing, or nothing', async () => {
    const { actor, saveNote, listNotes, deleteNote } = await startCoding()
    const rt = await actor('RT')
    const { id } = await saveNote({ title: '', aboutId: rt.id, state: state() })
    expect((await saveNote({ id, title: '', state: state() })).aboutId).toBe(rt.id)
    expect((await listNotes({ aboutId: rt.id })).items).toMatchObject([{ id, aboutTitle: 'RT', excerpt: '', words: 0 }])
    expect(await saveNote({ id, title: '', aboutId: null, state: state() })).not.toHaveProperty('aboutId')
    await deleteNote({ id })
    expect(await listNotes({})).toEqual({ total: 0, items: [] })
  })

  test('about something unknown is refused', async () => {
    const { saveNote } = await startCoding()
    const aboutId: Id<'article'> = 'article:00000000-0000-7000-8000-000000000000'
    await expect(async () => saveNote({ title: '', aboutId, state: state() })).rejects.toThrow(aboutId)
  })
})

describe('the list of notes', () => {
  test('finds words in titles and texts, folded, and sorts', async () => {
    const { saveNote, listNotes } = await startCoding()
    await saveNote({ title: 'Beta', state: state(paragraph(text('António said so'))) })
    await saveNote({ title: 'alpha', state: state(paragraph(text('nothing'))) })
    const titles = async (args: Parameters<typeof listNotes>[0]) =>
      (await listNotes(args)).items.map((note) => note.title)
    expect(await titles({ query: 'antonio SAID' })).toEqual(['Beta'])
    expect(await titles({ query: 'antonio nothing' })).toEqual([])
    expect(await titles({ sort: 'title' })).toEqual(['alpha', 'Beta'])
    expect(await titles({ sort: 'createdAt', descending: false })).toEqual(['Beta', 'alpha'])
    expect(await listNotes({ sort: 'title', offset: 1, limit: 1 })).toMatchObject({
      total: 2,
      items: [{ title: 'Beta', words: 3 }],
    })
  })

  test('backlinks are the notes about a document and those that name it', async () => {
    const { actor, saveNote, backlinks } = await startCoding()
    const rt = await actor('RT')
    const about = await saveNote({ title: 'About', aboutId: rt.id, state: state() })
    const naming = await saveNote({
      title: 'Naming',
      state: state(paragraph({ type: 'mention', ref: rt.id, label: 'RT', kind: 'actor' })),
    })
    await saveNote({ title: 'Other', state: state() })
    expect((await backlinks({ id: rt.id })).map((note) => note.id).toSorted()).toEqual([about.id, naming.id].toSorted())
  })
})
