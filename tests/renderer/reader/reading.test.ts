import type { Notice } from '#contract/notices.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createReading, type Reading } from '../../../renderer/reader/reading.ts'

type Stored = { id: string; [field: string]: unknown }

const passage = (id: string, start: number, links: string[] = []): Stored => ({
  id: `passage:${id}`,
  articleId: 'article:a',
  target: { start, end: start + 5, exact: id },
  links: links.map((entityId) => ({ entityId })),
  tags: [],
  state: 'anchored',
})

let documents: Map<string, Stored>
let asked: { name: string; args: { ids?: string[] } }[]
let tell: (notice: Notice) => void
let reading: Reading
let letGo: () => void

const put = (...changed: Stored[]) => changed.forEach((one) => documents.set(one.id, one))
const notice = (...ids: string[]) => tell({ kind: 'changed', seq: 1, ids } as Notice)
const shown = () => reading.store.getState().cards.map((card) => card.passage.id)

beforeEach(async () => {
  documents = new Map()
  asked = []
  put(passage('b', 20, ['actor:1']), passage('a', 0), { id: 'actor:1', kind: 'actor', name: 'Armenia' })
  window.notebook = {
    onNotice: (listen) => {
      tell = listen
      return () => undefined
    },
    call: async (name, args) => {
      const { ids = [] } = args as { ids?: string[] }
      asked.push({ name, args: { ids } })
      if (name === 'getDocuments') return { ok: true, value: ids.map((id) => documents.get(id) ?? null) }
      const cards = [...documents.values()].filter(({ id }) => id.startsWith('passage:'))
      return { ok: true, value: cards.map((one) => ({ passage: one, sentence: '', claims: [], notes: 0 })) }
    },
  }
  reading = createReading('article:a')
  letGo = reading.hold()
  await vi.waitFor(() => expect(reading.store.getState().status).toBe('ready'))
})
afterEach(() => letGo())

describe('the reading of an article', () => {
  test('lists passages in text order and knows the names of their links', () => {
    expect(shown()).toEqual(['passage:a', 'passage:b'])
    expect(reading.store.getState().entities.get('actor:1')?.name).toBe('Armenia')
  })

  test('lists those no longer found in the text after all others', async () => {
    put({ ...passage('lost', 0), target: { start: 0, end: 0, exact: 'lost' }, state: 'orphaned' }, passage('c', 40))
    notice('passage:lost', 'passage:c')
    await vi.waitFor(() => expect(shown()).toEqual(['passage:a', 'passage:b', 'passage:c', 'passage:lost']))
  })

  test('takes in a change made elsewhere by asking for what changed alone', async () => {
    asked = []
    put(passage('c', 10, ['actor:2']), { id: 'actor:2', kind: 'actor', name: 'Russia' })
    notice('passage:c')
    await vi.waitFor(() => expect(reading.store.getState().entities.get('actor:2')?.name).toBe('Russia'))
    expect(shown()).toEqual(['passage:a', 'passage:c', 'passage:b'])
    expect(asked).toEqual([
      { name: 'getDocuments', args: { ids: ['passage:c'] } },
      { name: 'getDocuments', args: { ids: ['actor:2'] } },
    ])
  })

  test('lets go of a passage that was deleted, also when it was the chosen one', async () => {
    reading.choose('passage:a', 'text')
    documents.delete('passage:a')
    notice('passage:a')
    await vi.waitFor(() => expect(shown()).toEqual(['passage:b']))
    expect(reading.store.getState().active).toBeNull()
  })

  test('keeps the selected words and the chosen passage when another changes', async () => {
    reading.choose('passage:b', 'text')
    reading.store.setState({ selection: { start: 3, end: 9 } })
    put(passage('c', 10))
    notice('passage:c')
    await vi.waitFor(() => expect(shown()).toHaveLength(3))
    expect(reading.store.getState()).toMatchObject({ active: 'passage:b', selection: { start: 3, end: 9 } })
  })

  test('shows a claim on the card it stands on and takes it away when it is deleted', async () => {
    put({ id: 'claim:1', passageId: 'passage:a', attribution: [] })
    notice('claim:1')
    const claims = () => reading.store.getState().cards[0]?.claims.map(({ id }) => id)
    await vi.waitFor(() => expect(claims()).toEqual(['claim:1']))
    documents.delete('claim:1')
    notice('claim:1')
    await vi.waitFor(() => expect(claims()).toEqual([]))
  })

  test('asks for nothing when another article changed', async () => {
    asked = []
    notice('article:other', 'event:unknown')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(asked).toEqual([])
  })

  test('leaves passages of other articles alone', async () => {
    put({ ...passage('x', 1), articleId: 'article:other' })
    notice('passage:x')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(shown()).toEqual(['passage:a', 'passage:b'])
  })
})
