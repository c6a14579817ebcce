import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WindowState } from '#contract/calls.ts'
import { type Kind, kinds } from '#contract/ids.ts'
import type { LibraryInfo } from '#contract/views.ts'
import { App } from '../../../renderer/App.tsx'
import { closePalette } from '../../../renderer/commands/palette-state.ts'
import { currentPath } from '../../../renderer/routes.ts'
import { type InMemory, putNotebook } from '../notebook-in-memory.ts'

const library: LibraryInfo = {
  id: 'one',
  name: 'South Caucasus 2023',
  readOnly: false,
  protected: false,
  seq: 3,
  counts: Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>,
  problems: [],
  saveState: { state: 'saved' },
}
const start: WindowState = {
  library: null,
  recent: [],
  preferences: {
    name: '',
    theme: 'dark',
    readingFont: 'serif',
    readingSize: 20,
    lockAfterMinutes: 15,
    referenceStyle: 'apa',
    policy: 'conservative',
  },
  platform: 'linux',
}

let inMemory: InMemory
let state: WindowState
let info: LibraryInfo

beforeEach(() => {
  // jsdom lays nothing out, so nothing is ever resized.
  window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  localStorage.clear()
  Element.prototype.scrollIntoView = () => undefined
  window.innerWidth = 1000
  state = start
  info = library
  inMemory = putNotebook({
    windowState: () => state,
    libraryInfo: () => info,
    undoState: () => ({ undo: { key: 'createEntity', args: { name: 'Armenia' } } }),
    listTags: () => [],
    listArticles: () => ({ total: 0, items: [] }),
    undo: () => ({ seq: 4, at: '', by: '', label: { key: 'createEntity', args: { name: 'Armenia' } }, ids: [] }),
    history: () => [],
    goTo: () => [],
    getDocuments: ({ ids }) => ids.map(() => null),
    openRecent: () => null,
    openSample: () => {
      state = { ...state, library }
      inMemory.tell({ kind: 'libraryChanged' })
      return library
    },
  })
})
afterEach(() => {
  act(closePalette)
  cleanup()
})

describe('the start screen', () => {
  it('offers the sample first to who is new, and opens it', async () => {
    render(<App />)
    await screen.findByText('New here?')
    await userEvent.click(screen.getByRole('button', { name: 'Open the sample library' }))
    expect(await screen.findByRole('heading', { name: 'South Caucasus 2023' })).toBeTruthy()
    expect(screen.getByText('Import your first article')).toBeTruthy()
  })
  it('lists recent libraries, explains one that is missing, and says why the last did not open', async () => {
    const recent = (name: string, missing: boolean) => ({
      key: name,
      name,
      folder: `/home/ani/${name}`,
      openedAt: '2023-09-20T10:00:00.000Z',
      missing,
    })
    state = { ...start, problem: 'The folder is empty.', recent: [recent('Here', false), recent('Gone', true)] }
    render(<App />)
    expect((await screen.findByRole('alert')).textContent).toContain('The folder is empty.')
    await userEvent.click(screen.getByRole('button', { name: /^Here/ }))
    expect(inMemory.made.find(({ name }) => name === 'openRecent')?.args).toEqual({ key: 'Here' })
    const gone = screen.getByRole('button', { name: /^Gone/ })
    expect((gone as HTMLButtonElement).disabled).toBe(true)
    expect(gone.textContent).toContain('This folder is not where it was.')
  })
})

describe('a protected library that is locked', () => {
  it('shows its lock screen, and after it the library', async () => {
    state = { ...start, locked: { name: 'South Caucasus 2023', folder: '/home/ani' } }
    inMemory.answers.unlockLibrary = () => {
      state = { ...start, library: { ...library, protected: true } }
      inMemory.tell({ kind: 'libraryChanged' })
      return library
    }
    render(<App />)
    await screen.findByRole('heading', { name: '“South Caucasus 2023” is locked' })
    expect(document.title).toBe('South Caucasus 2023')
    await userEvent.keyboard('seven tall poplars{Enter}')
    expect(await screen.findByRole('heading', { name: 'South Caucasus 2023' })).toBeTruthy()
  })
  it('is locked by a key, and a library without a passphrase is not', async () => {
    state = { ...start, library }
    inMemory.answers.lockLibrary = () => null
    render(<App />)
    await screen.findByText('Saved')
    await userEvent.keyboard('{Control>}l{/Control}')
    expect(inMemory.made.some(({ name }) => name === 'lockLibrary')).toBe(false)
    info = { ...library, protected: true }
    act(() => inMemory.tell({ kind: 'protectionChanged' }))
    await waitFor(async () => {
      await userEvent.keyboard('{Control>}l{/Control}')
      expect(inMemory.made.some(({ name }) => name === 'lockLibrary')).toBe(true)
    })
  })
})

