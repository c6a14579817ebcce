import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WindowState } from '#contract/calls.ts'
import type { LibraryInfo } from '#contract/views.ts'
import { followNotices, queries } from '../../../renderer/notebook.ts'
import { watchUnsaved } from '../../../renderer/notes/unsaved.ts'
import { followActivity } from '../../../renderer/protection/activity.ts'
import { followLeaving } from '../../../renderer/protection/leaving.ts'
import { LockScreen } from '../../../renderer/protection/LockScreen.tsx'
import { ask, endAsking, forgetKey } from '../../../renderer/protection/protection-state.ts'
import { ProtectionDialogs } from '../../../renderer/protection/ProtectionDialogs.tsx'
import { ProtectionSection } from '../../../renderer/protection/ProtectionSection.tsx'
import { call } from '../../../renderer/notebook.ts'
import { keepPlace } from '../../../renderer/shell/kept-place.ts'
import { go, startAt } from '../../../renderer/routes.ts'
import { type InMemory, putNotebook } from '../notebook-in-memory.ts'

const good = 'seven tall poplars by the river'
const key = 'ABCDE-FGHJK-MNPQR-STVWX-YZ012-34567-89ABC'
const library = { id: 'one', name: 'South Caucasus', readOnly: false, protected: true } as LibraryInfo

let inMemory: InMemory
let answers: { unlock: (args: object) => Promise<LibraryInfo> }

beforeEach(() => {
  answers = { unlock: async () => library }
  inMemory = putNotebook({
    libraryInfo: () => library,
    backupState: () => null,
    newProtectedLibrary: () => ({ library, recoveryKey: key }),
    protectLibrary: () => ({ recoveryKey: key }),
    changePassphrase: () => null,
    unlockLibrary: (args) => answers.unlock(args),
    lockLibrary: () => null,
    closeLibrary: () => null,
    savePreferences: () => ({}) as never,
    wasActive: () => null,
    wordsSaved: () => null,
    saveNote: () => null as never,
    setUnsaved: () => null,
    writeClipboard: () => null,
  })
})
afterEach(() => {
  act(endAsking)
  act(forgetKey)
  cleanup()
})

const show = (what: React.ReactElement) => render(<QueryClientProvider client={queries}>{what}</QueryClientProvider>)
const made = (name: string) => inMemory.made.filter((one) => one.name === name).map(({ args }) => args)
const locked = { name: 'South Caucasus', folder: '/home/ani' }

