import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Document } from '#contract/document.ts'
import type { ExportReport } from '#contract/exports.ts'
import { closeExport, openExport } from '../../../renderer/export/export-state.ts'
import { ExportDialog } from '../../../renderer/export/ExportDialog.tsx'
import { NotebookError, queries } from '../../../renderer/notebook.ts'
import { startAt } from '../../../renderer/routes.ts'
import { type InMemory, putNotebook } from '../notebook-in-memory.ts'

const id = 'article:0192aaaa-0000-7000-8000-000000000001'
const report: ExportReport & { where: string } = {
  files: [
    { path: 'Contents.md', title: 'Contents', bytes: 2400 },
    { path: 'articles/Several.md', title: 'Several', bytes: 10 },
  ],
  notCarried: ['The history of changes, and undo.'],
  where: '/home/ani/exported 2',
}

let inMemory: InMemory
let answer: (value: typeof report | null) => void
let refuse: (problem: Error) => void

beforeEach(() => {
  startAt('/articles')
  inMemory = putNotebook({
    getDocuments: () => [{ id, title: 'Several civilians' } as unknown as Document],
    chooseAndExport: () =>
      new Promise((resolve, reject) => {
        answer = resolve
        refuse = reject
      }),
    showExport: () => null,
    cancelJob: () => null,
  })
  render(
    <QueryClientProvider client={queries}>
      <ExportDialog />
    </QueryClientProvider>,
  )
})
afterEach(() => {
  act(closeExport)
  cleanup()
})

const asked = () => inMemory.made.find(({ name }) => name === 'chooseAndExport')?.args as { job: string }
const start = () => userEvent.click(screen.getByRole('button', { name: 'Choose where and export…' }))

describe('the export dialog', () => {
  it('says of each format what it leaves behind, and exports in the one chosen', async () => {
    act(() => openExport())
    await userEvent.click(await screen.findByRole('radio', { name: /CSV of passages/ }))
    expect(screen.getByText(/Texts of articles, notes/)).toBeTruthy()
    await userEvent.click(screen.getByRole('checkbox', { name: /private/ }))
    await start()
    expect(asked()).toMatchObject({ format: 'csv', scope: 'all', options: { includePrivate: true } })
  })
  it('offers the article that shows beside the whole library', async () => {
    startAt(`/articles/${id}`)
    act(() => openExport())
    await userEvent.click(await screen.findByRole('radio', { name: 'Article: Several civilians' }))
    await start()
    expect(asked()).toMatchObject({ scope: id, format: 'markdown', options: { includePrivate: false } })
  })
  it('tells how many files are written, then which, where, and what was left out', async () => {
    act(() => openExport())
    await start()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Exporting…' }).disabled).toBe(true)
    act(() => inMemory.tell({ kind: 'progressed', job: 'another', done: 7, total: 0, current: 'x' }))
    expect(screen.queryByText('7 files written')).toBeNull()
    act(() => inMemory.tell({ kind: 'progressed', job: asked().job, done: 1200, total: 0, current: 'Several' }))
    expect(await screen.findByText('1,200 files written')).toBeTruthy()
    act(() => answer(report))
    expect(await screen.findByRole('heading', { name: 'Exported 2 files' })).toBeTruthy()
    expect(screen.getByText('Saved in /home/ani/exported 2')).toBeTruthy()
    expect(screen.getByText('articles/Several.md')).toBeTruthy()
    expect(screen.getByText('The history of changes, and undo.')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Show in folder' }))
    expect(inMemory.made.some(({ name }) => name === 'showExport')).toBe(true)
  })
  it('stays as it was when no place is chosen', async () => {
    act(() => openExport())
    await start()
    act(() => answer(null))
    expect(await screen.findByRole('button', { name: 'Choose where and export…' })).toBeTruthy()
  })
  it('says in place why nothing was exported', async () => {
    act(() => openExport())
    await start()
    act(() => refuse(new NotebookError({ kind: 'material', message: '“out” cannot be written (ENOSPC).' })))
    expect((await screen.findByRole('alert')).textContent).toContain('cannot be written (ENOSPC)')
  })
  it('ends the export that is on its way when it is closed', async () => {
    act(() => openExport())
    await start()
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(inMemory.made.at(-1)).toEqual({ name: 'cancelJob', args: { job: asked().job } })
  })
})
