import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Id } from '#contract/ids.ts'
import type { EntityHit, SearchAnswer, SearchHit } from '#contract/views.ts'
import { queries } from '../../../renderer/notebook.ts'
import { currentPath, pathToSearch, startAt } from '../../../renderer/routes.ts'
import { SearchScreen } from '../../../renderer/search/SearchScreen.tsx'
import { type InMemory, putNotebook } from '../notebook-in-memory.ts'

const articleId: Id<'article'> = 'article:0192aaaa-0000-7000-8000-000000000001'
const passageId: Id<'passage'> = 'passage:0192aaaa-0000-7000-8000-000000000002'
const hits: SearchHit[] = [
  {
    kind: 'article', id: articleId, score: 2, title: 'Several civilians', articleId, start: 40, end: 48,
    snippet: { text: 'separatist Armenian authorities', hits: [[11, 19]] },
  },
  {
    kind: 'passage', id: passageId, score: 1, title: 'Several civilians', articleId,
    snippet: { text: 'Armenian sources', hits: [[0, 8]] },
  },
] // prettier-ignore

const names = ['António Guterres', 'Guterres', 'Nikol Pashinyan']

let inMemory: InMemory
let ready: boolean
let also: SearchAnswer['also']
let problems: string[]

beforeAll(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(400)
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(400)
  Element.prototype.scrollTo = () => undefined
})
beforeEach(() => {
  ready = true
  also = []
  problems = []
  startAt('/search')
  inMemory = putNotebook({
    search: ({ query, kinds }) => {
      const found = hits.filter(({ kind }) => query === 'armenian' && (!kinds || kinds.includes(kind)))
      return { total: found.length, hits: found, ready, also, problems }
    },
    listSearches: () => [],
    findEntities: ({ query, kind }) =>
      names
        .filter((name) => kind === 'actor' && name.toLowerCase().includes(query.toLowerCase()))
        .map((name) => ({ entity: { kind: 'actor', name }, matched: 'name', matchedText: name }) as EntityHit),
    saveSearch: ({ name, query }) => ({ id: 'search:1', name, query }) as never,
  })
  render(
    <QueryClientProvider client={queries}>
      <SearchScreen />
    </QueryClientProvider>,
  )
})
afterEach(cleanup)

const type = (words: string) => userEvent.type(screen.getByRole('combobox'), words)

describe('the search screen', () => {
  it('says what can be asked before anything is', () => {
    expect(screen.getByText('Search everything in this library')).toBeTruthy()
    expect(inMemory.made.some(({ name }) => name === 'search')).toBe(false)
  })
  it('shows what was found with its words marked, and keeps the words in the path', async () => {
    await type('armenian')
    expect(await screen.findByText('2 results')).toBeTruthy()
    expect(currentPath()).toBe(pathToSearch('armenian'))
    const [first] = await screen.findAllByRole('option')
    expect(first?.querySelector('mark')?.textContent).toBe('Armenian')
  })
  it('goes to the place in the text, by pointer and by keys', async () => {
    await type('armenian')
    await userEvent.click((await screen.findAllByRole('option'))[0] as Element)
    expect(currentPath()).toBe(`/articles/${articleId}?at=40&find=Armenian`)
    act(() => startAt(pathToSearch('armenian')))
    await screen.findAllByRole('option')
    act(() => screen.getByRole('combobox').focus())
    await userEvent.keyboard('{ArrowDown}{End}{Enter}')
    expect(currentPath()).toBe(`/articles/${articleId}?passage=${passageId}`)
  })
  it('is narrowed to a kind, and offers everything again when nothing of it is there', async () => {
    await type('armenian')
    await userEvent.click(screen.getByRole('button', { name: 'Notes' }))
    expect(await screen.findByText('Nothing matches “armenian”.')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Search in everything' }))
    expect(await screen.findByText('2 results')).toBeTruthy()
  })
  it('says that the index is being built, and shows more by itself when it is', async () => {
    ready = false
    await type('nothing')
    expect(await screen.findByText('Nothing matches “nothing” yet.')).toBeTruthy()
    ready = true
    expect(await screen.findByText('Nothing matches “nothing”.', {}, { timeout: 5000 })).toBeTruthy()
  })
  it('saves a search under its own words', async () => {
    await type('armenian')
    await userEvent.click(screen.getByRole('button', { name: 'Save this search' }))
    await waitFor(() =>
      expect(inMemory.made.find(({ name }) => name === 'saveSearch')?.args).toEqual({
        name: 'armenian',
        query: 'armenian',
      }),
    )
  })
  it('says which words like the one typed were searched for, and what was not understood', async () => {
    also = [{ word: 'armenian', means: ['armenians', 'armenia'] }]
    problems = ['No actor is called “Nobody”.']
    await type('armenian')
    expect(await screen.findByText('Also: armenians, armenia')).toBeTruthy()
    expect(screen.getByText('No actor is called “Nobody”.')).toBeTruthy()
  })
  it('completes a name after an operator, by keys alone, and puts several words into quotes', async () => {
    await type('ceasefire actor:gut')
    const [first] = await screen.findAllByRole('option')
    expect(first?.textContent).toBe('António Guterres')
    expect(screen.getByRole('combobox').getAttribute('aria-activedescendant')).toBe(first?.id)
    await userEvent.keyboard('{Enter}')
    expect(screen.getByRole<HTMLInputElement>('combobox').value).toBe('ceasefire actor:"António Guterres" ')
    await userEvent.keyboard('peace actor:gut{ArrowDown}{Tab}')
    expect(screen.getByRole<HTMLInputElement>('combobox').value).toBe(
      'ceasefire actor:"António Guterres" peace actor:Guterres ',
    )
    await userEvent.keyboard('is:o')
    expect((await screen.findAllByRole('option')).map((option) => option.textContent)).toEqual(['orphaned'])
    await userEvent.keyboard('{Escape}')
    expect(screen.getByRole('combobox').getAttribute('aria-expanded')).toBe('false')
  })
  it('explains the operators, and begins the one that is chosen', async () => {
    await type('armenian')
    await userEvent.click(screen.getByRole('button', { name: 'What can be asked' }))
    await userEvent.click(await screen.findByRole('button', { name: 'tag:casualties' }))
    expect(screen.getByRole<HTMLInputElement>('combobox').value).toBe('armenian tag:')
  })
})
