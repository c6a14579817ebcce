import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { Document } from '#contract/document.ts'
import { EntitiesScreen } from '../../../renderer/entities/EntitiesScreen.tsx'
import { queries } from '../../../renderer/notebook.ts'
import { openRealNotebook } from '../real-notebook.ts'

afterEach(cleanup)

// jsdom lays nothing out: a table that draws only what shows needs a height.
beforeAll(() => {
  Object.defineProperties(HTMLElement.prototype, { clientHeight: { value: 600 }, clientWidth: { value: 900 } })
})

const count = 350

/** The list of 350 actors, of which the first page is there. */
async function showMany() {
  const notebook = await openRealNotebook()
  const { library } = notebook
  const puts = Array.from({ length: count }, (_, index) => ({
    ...library.stamp('actor'),
    kind: 'actor' as const,
    name: `Actor ${String(index).padStart(3, '0')}`,
    aliases: [],
  })) as unknown as Document[]
  await library.commit({ label: { key: 'addEntity', args: { name: 'many' } }, puts })
  render(
    <QueryClientProvider client={queries}>
      <EntitiesScreen kind="actor" />
    </QueryClientProvider>,
  )
  const table = await screen.findByRole('listbox', { name: 'Actors' })
  await screen.findByRole('option', { name: /Actor 000/ })
  const asked = () => notebook.made.filter(({ name }) => name === 'listEntities').map(({ args }) => args)
  const names = async () => (await notebook.call('listEntities', { limit: 1000 })).items.map(({ name }) => name)
  return { ...notebook, table, asked, names }
}

const selected = (many: number) => screen.findByText(`${many} selected`)

test('only the pages that show are asked for', async () => {
  const { asked } = await showMany()
  expect(asked()).toEqual([{ kind: 'actor', sort: 'name', descending: false, offset: 0, limit: 100 }])
  expect(screen.getByText('350 actors')).toBeTruthy()
  expect(screen.getAllByRole('option')[0]?.getAttribute('aria-setsize')).toBe('350')
})

test('all rows are selected, those too that are not there, and deleted in one change', async () => {
  const { table, names, call } = await showMany()
  table.focus()
  await userEvent.keyboard('{Control>}a{/Control}')
  await selected(count)
  const all = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select all' })
  expect(all.checked).toBe(true)
  // One row taken out: all others stay selected.
  await userEvent.keyboard(' ')
  await selected(count - 1)
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
  await waitFor(async () => expect(await names()).toEqual(['Actor 000']))
  await call('undo', {})
  expect(await names()).toHaveLength(count)
})

test('Shift selects on over rows that are not there', async () => {
  const { table, names } = await showMany()
  table.focus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Shift>}{End}{/Shift}')
  await selected(count - 2)
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
  await waitFor(async () => expect(await names()).toEqual(['Actor 000', 'Actor 001']))
})

test('what is selected counts as far as the filter lists it', async () => {
  const { table, names } = await showMany()
  table.focus()
  await userEvent.keyboard('{Control>}a{/Control}')
  await selected(count)
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: '34' } })
  await selected(14)
  await userEvent.click(screen.getByRole('button', { name: 'Merge…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Merge into one' })
  expect(within(dialog).getAllByRole('radio', { name: /^Keep/ })).toHaveLength(14)
  await userEvent.click(within(dialog).getByRole('radio', { name: 'Keep Actor 340' }))
  await userEvent.click(within(dialog).getByRole('button', { name: 'Merge' }))
  await waitFor(async () => expect(await names()).toHaveLength(count - 13))
  expect(await names()).toContain('Actor 340')
})
