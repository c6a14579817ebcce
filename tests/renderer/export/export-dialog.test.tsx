import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Document } from '#contract/document.ts'
import type { ExportPreview, ExportReport } from '#contract/exports.ts'
import type { EntityHit } from '#contract/views.ts'
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

const tagId = 'tag:0192aaaa-0000-7000-8000-000000000002'
const actorId = 'actor:0192aaaa-0000-7000-8000-000000000003'
const stamp = { createdAt: '2023-09-20T00:00:00.000Z', updatedAt: '2023-09-20T00:00:00.000Z', createdBy: '' }
const hit: EntityHit = {
  entity: { id: actorId, kind: 'actor', name: 'Nikol Pashinyan', aliases: [], ...stamp },
  matched: 'name',
  matchedText: 'Nikol Pashinyan',
  passages: 3,
  usedAt: 0,
}
const preview: ExportPreview = {
  title: 'Test',
  counts: [
    { kind: 'article', count: 1 },
    { kind: 'passage', count: 1200 },
    { kind: 'vocabulary', count: 4 },
  ],
  names: [{ id, title: 'Several civilians' }],
  named: 31,
  begins: { file: 'Contents.md', text: '---\ntitle: Test' },
  notCarried: ['Texts of articles, notes.'],
  recognisable: ['“Pashinyan” stands in 3 places.'],
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
    previewExport: ({ format }) => (format === 'docx' ? { ...preview, parts: 12 } : preview),
    listTags: () => [{ tag: { id: tagId, name: 'Casualties', ...stamp }, passages: 1, articles: 0 }],
    findEntities: () => [hit],
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
const lastPreview = () => inMemory.made.findLast(({ name }) => name === 'previewExport')?.args
const start = () => userEvent.click(screen.getByRole('button', { name: 'Choose where and export…' }))

describe('the export dialog', () => {
  it('says before into how many documents a long report is cut', async () => {
    act(() => openExport())
    await userEvent.click(await screen.findByRole('radio', { name: /Word/ }))
    expect(await screen.findByText(/It becomes 12 documents in a folder of their own/)).toBeTruthy()
  })

  it('shows what would leave in the format chosen, and exports in it', async () => {
    act(() => openExport())
    await userEvent.click(await screen.findByRole('radio', { name: /CSV of passages/ }))
    expect(await screen.findByText('1 article · 1,200 passages')).toBeTruthy()
    expect(screen.getByText(/Texts of articles, notes/)).toBeTruthy()
    expect(screen.getByText('How Contents.md begins')).toBeTruthy()
    expect(screen.getByText('… and 30 more')).toBeTruthy()
    expect(screen.queryByText(/documents in a folder of their own/)).toBeNull()
    await waitFor(() => expect(lastPreview()).toMatchObject({ format: 'csv', scope: 'all' }))
    await userEvent.click(screen.getByRole('checkbox', { name: /private/ }))
    await waitFor(() =>
      expect(lastPreview()).toMatchObject({ options: { includePrivate: true, includeAuthor: false } }),
    )
    await start()
    expect(asked()).toMatchObject({ format: 'csv', scope: 'all', options: { includePrivate: true } })
  })
  it('offers a tag, the search that shows and what was selected', async () => {
    startAt('/search?q=cease%20fire')
    act(() => openExport([actorId, id]))
    const selected = await screen.findByRole<HTMLElement>('radio', { name: '2 selected' })
    expect(selected.getAttribute('aria-checked')).toBe('true')
    await waitFor(() => expect(lastPreview()).toMatchObject({ scope: [actorId, id] }))
    await userEvent.click(screen.getByRole('radio', { name: 'Search result: cease fire' }))
    await waitFor(() => expect(lastPreview()).toMatchObject({ scope: 'search:cease fire' }))
    await userEvent.click(screen.getByRole('radio', { name: 'Everything with a tag' }))
    await waitFor(() => expect(lastPreview()).toMatchObject({ scope: [tagId] }))
  })
  it('replaces the names of chosen actors, by a letter or by the name typed, and says what may still be known', async () => {
    act(() => openExport())
    await userEvent.click(await screen.findByRole('button', { name: 'Replace a name…' }))
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'nikol')
    await userEvent.keyboard('{Enter}')
    const field = await screen.findByRole('textbox', { name: 'Name to show for Nikol Pashinyan' })
    await waitFor(() => expect(lastPreview()).toMatchObject({ options: { redact: [{ actorId }] } }))
    await userEvent.type(field, 'Witness 1')
    await waitFor(() => expect(lastPreview()).toMatchObject({ options: { redact: [{ actorId, as: 'Witness 1' }] } }))
    expect(screen.getByText('“Pashinyan” stands in 3 places.')).toBeTruthy()
    await start()
    expect(asked()).toMatchObject({ options: { redact: [{ actorId, as: 'Witness 1' }] } })
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
