import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HistoryEntry } from '#contract/views.ts'
import { HistoryScreen } from '../../../renderer/history/HistoryScreen.tsx'
import { followNotices, queries } from '../../../renderer/notebook.ts'
import { type InMemory, putNotebook } from '../notebook-in-memory.ts'

const change = (seq: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  seq,
  at: `2023-09-${String(1 + Math.floor(seq / 10)).padStart(2, '0')}T10:00:00.000Z`,
  by: 'Ani',
  label: { key: 'createEntity', args: { name: `Actor ${seq}` } },
  ids: [],
  ...more,
})

let inMemory: InMemory
let all: HistoryEntry[]
let stop: () => void

beforeEach(() => {
  all = Array.from({ length: 150 }, (_, at) => change(150 - at))
  inMemory = putNotebook({
    history: ({ before = Infinity, limit = 100 }) => all.filter(({ seq }) => seq < before).slice(0, limit),
    undoState: () => (all[0] ? { undo: all[0].label } : {}),
    undo: () => {
      const undone = change(151, { undoes: 150, label: change(150).label })
      all = [undone, ...all]
      inMemory.tell({ kind: 'changed', seq: 151, ids: [] })
      return undone
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
      <HistoryScreen />
    </QueryClientProvider>,
  )

describe('the history', () => {
  it('says so when nothing was changed yet', async () => {
    all = []
    show()
    expect(await screen.findByText('Nothing has been changed yet.')).toBeTruthy()
  })
  it('lists what was changed by day, when and by whom, newest first', async () => {
    show()
    const [day] = await screen.findAllByRole('region', { name: /September/ })
    const [first] = within(day as HTMLElement).getAllByRole('listitem')
    expect(first?.textContent).toMatch(/^\d\d:\d\dCreate Actor 150Ani$/)
    expect(screen.getAllByRole('listitem')).toHaveLength(100)
  })
  it('shows older changes on demand, to the beginning', async () => {
    show()
    await userEvent.click(await screen.findByRole('button', { name: 'Show older changes' }))
    expect(await screen.findByText('Create Actor 1')).toBeTruthy()
    expect(screen.getByText('The beginning of this library.')).toBeTruthy()
  })
  it('undoes the last change, and lists that as a change too', async () => {
    show()
    await userEvent.click(await screen.findByRole('button', { name: 'Undo last change' }))
    expect(await screen.findByText('Undo: Create Actor 150')).toBeTruthy()
    expect(screen.getByText('Create Actor 150')).toBeTruthy()
  })
  it('follows what is changed elsewhere', async () => {
    show()
    await screen.findByText('Create Actor 150')
    all = [change(151), ...all]
    act(() => inMemory.tell({ kind: 'changed', seq: 151, ids: [] }))
    expect(await screen.findByText('Create Actor 151')).toBeTruthy()
  })

  it('asks for changes by words, and says when there is none like them', async () => {
    show()
    await screen.findByText('Create Actor 150')
    all = []
    await userEvent.type(screen.getByRole('searchbox', { name: 'Words of a change, or who made it' }), 'aliyev')
    expect(await screen.findByText('No change is like this.')).toBeTruthy()
    const asked = inMemory.made.filter(({ name }) => name === 'history').at(-1)?.args
    expect(asked).toEqual({ limit: 100, query: 'aliyev' })
  })
  it('opens the library as it was after a change', async () => {
    inMemory.answers.openEarlier = () => ({}) as never
    show()
    const [more] = await screen.findAllByRole('button', { name: /^More about the change at/ })
    await userEvent.click(more as HTMLElement)
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Open the library as it was after this' }))
    expect(inMemory.made.at(-1)).toEqual({ name: 'openEarlier', args: { seq: 150 } })
  })
})