describe('the lock screen', () => {
  it('has the focus, unlocks on Enter, and says meanwhile that it takes a second', async () => {
    let done = (_: LibraryInfo) => undefined as void
    answers.unlock = () => new Promise((resolve) => (done = resolve))
    show(<LockScreen locked={locked} />)
    expect(document.activeElement).toBe(screen.getByLabelText('Passphrase'))
    await userEvent.keyboard(`${good}{Enter}{Enter}`)
    expect(await screen.findByText(/about a second/)).toBeTruthy()
    done(library)
    await waitFor(() => expect(screen.queryByText(/about a second/)).toBeNull())
    expect(made('unlockLibrary')).toEqual([{ passphrase: good }])
  })

  it('says what was wrong, and the next letters replace what was typed', async () => {
    answers.unlock = () => Promise.reject(new Error('This is not the passphrase of “South Caucasus”.'))
    show(<LockScreen locked={locked} />)
    await userEvent.keyboard('wrong{Enter}')
    expect((await screen.findByRole('alert')).textContent).toContain('not the passphrase')
    const field = screen.getByLabelText<HTMLInputElement>('Passphrase')
    expect(document.activeElement).toBe(field)
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, 5])
  })

  it('takes the recovery key, and then asks for a new passphrase in place of the forgotten one', async () => {
    show(
      <>
        <LockScreen locked={locked} />
        <ProtectionDialogs library={library} />
      </>,
    )
    await userEvent.click(screen.getByRole('button', { name: /Use the recovery key/ }))
    await userEvent.type(screen.getByLabelText('Recovery key'), `${key}{Enter}`)
    expect(made('unlockLibrary')).toEqual([{ recoveryKey: key }])
    await screen.findByRole('dialog', { name: 'Change the passphrase' })
    expect(screen.queryByLabelText('Passphrase it has now')).toBeNull()
    await userEvent.type(screen.getByLabelText('New passphrase'), good)
    await userEvent.type(screen.getByLabelText('The same once more'), good)
    await userEvent.click(screen.getByRole('button', { name: 'Change it' }))
    await waitFor(() => expect(made('changePassphrase')).toEqual([{ recoveryKey: key, next: good }]))
  })

  it('shows what is typed only when asked to, tells of caps lock, and leads back to the other libraries', async () => {
    show(<LockScreen locked={locked} />)
    const field = screen.getByLabelText<HTMLInputElement>('Passphrase')
    expect(field.type).toBe('password')
    await userEvent.click(screen.getByRole('button', { name: 'Show what is typed' }))
    expect(field.type).toBe('text')
    fireEvent.keyDown(field, { key: 'A', modifierCapsLock: true })
    expect(screen.getByText('Caps lock is on.')).toBeTruthy()
    fireEvent.keyDown(field, { key: 'a', modifierCapsLock: false })
    expect(screen.queryByText('Caps lock is on.')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Other libraries…' }))
    expect(made('closeLibrary')).toHaveLength(1)
  })
})

describe('a new protected library', () => {
  it('is made only with a passphrase typed twice alike, and its recovery key goes only once it is written down', async () => {
    show(<ProtectionDialogs library={null} />)
    act(() => ask({ kind: 'new' }))
    const make = await screen.findByRole<HTMLButtonElement>('button', { name: 'Choose where, and make it…' })
    await userEvent.type(screen.getByLabelText('Passphrase'), 'short')
    expect(screen.getByText(/Too short/)).toBeTruthy()
    await userEvent.clear(screen.getByLabelText('Passphrase'))
    await userEvent.type(screen.getByLabelText('Passphrase'), good)
    expect(screen.getByText('Hard to guess.')).toBeTruthy()
    await userEvent.type(screen.getByLabelText('The same once more'), 'eight')
    expect(screen.getByText('The two are not the same.')).toBeTruthy()
    expect(make.disabled).toBe(true)
    await userEvent.clear(screen.getByLabelText('The same once more'))
    await userEvent.type(screen.getByLabelText('The same once more'), good)
    expect(make.disabled).toBe(false)
    await userEvent.click(make)

    await screen.findByRole('dialog', { name: 'Recovery key' })
    expect(screen.getByRole('group', { name: /Recovery key of/ }).textContent).toBe(key)
    await userEvent.keyboard('{Escape}')
    expect(screen.getByRole('dialog', { name: 'Recovery key' })).toBeTruthy()
    const goOn = screen.getByRole<HTMLButtonElement>('button', { name: 'Go on' })
    expect(goOn.disabled).toBe(true)
    await userEvent.click(screen.getByRole('button', { name: 'Copy' }))
    expect(made('writeClipboard')).toEqual([{ text: key }])
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined)
    await userEvent.click(screen.getByRole('button', { name: 'Print…' }))
    expect(print).toHaveBeenCalledOnce()
    expect(document.querySelector('[data-print-sheet]')?.textContent).toContain(key)
    await userEvent.click(screen.getByRole('checkbox', { name: 'I have written it down' }))
    await userEvent.click(goOn)
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(document.body.textContent).not.toContain(key)
  })
})