describe('the window of an open library', () => {
  beforeEach(() => {
    state = { ...start, library }
  })
  it('says that all is saved, how much there is, and what undo takes back', async () => {
    info = { ...library, counts: { ...library.counts, article: 1214, passage: 1 } }
    render(<App />)
    expect(await screen.findByText('Saved')).toBeTruthy()
    expect(screen.getByText('1,214 articles · 1 passage')).toBeTruthy()
    await userEvent.click(await screen.findByRole('button', { name: 'Undo: Create Armenia' }))
    expect(inMemory.made.filter(({ name }) => name === 'undo')).toHaveLength(1)
  })
  it('never says saved when it is not', async () => {
    render(<App />)
    await screen.findByText('Saved')
    info = { ...library, saveState: { state: 'not saved', reason: 'the disk is full' } }
    act(() => inMemory.tell({ kind: 'saveStateChanged', saveState: info.saveState }))
    expect(await screen.findByText('Not saved: the disk is full')).toBeTruthy()
    expect(screen.queryByText('Saved')).toBeNull()
  })
  it('says what a save on a full disk was taken from', async () => {
    const warning = 'Saved from the reserve: the disk is full. Free 8 MB or more.'
    info = { ...library, saveState: { state: 'saved', warning } }
    render(<App />)
    expect((await screen.findByText(warning)).getAttribute('role')).toBe('status')
  })
  it('tells that it is read only, and what was found wrong', async () => {
    info = {
      ...library,
      readOnly: { reason: 'another program has it open.' },
      problems: [{ kind: 'journal-damaged', message: 'Two changes could not be read.', file: 'journal-7.ndjson' }],
    }
    render(<App />)
    expect(await screen.findByText('Read only: another program has it open.')).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Import…' }).disabled).toBe(true)
    await userEvent.click(screen.getByRole('button', { name: 'Details' }))
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByText('Two changes could not be read.')).toBeTruthy()
    expect(within(dialog).getByText('File: journal-7.ndjson')).toBeTruthy()
  })
  it('undoes from anywhere with Ctrl+Z, but leaves it to a text field', async () => {
    render(<App />)
    await screen.findByText('Saved')
    const undone = () => inMemory.made.filter(({ name }) => name === 'undo').length
    await userEvent.keyboard('{Control>}z{/Control}')
    await waitFor(() => expect(undone()).toBe(1))
    await userEvent.keyboard('{Control>}k{/Control}')
    await userEvent.type(await screen.findByRole('combobox'), 'x')
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(undone()).toBe(1)
  })
  it('goes by keys and by the menu, and shows where it is', async () => {
    render(<App />)
    await screen.findByText('Saved')
    await userEvent.keyboard('{Control>}{Shift>}h{/Shift}{/Control}')
    expect(currentPath()).toBe('/history')
    expect(screen.getByRole('link', { name: 'History' }).getAttribute('aria-current')).toBe('page')
    act(() => inMemory.tell({ kind: 'commandChosen', command: 'preferences.open' }))
    expect(await screen.findByRole('heading', { name: 'Preferences' })).toBeTruthy()
    await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}')
    expect(currentPath()).toBe('/history')
  })
  it('comes back to the place where it was left', async () => {
    const { unmount } = render(<App />)
    await screen.findByText('Saved')
    await userEvent.click(screen.getByRole('link', { name: 'History' }))
    unmount()
    render(<App />)
    await screen.findByText('Saved')
    expect(currentPath()).toBe('/history')
  })
  it('shows the article with the most marks where nothing was opened before, else the newest', async () => {
    const listed = (at: number, passages: number) => ({
      id: `article:0192aaaa-0000-7000-8000-00000000000${at}`,
      passages,
    })
    const answer = (marked: number) => (args: { sort?: string | undefined }) =>
      ({ total: 2, items: [args.sort === 'passages' ? listed(1, marked) : listed(2, 0)] }) as never
    inMemory.answers.listArticles = answer(7)
    const { unmount } = render(<App />)
    await waitFor(() => expect(currentPath()).toBe(`/articles/${listed(1, 0).id}`))
    unmount()
    localStorage.clear()
    inMemory.answers.listArticles = answer(0)
    render(<App />)
    await waitFor(() => expect(currentPath()).toBe(`/articles/${listed(2, 0).id}`))
  })
  it('reaches the tags from the narrow rail', async () => {
    const tag = { id: 'tag:0192aaaa-0000-7000-8000-000000000001', name: 'Casualties' }
    inMemory.answers.listTags = () => [{ tag, passages: 2, articles: 0 }] as never
    render(<App />)
    await userEvent.click(await screen.findByRole('button', { name: 'Tags' }))
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Casualties' }))
    expect(currentPath()).toBe(`/articles?tag=${tag.id}`)
  })
  it('follows the theme and the reading type at once', async () => {
    render(<App />)
    await screen.findByText('Saved')
    const { dataset, style } = document.documentElement
    expect([dataset['theme'], style.getPropertyValue('--reading-size')]).toEqual(['dark', '20px'])
    state = { ...state, preferences: { ...start.preferences, theme: 'light', readingFont: 'sans' } }
    act(() => inMemory.tell({ kind: 'preferencesChanged' }))
    await waitFor(() => expect(dataset['theme']).toBe('light'))
    expect(style.getPropertyValue('--reading-font')).toBe('var(--ui)')
  })
})
