import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BackupInfo, BackupState, ListedBackups } from '#contract/backups.ts'
import type { LibraryInfo } from '#contract/views.ts'
import { BackupQuestion } from '../../../renderer/backups/BackupQuestion.tsx'
import { BackupsSection } from '../../../renderer/backups/BackupsSection.tsx'
import { BackupStatus } from '../../../renderer/backups/BackupStatus.tsx'
import { followNotices, queries } from '../../../renderer/notebook.ts'
import { currentPath, startAt } from '../../../renderer/routes.ts'
import { type InMemory, putNotebook } from '../notebook-in-memory.ts'

const backup = (counter: number, kind: BackupInfo['kind'] = 'hourly'): BackupInfo => ({
  key: `${String(counter).padStart(10, '0')}-${kind}.backup`,
  kind,
  counter,
  at: `2026-11-0${counter}T10:00:00.000Z`,
  libraryId: 'one',
  name: 'One',
  files: 12,
  bytes: 2_400_000,
})
const library = { id: 'one', name: 'One', readOnly: false, protected: true } as LibraryInfo
const stick = { folder: '/media/ani/STICK', sameDisk: false, lastAt: '2026-11-02T12:04:00.000Z' }

let inMemory: InMemory
let state: BackupState
let places: ListedBackups[]
let stop: () => void

beforeEach(() => {
  startAt('/preferences')
  state = { second: null, ask: false }
  places = [{ place: 'library', reached: true, backups: [backup(2), backup(1, 'weekly')], damaged: [] }]
  inMemory = putNotebook({
    libraryInfo: () => library,
    backupState: () => state,
    listBackups: () => places,
    cancelJob: () => null,
    answerBackupQuestion: () => null,
    openRecent: () => null,
  })
  stop = followNotices()
})
afterEach(() => {
  stop()
  cleanup()
})

const show = (what: React.ReactElement) => render(<QueryClientProvider client={queries}>{what}</QueryClientProvider>)
const made = (name: string) => inMemory.made.filter((one) => one.name === name).map(({ args }) => args)

describe('the backups in the preferences', () => {
  it('are listed with date, kind and size, and the oldest of many only when asked for', async () => {
    places = [{ ...places[0]!, backups: [9, 8, 7, 6, 5, 4, 3, 2].map((n) => backup(n)), damaged: ['x.backup'] }]
    show(<BackupsSection />)
    const table = await screen.findByRole('table', { name: /library’s own folder/ })
    expect(within(table).getAllByRole('row')[1]?.textContent).toMatch(/9 Nov 2026.*Hourly.*2\.4 MB/)
    expect(within(table).getByText('Its list of files is damaged: it cannot be restored.')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Show 2 more' }))
    expect(within(table).getAllByRole('button', { name: /^Restore the backup/ })).toHaveLength(8)
  })

  it('are made now, and what the second place did is said', async () => {
    inMemory.answers.backUpNow = () => ({ library: backup(3, 'asked'), second: 'not reached' })
    show(<BackupsSection />)
    await userEvent.click(await screen.findByRole('button', { name: 'Back up now' }))
    expect(await screen.findByText(/The second place is not there; it follows/)).toBeTruthy()
    inMemory.answers.backUpNow = () => ({ library: backup(3, 'asked'), second: 'failed' })
    state = { ...state, second: { ...stick, problem: 'the disk is full.' } }
    await userEvent.click(screen.getByRole('button', { name: 'Back up now' }))
    expect(await screen.findByText(/The second place refused: the disk is full/)).toBeTruthy()
  })

  it('are verified with progress, and cancelled', async () => {
    let end = (_: null) => undefined as void
    inMemory.answers.verifyBackups = () => new Promise((resolve) => (end = resolve))
    show(<BackupsSection />)
    await userEvent.click((await screen.findAllByRole('button', { name: /^Verify the backup of 2 Nov/ }))[0]!)
    const [{ job, backup: asked }] = made('verifyBackups') as [{ job: string; backup: object }]
    expect(asked).toEqual({ place: 'library', key: backup(2).key })
    act(() => inMemory.tell({ kind: 'progressed', job, done: 600, total: 2400, current: 'library.json' }))
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Back up now' }).disabled).toBe(true)
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(made('cancelJob')).toEqual([{ job }])
    end(null)
    expect(await screen.findByText('Stopped. Nothing was changed.')).toBeTruthy()
  })

  it('that are not whole are named', async () => {
    inMemory.answers.verifyBackups = () => ({ verified: 1, damaged: [backup(1).key] })
    show(<BackupsSection />)
    await userEvent.click(await screen.findByRole('button', { name: 'Verify all' }))
    expect((await screen.findByText(/One backup is not whole/)).textContent).toContain(backup(1).key)
  })

  it('are restored as a library of its own, which opens when asked to', async () => {
    inMemory.answers.restoreBackup = () => ({ key: 'k', name: 'One (2026-11-25)', folder: '/home/ani' })
    show(<BackupsSection />)
    await userEvent.click((await screen.findAllByRole('button', { name: /^Restore the backup/ }))[0]!)
    expect(await screen.findByText(/\/home\/ani › One \(2026-11-25\)/)).toBeTruthy()
    expect(screen.getByText(/opens with the passphrase/)).toBeTruthy()
    expect(made('openRecent')).toEqual([])
    await userEvent.click(screen.getByRole('button', { name: 'Open it' }))
    expect(made('openRecent')).toEqual([{ key: 'k' }])
  })

  it('in a second place that is away say since when, and are not listed', async () => {
    state = { ask: false, second: { ...stick, notReachedSince: '2026-11-03T08:00:00.000Z' } }
    places = [...places, { place: 'second', reached: false, backups: [], damaged: [] }]
    show(<BackupsSection />)
    expect(await screen.findByText(/Not there since 3 Nov 2026/)).toBeTruthy()
    expect(screen.getAllByRole('table')).toHaveLength(1)
  })
})

describe('the question for a second place', () => {
  it('shows only when it is due, and is answered once', async () => {
    show(<BackupQuestion />)
    await waitFor(() => expect(made('backupState')).toHaveLength(1))
    expect(screen.queryByRole('region')).toBeNull()
    state = { second: null, ask: true }
    act(() => inMemory.tell({ kind: 'changed', seq: 1, ids: ['article:0192aaaa-0000-7000-8000-000000000001'] }))
    await userEvent.click(await screen.findByRole('button', { name: 'Not now' }))
    expect(made('answerBackupQuestion')).toEqual([{ answer: 'later' }])
    state = { second: null, ask: false }
    act(() => inMemory.tell({ kind: 'backupsChanged' }))
    await waitFor(() => expect(screen.queryByRole('region')).toBeNull())
  })
})

describe('the status bar', () => {
  it('tells the last success of the second place, that it is away, and leads to the backups', async () => {
    state = { ask: false, second: { ...stick, lastAt: new Date().toISOString() } }
    show(<BackupStatus />)
    const status = await screen.findByRole('button')
    expect(status.textContent).toMatch(/^Backed up to STICK \d\d?:\d\d/)
    state = { ask: false, second: { ...stick, notReachedSince: '2026-11-03T08:00:00.000Z' } }
    act(() => inMemory.tell({ kind: 'backupsChanged' }))
    await waitFor(() => expect(status.textContent).toContain('Backup place not reached since 3 Nov 2026'))
    await userEvent.click(status)
    expect(currentPath()).toBe('/preferences?section=backups')
  })
})