describe('the preferences of protection', () => {
  const state = (more: Partial<WindowState>) =>
    ({
      library,
      recent: [],
      preferences: { lockAfterMinutes: 15 },
      platform: 'linux',
      ...more,
    }) as unknown as WindowState

  it('offer what can be done with a protected library', async () => {
    show(<ProtectionSection state={state({})} />)
    await userEvent.click(await screen.findByRole('button', { name: 'Lock now' }))
    expect(made('lockLibrary')).toHaveLength(1)
    expect(screen.queryByRole('button', { name: 'Protect this library…' })).toBeNull()
    await userEvent.click(screen.getByRole('combobox', { name: /Lock by itself/ }))
    await userEvent.click(await screen.findByRole('option', { name: 'Never' }))
    expect(made('savePreferences')).toEqual([{ lockAfterMinutes: 0 }])
  })

  it('say where the runtime cannot protect one, and offer nothing then', async () => {
    inMemory.answers.libraryInfo = () => ({ ...library, protected: false })
    show(<ProtectionSection state={state({ noProtection: 'This computer’s runtime lacks scrypt.' })} />)
    expect(await screen.findByText('This computer’s runtime lacks scrypt.')).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Protect this library…' }).disabled).toBe(true)
  })

  it('are asked again when a window gives the library a passphrase', async () => {
    let isProtected = false
    inMemory.answers.libraryInfo = () => ({ ...library, protected: isProtected })
    const stop = followNotices()
    show(<ProtectionSection state={state({})} />)
    await screen.findByRole('button', { name: 'Protect this library…' })
    isProtected = true
    act(() => inMemory.tell({ kind: 'protectionChanged' }))
    expect(await screen.findByRole('button', { name: 'Lock now' })).toBeTruthy()
    stop()
  })
})

describe('before the library goes away', () => {
  it('the field is left, every editor saves, changes on their way are waited for, and the answer says how it went', async () => {
    const stop = followLeaving()
    let answered = () => undefined as void
    inMemory.answers.saveNote = () => new Promise((resolve) => (answered = () => resolve(null as never)))
    const field = document.createElement('input')
    document.body.append(field)
    field.addEventListener('blur', () => void call('saveNote', {} as never))
    field.focus()
    const flush = vi.fn(() => Promise.resolve())
    const stopWatching = watchUnsaved({ isUnsaved: () => false, flush })
    inMemory.tell({ kind: 'leaving' })
    await waitFor(() => expect(made('saveNote')).toHaveLength(1))
    expect(flush).toHaveBeenCalledOnce()
    expect(made('wordsSaved')).toEqual([])
    answered()
    await waitFor(() => expect(made('wordsSaved')).toEqual([{ saved: true }]))
    flush.mockRejectedValueOnce(new Error('disk full'))
    inMemory.tell({ kind: 'leaving' })
    await waitFor(() => expect(made('wordsSaved')).toEqual([{ saved: true }, { saved: false }]))
    stopWatching()
    stop()
    field.remove()
  })
})

it('keys and clicks are told to main, but not each of them', () => {
  const stop = followActivity()
  for (let times = 0; times < 5; times++) fireEvent.keyDown(window, { key: 'a' })
  fireEvent.pointerDown(window)
  expect(made('wasActive')).toHaveLength(1)
  stop()
})

it('words searched for in a protected library are kept nowhere beside it', () => {
  const kept = () => localStorage.getItem('place of one')
  startAt('/articles')
  const stopPlain = keepPlace('one', { words: true })
  go('/search?q=Petrosyan')
  expect(kept()).toBe('/search?q=Petrosyan')
  stopPlain()
  const stop = keepPlace('one', { words: false })
  expect(kept()).toBe('/search')
  go('/articles/article:0192aaaa-0000-7000-8000-000000000001?at=12&find=Petrosyan')
  expect(kept()).not.toContain('Petrosyan')
  const passage = 'passage:0192aaaa-0000-7000-8000-000000000002'
  go(`/articles/article:0192aaaa-0000-7000-8000-000000000001?passage=${passage}`)
  expect(new URLSearchParams(kept()?.split('?')[1]).get('passage')).toBe(passage)
  stop()
})
