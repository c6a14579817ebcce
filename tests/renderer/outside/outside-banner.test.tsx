import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import { queries } from '../../../renderer/notebook.ts'
import { Banners } from '../../../renderer/shell/Banners.tsx'
import { putNotebook } from '../notebook-in-memory.ts'
import { openRealNotebook } from '../real-notebook.ts'

afterEach(cleanup)

const show = () =>
  render(
    <QueryClientProvider client={queries}>
      <Banners />
    </QueryClientProvider>,
  )

it('tells of a conflict copy when the window gets the focus, and keeps what is open when that is chosen', async () => {
  const { library, call } = await openRealNotebook()
  await call('saveTag', { name: 'first' })
  await library.snapshot()
  show()
  await waitFor(() => expect(queries.getQueryData(['outsideChanges', {}])).toEqual([]))
  expect(screen.queryByText(/Another program/)).toBeNull()
  await copyFile(join(library.path, 'library.json'), join(library.path, 'library (conflicted copy).json'))
  await call('saveTag', { name: 'second' })
  act(() => void window.dispatchEvent(new Event('focus')))
  expect(await screen.findByText(/Another program changed this library’s folder\. Nothing was lost/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Decide…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Other versions of this library' })
  expect(within(dialog).getByText(/an earlier state of this library, of change 1/)).toBeTruthy()
  await userEvent.click(within(dialog).getByRole('button', { name: 'Keep what is open here' }))
  await waitFor(() => expect(screen.queryByText(/Another program/)).toBeNull())
  expect([...library.collection('tag').values()].map(({ name }) => name)).toEqual(['first', 'second'])
})

it('says that an earlier state is shown, and leads back with one button', async () => {
  const earlier = { seq: 7, at: '2023-09-20T10:00:00.000Z' }
  const inMemory = putNotebook({
    libraryInfo: () => ({ readOnly: { reason: 'earlier' }, problems: [], earlier }) as never,
    returnToNow: () => ({}) as never,
  })
  show()
  expect(await screen.findByText(/You see the library as it was after change 7, 20 Sep 2023/)).toBeTruthy()
  expect(screen.queryByText(/Read only/)).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Return to now' }))
  expect(inMemory.made.at(-1)?.name).toBe('returnToNow')
})
