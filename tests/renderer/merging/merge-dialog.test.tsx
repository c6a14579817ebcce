import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CopyShown } from '#contract/merging.ts'
import { chooseCopy, leaveCopy } from '../../../renderer/merging/merge-state.ts'
import { MergeDialog } from '../../../renderer/merging/MergeDialog.tsx'
import { startAt } from '../../../renderer/routes.ts'
import { type InMemory, putNotebook } from '../notebook-in-memory.ts'

const note = 'note:0192aaaa-0000-7000-8000-000000000001' as const
const actor = 'actor:0192aaaa-0000-7000-8000-000000000002' as const
const preview: Exclude<CopyShown, { locked: true }> = {
  copy: 'one',
  losesProtection: false,
  damage: [],
  name: 'Laptop',
  base: { seq: 12, at: '2026-11-20T10:00:00.000Z' },
  changes: { mine: 3, theirs: 4 },
  counts: { new: 1, changed: 0, deleted: 0, merged: 0, conflict: 2 },
  entries: [
    {
      id: note,
      title: 'Figures',
      what: 'conflict',
      conflict: 'both changed',
      fields: ['words'],
      choices: ['mine', 'theirs', 'both'],
      mine: 'seven',
      theirs: 'twenty-seven',
    },
    { id: actor, title: 'Anna', what: 'conflict', conflict: 'deleted there', choices: ['mine', 'theirs'] },
    { id: 'tag:0192aaaa-0000-7000-8000-000000000003', title: 'war', what: 'new' },
  ],
}

let inMemory: InMemory
let shown: CopyShown

beforeEach(() => {
  startAt('/articles')
  shown = preview
  inMemory = putNotebook({
    chooseCopy: async () => shown,
    mergeCopy: async () => ({ changed: 3, told: [] }),
    leaveCopy: async () => null,
    history: async () => [],
  })
  render(<MergeDialog />)
})
afterEach(async () => {
  await act(leaveCopy)
  cleanup()
})

const made = (name: string) => inMemory.made.find((call) => call.name === name)?.args
const pick = (group: string, label: string) =>
  userEvent.click(
    [...screen.getByRole('group', { name: group }).querySelectorAll('button')].find(
      (one) => one.textContent === label,
    ) as Element,
  )

describe('merging another copy', () => {
  it('tells where the copies parted, shows both sides of every conflict, and merges as chosen', async () => {
    await act(() => chooseCopy())
    expect(screen.getByText(/“Laptop” and this library were last the same at change 12/)).toBeTruthy()
    expect(screen.getByText('seven')).toBeTruthy()
    expect(screen.getByText('twenty-seven')).toBeTruthy()
    expect(screen.getByText('war')).toBeTruthy()
    await pick('Figures', 'Both')
    await pick('Anna', 'The other copy')
    await userEvent.click(screen.getByRole('button', { name: 'Merge' }))
    expect(made('mergeCopy')).toEqual({ copy: 'one', choices: { [note]: 'both', [actor]: 'theirs' } })
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })
  it('says when there is nothing to merge, and lets the other copy go when it is closed', async () => {
    shown = { ...preview, entries: [], counts: { new: 0, changed: 0, deleted: 0, merged: 0, conflict: 0 } }
    await act(() => chooseCopy())
    expect(screen.getByText(/Nothing has to be merged/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Merge' })).toBeNull()
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(made('leaveCopy')).toEqual({ copy: 'one' }))
  })
  it('asks for the passphrase of a copy that has its own, and says what is wrong with what was typed', async () => {
    shown = { locked: true, name: 'Laptop', copy: 'one', losesProtection: true }
    inMemory.answers.unlockCopy = async ({ passphrase, recoveryKey }) => {
      if (passphrase !== undefined) throw new Error('This is not the passphrase of “Laptop”.')
      expect(recoveryKey).toBe('KEY')
      return { ...preview, losesProtection: true }
    }
    await act(() => chooseCopy())
    expect(screen.getByText(/will stand on this disk unprotected/)).toBeTruthy()
    await userEvent.type(screen.getByLabelText('Passphrase'), 'seven tall{Enter}')
    expect(await screen.findByText('This is not the passphrase of “Laptop”.')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: /Use the recovery key/ }))
    await userEvent.type(screen.getByLabelText('Recovery key'), 'KEY{Enter}')
    expect(await screen.findByText(/were last the same at change 12/)).toBeTruthy()
    expect(screen.getByText(/will stand on this disk unprotected/)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Merge, unprotected' }))
    await waitFor(() => expect(made('mergeCopy')).toEqual({ copy: 'one', choices: {} }))
  })
  it('says what of a copy is damaged', async () => {
    shown = { ...preview, damage: ['The file library.json is damaged.'] }
    await act(() => chooseCopy())
    expect(screen.getByRole('alert').textContent).toContain('The file library.json is damaged.')
  })
})
