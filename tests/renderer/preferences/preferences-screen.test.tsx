import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WindowState } from '#contract/calls.ts'
import type { LibraryInfo } from '#contract/views.ts'
import { followNotices, queries } from '../../../renderer/notebook.ts'
import { PreferencesScreen } from '../../../renderer/preferences/PreferencesScreen.tsx'
import { type InMemory, putNotebook } from '../notebook-in-memory.ts'

let inMemory: InMemory
let state: WindowState
let terms: { term: string; parent?: string }[]
let readOnly: LibraryInfo['readOnly']
let stop: () => void

beforeEach(() => {
  const library = { id: 'one', name: 'One', readOnly: false } as LibraryInfo
  readOnly = false
  terms = [{ term: 'armed conflict' }, { term: 'protest' }]
  state = {
    library,
    recent: [],
    preferences: {
      name: 'Ani',
      theme: 'light',
      readingFont: 'serif',
      readingSize: 31,
      lockAfterMinutes: 15,
      policy: 'conservative',
      referenceStyle: 'apa',
    },
    platform: 'linux',
  }
  inMemory = putNotebook({
    windowState: () => state,
    libraryInfo: () => ({ ...library, readOnly }),
    savePreferences: (changes) => {
      state = { ...state, preferences: { ...state.preferences, ...changes } as WindowState['preferences'] }
      inMemory.tell({ kind: 'preferencesChanged' })
      return state.preferences
    },
    getVocabulary: () => terms,
    termUses: () => [{ term: 'protest', documents: 3, listed: true }],
    history: () => [],
    aboutProgram: () => ({
      version: '1.2.3',
      libraries: [
        { name: 'kept', version: '4.0.0', licence: 'MIT', text: 'Copyright Somebody' },
        { name: 'bare', version: '0.1.0', licence: 'ISC', text: '' },
      ],
    }),
    renameTerm: ({ from, to }) => {
      terms = terms.map((one) => (one.term === from ? { term: to } : one))
      inMemory.tell({ kind: 'changed', seq: 1, ids: ['vocabulary:0192aaaa-0000-7000-8000-000000000001'] })
      return { vocabulary: null as never, documents: 3 }
    },
    saveVocabulary: ({ terms: saved }) => {
      terms = saved as typeof terms
      inMemory.tell({ kind: 'changed', seq: 1, ids: ['vocabulary:0192aaaa-0000-7000-8000-000000000001'] })
      return null as never
    },
  })
  stop = followNotices()
})
afterEach(() => {
  cleanup()
  stop()
})

const show = () =>
  render(
    <QueryClientProvider client={queries}>
      <PreferencesScreen />
    </QueryClientProvider>,
  )
const saved = () => inMemory.made.filter(({ name }) => name === 'savePreferences').map(({ args }) => args)
const shownTerms = () => within(screen.getByRole('list', { name: /^Terms of/ })).getAllByRole('listitem')

describe('the preferences', () => {
  it('save the name once, when its field is left', async () => {
    show()
    const field = await screen.findByRole('textbox', { name: 'Your name' })
    await userEvent.clear(field)
    await userEvent.type(field, 'Ani Petrosyan')
    expect(saved()).toEqual([])
    await userEvent.tab()
    expect(saved()).toEqual([{ name: 'Ani Petrosyan' }])
  })
  it('save theme, font and size as they are chosen, and no size beyond the largest', async () => {
    show()
    await userEvent.click(await screen.findByRole('button', { name: 'Dark' }))
    await userEvent.click(screen.getByRole('button', { name: 'Sans serif' }))
    await userEvent.click(screen.getByRole('button', { name: 'Larger text' }))
    await screen.findByText('32 px')
    expect(saved()).toEqual([{ theme: 'dark' }, { readingFont: 'sans' }, { readingSize: 32 }])
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Larger text' }).disabled).toBe(true)
  })
  it('tell the licences of what the program is made of', async () => {
    show()
    await screen.findByText('Sourcebook 1.2.3, under the MIT licence')
    await userEvent.click(screen.getByRole('button', { name: 'Licences of its libraries' }))
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByText('Copyright Somebody')).toBeTruthy()
    expect(within(dialog).getByText('Its package holds no text of the licence.')).toBeTruthy()
  })
  it('add a term, refuse it twice, and take one away', async () => {
    show()
    const field = await screen.findByRole('textbox', { name: 'New term' })
    await userEvent.type(field, 'ceasefire{Enter}')
    await waitFor(() => expect(shownTerms()).toHaveLength(3))
    await userEvent.type(field, 'protest{Enter}')
    expect(await screen.findByText('“protest” is already in the list.')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Remove armed conflict' }))
    await waitFor(() => expect(terms).toEqual([{ term: 'protest' }, { term: 'ceasefire' }]))
  })
  it('rename a term in the documents that use it, unless that is not wanted', async () => {
    show()
    expect(await screen.findByText('3 documents')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Term: protest' }))
    await userEvent.keyboard('rally{Enter}')
    await waitFor(() => expect(terms).toContainEqual({ term: 'rally' }))
    await userEvent.click(screen.getByRole('checkbox', { name: /^Renaming a term/ }))
    await userEvent.click(await screen.findByRole('button', { name: 'Term: rally' }))
    await userEvent.keyboard('march{Enter}')
    await waitFor(() => expect(terms).toContainEqual({ term: 'march' }))
    const asked = inMemory.made.filter(({ name }) => name === 'renameTerm').map(({ args }) => args)
    expect(asked).toEqual([
      { name: 'event types', from: 'protest', to: 'rally', documents: true },
      { name: 'event types', from: 'rally', to: 'march', documents: false },
    ])
  })
  it('change no vocabulary of a library that is read only', async () => {
    readOnly = { reason: 'another program has it open.' }
    show()
    await waitFor(() => expect(shownTerms()).toHaveLength(2))
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'New term' })).toBeNull())
    expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull()
  })
  it('have no vocabularies while no library is open', async () => {
    state = { ...state, library: null }
    show()
    expect(await screen.findByText('Open a library to edit its vocabularies.')).toBeTruthy()
  })
})
