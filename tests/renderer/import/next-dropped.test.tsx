import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SetAside } from '#contract/views.ts'
import { AnnotateDialog } from '../../../renderer/annotations/AnnotateDialog.tsx'
import { closeAnnotations } from '../../../renderer/annotations/annotate-state.ts'
import type { DroppedFile } from '../../../renderer/import/dropped-files.ts'
import { cancelImport, closeImport, importDropped } from '../../../renderer/import/import-job.ts'
import { NextDropped } from '../../../renderer/import/NextDropped.tsx'
import { leaveAllAside, waitAside } from '../../../renderer/import/set-aside.ts'
import { type InMemory, putNotebook } from '../notebook-in-memory.ts'

const file = (name: string): DroppedFile => ({ name, read: async () => new ArrayBuffer(1) })
const project: SetAside = { key: 'p', kind: 'coded', name: 'talks.qdpx' }
const codebook: SetAside = { key: 'c', kind: 'coded', name: 'codes.qdc' }
const library: SetAside = { key: 'l', kind: 'library', name: 'Laptop.sourcebook' }

let inMemory: InMemory
let aside: SetAside[]

beforeEach(() => {
  aside = [project, codebook, library]
  const counts = { articles: 1, passages: 2, codes: 3, notes: 0 }
  inMemory = putNotebook({
    history: () => [],
    importDropped: ({ files }) => ({
      outcomes: files.filter(({ name }) => name === 'a.txt').map(({ name }) => ({ file: name, status: 'added' })),
      aside,
    }),
    chooseAnnotations: ({ dropped = '' }) => ({ name: dropped, format: 'refi-qda', counts, folders: [] }),
    chooseCopy: () => null,
    openLibraryFile: () => null,
    openLibrary: () => null,
    leaveDropped: () => null,
    cancelJob: () => null,
  })
  render(
    <>
      <AnnotateDialog />
      <NextDropped />
    </>,
  )
})
afterEach(() => {
  act(() => {
    closeImport()
    closeAnnotations()
    leaveAllAside()
  })
  cleanup()
})

const made = (wanted: string) => inMemory.made.filter(({ name }) => name === wanted).map(({ args }) => args)

it('what is no article comes up one after the other, as from the menu, when the articles are in', async () => {
  await act(() => importDropped([file('a.txt'), file('talks.qdpx')]))
  expect(await screen.findByText(/“p”: REFI-QDA/)).toBeTruthy()
  expect(made('chooseAnnotations')).toMatchObject([{ dropped: 'p' }])
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(await screen.findByText(/“c”: REFI-QDA/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(await screen.findByText('“Laptop.sourcebook” is a whole library')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Merge it…' }))
  await waitFor(() => expect(made('chooseCopy')).toEqual([{ dropped: 'l' }]))
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('a library can be opened instead, or left, and then main need not keep it', async () => {
  act(() => waitAside([library]))
  await userEvent.click(await screen.findByRole('button', { name: 'Open it…' }))
  expect(made('openLibraryFile')).toEqual([{ dropped: 'l' }])
  act(() => waitAside([library]))
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }))
  expect(made('leaveDropped')).toEqual([{ dropped: 'l' }])
  act(() => waitAside([{ key: null, kind: 'library', name: 'A folder' }]))
  await userEvent.click(await screen.findByRole('button', { name: 'Open it…' }))
  expect(made('openLibrary')).toEqual([{}])
})

it('an import that is cancelled leaves the rest of its drop too', async () => {
  const importing = inMemory.answers.importDropped!
  inMemory.answers.importDropped = (args) => {
    cancelImport()
    return importing(args)
  }
  await act(() => importDropped([file('a.txt'), file('talks.qdpx')]))
  await waitFor(() => expect(made('leaveDropped')).toHaveLength(3))
  expect(screen.queryByRole('dialog')).toBeNull()
})
