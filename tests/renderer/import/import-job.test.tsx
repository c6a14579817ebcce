import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Document } from '#contract/document.ts'
import type { Id } from '#contract/ids.ts'
import type { HistoryEntry, ImportOutcome, SetAside } from '#contract/views.ts'
import { cancelImport, closeImport, importDropped } from '../../../renderer/import/import-job.ts'
import { ImportPanel } from '../../../renderer/import/ImportPanel.tsx'
import type { DroppedFile } from '../../../renderer/import/dropped-files.ts'
import { type InMemory, putNotebook } from '../notebook-in-memory.ts'

const bytesOf = (words: string) => new TextEncoder().encode(words).buffer
const file = (name: string, words = name): DroppedFile => ({ name, read: async () => bytesOf(words) })
const entry = (seq: number, key: string): HistoryEntry => ({ seq, at: '', by: '', label: { key, args: {} }, ids: [] })

const brought = (outcomes: ImportOutcome[], aside: SetAside[] = []) => ({ outcomes, aside })
type Brought = ReturnType<typeof brought>

let inMemory: InMemory
let history: HistoryEntry[]
/** The articles of each undo step, the last one last. */
let steps: Id<'article'>[][]

beforeEach(() => {
  history = [entry(7, 'link')]
  steps = [[]]
  inMemory = putNotebook({
    history: () => history,
    importDropped: ({ files }) => {
      history = [entry((history[0]?.seq ?? 0) + 1, 'importArticles'), ...history]
      steps.push(files.map(({ name }) => `article:${name}` as const))
      return brought(
        files.map(({ name }): ImportOutcome => ({
          file: name,
          status: 'added',
          articleId: `article:${name}`,
          title: name,
        })),
      )
    },
    undo: () => {
      steps.pop()
      return null
    },
    getDocuments: ({ ids }) =>
      ids.map((id) => (steps.flat().includes(id as Id<'article'>) ? ({ id } as Document) : null)),
    cancelJob: () => null,
  })
})
afterEach(() => {
  act(closeImport)
  cleanup()
})

const batches = () =>
  inMemory.made.filter(({ name }) => name === 'importDropped').map(({ args }) => (args as { files: [] }).files.length)

describe('dropped files', () => {
  it('cross the line in batches under one job, and all are reported', async () => {
    render(<ImportPanel />)
    await act(() => importDropped(Array.from({ length: 450 }, (_, at) => file(`${at}.txt`))))
    expect(batches()).toEqual([200, 200, 50])
    expect(screen.getByRole('status').textContent).toBe('450 articles added')
  })
  it('that cannot be read fail by themselves, with the reason', async () => {
    render(<ImportPanel />)
    const gone: DroppedFile = { name: 'gone.txt', read: () => Promise.reject(new Error('It is not there any more.')) }
    await act(() => importDropped([file('a.txt'), gone, file('b.txt')]))
    expect(screen.getByRole('status').textContent).toBe('2 articles added · 1 failed')
  })
  it('show how far they are, from notices of their job only', async () => {
    let answer = (_: Brought) => {}
    inMemory.answers.importDropped = ({ job }) => {
      inMemory.tell({ kind: 'progressed', job: 'another', done: 9, total: 9, current: 'x' })
      inMemory.tell({ kind: 'progressed', job, done: 1, total: 3, current: 'b.txt' })
      return new Promise((resolve) => (answer = resolve))
    }
    render(<ImportPanel />)
    act(() => void importDropped([file('a.txt'), file('b.txt'), file('c.txt')]))
    await screen.findByText('Now: b.txt')
    expect(screen.getByText('1 of 3')).toBeTruthy()
    await act(async () => answer(brought([])))
  })
  it('stop after the batch at work when they are cancelled', async () => {
    const importing = inMemory.answers.importDropped
    inMemory.answers.importDropped = (args) => {
      cancelImport()
      return importing?.(args) ?? brought([])
    }
    render(<ImportPanel />)
    await act(() => importDropped(Array.from({ length: 450 }, (_, at) => file(`${at}.txt`))))
    expect(batches()).toEqual([200])
    expect(inMemory.made.some(({ name }) => name === 'cancelJob')).toBe(true)
    expect(screen.getByText('Import stopped')).toBeTruthy()
  })
})

describe('a drop during another', () => {
  it('comes in after it, and both have one report', async () => {
    let finish = () => {}
    const importing = inMemory.answers.importDropped!
    const first = new Promise<void>((resolve) => (finish = resolve))
    inMemory.answers.importDropped = (args) => first.then(() => importing(args))
    render(<ImportPanel />)
    let done = Promise.resolve()
    act(() => void importDropped([file('a.txt')]))
    await waitFor(() => expect(batches()).toEqual([1]))
    act(() => void (done = importDropped([file('b.txt'), file('c.txt')])))
    await act(async () => {
      finish()
      await done
    })
    expect(batches()).toEqual([1, 2])
    expect(screen.getByRole('status').textContent).toBe('3 articles added')
  })
})

