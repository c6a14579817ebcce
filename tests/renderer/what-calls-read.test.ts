import { describe, expect, it } from 'vitest'
import type { Id } from '#contract/ids.ts'
import { isStale, type QueryName } from '../../renderer/what-calls-read.ts'

const id = <K extends string>(kind: K, last = '1') => `${kind}:00000000-0000-7000-8000-00000000000${last}` as Id
const changed = (...ids: Id[]) => ({ kind: 'changed', seq: 1, ids }) as const

describe('a notice of changed documents', () => {
  it('leaves the lists of articles and actors alone while a note is typed', () => {
    const notice = changed(id('note'))
    const asked: QueryName[] = [
      'listArticles',
      'listEntities',
      'findEntities',
      'listTags',
      'listPassages',
      'listClaims',
    ]
    expect(asked.filter((name) => isStale(name, {}, notice))).toEqual([])
    expect(isStale('listNotes', {}, notice)).toBe(true)
  })
  it('refreshes the text of the article that changed and of no other', () => {
    expect(isStale('getText', { id: id('article') }, changed(id('article')))).toBe(true)
    expect(isStale('getText', { id: id('article', '2') }, changed(id('article')))).toBe(false)
  })
  it('refreshes what an entity is named in when it is renamed or merged', () => {
    for (const kind of ['actor', 'event', 'redirect'])
      for (const name of ['listPassages', 'passageCards', 'entityPage', 'goTo', 'search'] as const)
        expect(isStale(name, {}, changed(id(kind)))).toBe(true)
  })
  it('refreshes the counts and the undo line after every change', () => {
    for (const name of ['libraryInfo', 'undoState', 'history'] as const)
      expect(isStale(name, {}, changed(id('tag')))).toBe(true)
  })
  it('asks nothing for a query without arguments', () => {
    expect(isStale('getText', null, changed(id('article')))).toBe(false)
  })
})

it('asks for everything again after something was erased for good', () => {
  for (const name of ['undoState', 'history', 'getNote', 'search', 'goTo', 'listArticles'] as const)
    expect(isStale(name, {}, { kind: 'erased' })).toBe(true)
})

it('refreshes preferences and the saved state by their own notices only', () => {
  expect(isStale('windowState', {}, { kind: 'preferencesChanged' })).toBe(true)
  expect(isStale('listArticles', {}, { kind: 'preferencesChanged' })).toBe(false)
  expect(isStale('libraryInfo', {}, { kind: 'saveStateChanged', saveState: { state: 'saving' } })).toBe(true)
  expect(isStale('windowState', {}, changed(id('article')))).toBe(false)
})
