import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { closeErase, openErase } from '../../../renderer/erase/erase-state.ts'
import { EraseDialog } from '../../../renderer/erase/EraseDialog.tsx'
import { queries } from '../../../renderer/notebook.ts'
import { currentPath, startAt } from '../../../renderer/routes.ts'
import { openRealNotebook } from '../real-notebook.ts'

afterEach(() => {
  act(closeErase)
  cleanup()
})

const show = () =>
  render(
    <QueryClientProvider client={queries}>
      <EraseDialog />
    </QueryClientProvider>,
  )

async function withActor() {
  const { library, made, call } = await openRealNotebook()
  const actor = await call('saveEntity', { kind: 'actor', name: 'Canaryquux' })
  const ally = await call('saveEntity', { kind: 'actor', name: 'Karim' })
  await call('saveRelation', { fromId: actor.id, type: 'member of', toId: ally.id, passageIds: [] })
  const tag = await call('saveTag', { name: 'about Canaryquux' })
  return { library, made, actor, tag }
}

describe('erasing for good', () => {
  it('says what goes with it, and needs to be understood first', async () => {
    const { actor, made } = await withActor()
    show()
    act(() => openErase({ id: actor.id }))
    expect(await screen.findByRole('dialog', { name: 'Erase “Canaryquux” for good?' })).toBeTruthy()
    expect(screen.getByText('1 relation')).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Erase for good' }).disabled).toBe(true)
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(made.some(({ name }) => name === 'purge')).toBe(false)
  })

  it('leaves its page, reports what was reached, and leads to where its words still stand', async () => {
    const { library, actor, tag } = await withActor()
    startAt('/actors')
    let left = false
    show()
    act(() => openErase({ id: actor.id, after: () => (left = true) }))
    await userEvent.click(await screen.findByRole('checkbox', { name: /cannot be taken back/ }))
    await userEvent.click(screen.getByRole('button', { name: 'Erase for good' }))
    // Every file of the library is rewritten on the way.
    expect(await screen.findByRole('dialog', { name: 'Erased for good' }, { timeout: 15_000 })).toBeTruthy()
    expect(left).toBe(true)
    expect(library.get(actor.id)).toBeUndefined()
    expect(screen.getByText(/holds “Canaryquux”/)).toBeTruthy()
    expect(screen.getByText(/outside the library’s folder were not touched/)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'about Canaryquux' }))
    expect(currentPath()).toContain(tag.id)
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('that fails says why, and nothing is left', async () => {
    const { actor } = await withActor()
    let left = false
    show()
    const before = () => Promise.reject(new Error('The last words are not saved.'))
    act(() => openErase({ id: actor.id, before, after: () => (left = true) }))
    await userEvent.click(await screen.findByRole('checkbox', { name: /cannot be taken back/ }))
    await userEvent.click(screen.getByRole('button', { name: 'Erase for good' }))
    expect((await screen.findByRole('alert')).textContent).toBe('The last words are not saved.')
    expect(left).toBe(false)
  })
})
