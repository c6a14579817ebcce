import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { TablePreview } from '#contract/tables.ts'
import { closeImport } from '../../../renderer/import/import-job.ts'
import { ImportPanel } from '../../../renderer/import/ImportPanel.tsx'
import { chooseTable, closeTable } from '../../../renderer/import/tables/table-state.ts'
import { TableDialog } from '../../../renderer/import/tables/TableDialog.tsx'
import { queries } from '../../../renderer/notebook.ts'
import { type InMemory, putNotebook } from '../notebook-in-memory.ts'

const preview: TablePreview = {
  file: 'articles.csv',
  separator: ';',
  encoding: 'windows-1251',
  encodingGuessed: true,
  header: true,
  names: ['Headline', 'Body', 'Day'],
  columns: { title: 0, text: 1, publishedAt: 2 },
  remembered: false,
  dayOrder: 'day first',
  dayOrderGuessed: true,
  rows: [
    {
      row: 1,
      cells: ['Ceasefire', 'It began', '03/04/2023'],
      title: 'Ceasefire',
      publishedAt: '2023-04-03',
      problems: [],
      kept: true,
    },
    { row: 2, cells: ['', '', ''], problems: ['The row has neither a text nor a title.'], kept: false },
  ],
  total: 2000,
  kept: 1999,
  datesUnread: 3,
}

let inMemory: InMemory
let refuse: string | null

beforeEach(async () => {
  refuse = null
  inMemory = putNotebook({
    history: () => [],
    chooseTable: () => ({ table: 'key', preview }),
    previewTable: ({ mapping }) => {
      if (refuse) throw new Error(refuse)
      return {
        ...preview,
        ...mapping,
        columns: mapping.columns ?? {},
        dayOrderGuessed: !mapping.dayOrder,
      } as TablePreview
    },
    importTable: () => [{ file: 'articles.csv, row 1', status: 'added', title: 'Ceasefire', words: 2 }],
  })
  render(
    <QueryClientProvider client={queries}>
      <TableDialog />
      <ImportPanel />
    </QueryClientProvider>,
  )
  await act(chooseTable)
})
afterEach(() => {
  act(() => {
    closeTable()
    closeImport()
  })
  cleanup()
})

const lastMapping = () => inMemory.made.findLast(({ name }) => name === 'previewTable')?.args as { mapping: object }
async function choose(label: RegExp, option: string) {
  await userEvent.click(screen.getByRole('combobox', { name: label }))
  await userEvent.click(await screen.findByRole('option', { name: option }))
}

it('shows how the table is read and what its rows become, also those that are not kept', () => {
  const dialog = screen.getByRole('dialog', { name: 'Import a table of articles' })
  expect(dialog.textContent).toContain('windows-1251 (guessed; check the rows below)')
  expect(dialog.textContent).toContain('1,999 of 2,000 rows become articles. 3 dates cannot be read')
  expect(dialog.textContent).toContain('Nothing in the table says which of the two comes first')
  const [, first, second] = within(screen.getByRole('table')).getAllByRole('row')
  expect(first?.textContent).toContain('Ceasefire3 April 2023')
  expect(second?.textContent).toContain('The row has neither a text nor a title.')
})

it('reads the table again as a person says, and imports it like that', async () => {
  await choose(/^Dates like/, 'Month first: 4 March')
  await waitFor(() =>
    expect(lastMapping().mapping).toMatchObject({ dayOrder: 'month first', columns: preview.columns }),
  )
  await choose(/^Title:/, 'Not in the table')
  await waitFor(() => expect(lastMapping().mapping).toMatchObject({ columns: { text: 1, publishedAt: 2 } }))
  await userEvent.click(screen.getByRole('button', { name: 'Import 1,999 articles' }))
  await screen.findByText('1 article added')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(inMemory.made.find(({ name }) => name === 'importTable')?.args).toMatchObject({
    table: 'key',
    mapping: { separator: ';', header: true, dayOrder: 'month first', columns: { text: 1, publishedAt: 2 } },
  })
})

it('nothing is imported before a column holds the text or the title', async () => {
  await choose(/^Columns are separated by:/, 'Comma')
  await waitFor(() => expect(lastMapping().mapping).not.toHaveProperty('columns'))
  await screen.findByText(/Say which column holds the text or the title/)
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Import/ }).disabled).toBe(true)
})

it('says what is wrong with the table, and keeps what was chosen', async () => {
  refuse = 'The table cannot be read.'
  await choose(/^Encoding:/, 'utf-8')
  expect((await screen.findByRole('alert')).textContent).toBe('The table cannot be read.')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Import/ }).disabled).toBe(true)
})