describe('undoing an import', () => {
  it('takes back every step it was saved in', async () => {
    render(<ImportPanel />)
    await act(() => importDropped(Array.from({ length: 450 }, (_, at) => file(`${at}.txt`))))
    await userEvent.click(screen.getByRole('button', { name: 'Undo import' }))
    await waitFor(() => expect(inMemory.made.filter(({ name }) => name === 'undo')).toHaveLength(3))
  })
  it('takes back no more than the import when several changes are one step', async () => {
    render(<ImportPanel />)
    await act(() => importDropped(Array.from({ length: 450 }, (_, at) => file(`${at}.txt`))))
    steps = [[], steps.flat()]
    await userEvent.click(screen.getByRole('button', { name: 'Undo import' }))
    await waitFor(() => expect(screen.queryByRole('status')).toBeNull())
    expect(steps).toEqual([[]])
  })
  it('undoes nothing when something else was changed since', async () => {
    render(<ImportPanel />)
    await act(() => importDropped([file('a.txt')]))
    history = [entry(99, 'editNote'), ...history]
    await userEvent.click(screen.getByRole('button', { name: 'Undo import' }))
    expect(inMemory.made.filter(({ name }) => name === 'undo')).toEqual([])
  })
})

describe('a locked file', () => {
  it('is asked for in a dialog, again when the password is wrong, and can be left out', async () => {
    let finish = (_: Brought) => {}
    let job = ''
    inMemory.answers.importDropped = (args) => {
      job = args.job
      return new Promise<Brought>((resolve) => (finish = resolve))
    }
    inMemory.answers.answerPassword = () => null
    const given = () => inMemory.made.filter(({ name }) => name === 'answerPassword').map(({ args }) => args)
    render(<ImportPanel />)
    let done = Promise.resolve()
    act(() => void (done = importDropped([file('locked.pdf')])))
    await waitFor(() => expect(job).not.toBe(''))
    act(() => inMemory.tell({ kind: 'passwordAsked', job, file: 'locked.pdf', wrong: false }))
    expect(await screen.findByText(/“locked.pdf” opens with a password/)).toBeTruthy()
    await userEvent.type(screen.getByLabelText('Password of the file'), 'wrong{Enter}')
    expect(given()).toEqual([{ job, password: 'wrong' }])
    act(() => inMemory.tell({ kind: 'passwordAsked', job, file: 'locked.pdf', wrong: true }))
    expect(await screen.findByText(/does not open the file/)).toBeTruthy()
    const [leaveOut] = screen.getAllByRole('button', { name: 'Leave it out' })
    await userEvent.click(leaveOut!)
    expect(given()).toEqual([
      { job, password: 'wrong' },
      { job, password: null },
    ])
    await act(async () => {
      finish(brought([{ file: 'locked.pdf', status: 'failed', reason: 'It is locked.', locked: true }]))
      await done
    })
    expect(screen.queryByText(/opens with a password/)).toBeNull()
  })
})

describe('the report', () => {
  it('tells what is not in the text, and is copied and saved whole', async () => {
    inMemory.answers.importDropped = () =>
      brought([
        {
          file: 'a.docx',
          status: 'added',
          articleId: 'article:a',
          title: 'A',
          words: 7,
          notKept: ['2 comments', '3 images'],
        },
        { file: 'b.pdf', status: 'failed', reason: 'It is damaged.' },
      ])
    inMemory.answers.writeClipboard = () => null
    inMemory.answers.saveImportReport = () => true
    render(<ImportPanel />)
    await act(() => importDropped([file('a.docx'), file('b.pdf')]))
    await userEvent.click(screen.getByRole('button', { name: 'Copy report' }))
    await userEvent.click(screen.getByRole('button', { name: 'Save report…' }))
    const made = (wanted: string) => inMemory.made.find(({ name }) => name === wanted)?.args
    expect(made('writeClipboard')).toEqual({
      text:
        'Added: a.docx — “A” — Not in the text: 2 comments, 3 images. The original file is kept whole and can be saved.\n' +
        'Failed: b.pdf — It is damaged.',
    })
    expect(made('saveImportReport')).toEqual({
      outcomes: [
        { file: 'a.docx', status: 'added', title: 'A', words: 7, notKept: ['2 comments', '3 images'] },
        { file: 'b.pdf', status: 'failed', reason: 'It is damaged.' },
      ],
    })
  })
})
