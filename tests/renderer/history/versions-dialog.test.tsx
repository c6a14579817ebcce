import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import type { Id } from '#contract/ids.ts'
import { tellShrink } from '../../../renderer/history/tell-shrink.ts'
import { VersionsDialog } from '../../../renderer/history/VersionsDialog.tsx'
import { closeVersions, documentAt, openVersions } from '../../../renderer/history/versions-state.ts'
import { queries } from '../../../renderer/notebook.ts'
import { Toasts } from '../../../renderer/ui/Toasts.tsx'
import { openRealNotebook } from '../real-notebook.ts'

afterEach(() => {
  act(closeVersions)
  cleanup()
})

const show = () =>
  render(
    <QueryClientProvider client={queries}>
      <VersionsDialog />
      <Toasts label="Notifications" closeLabel="Close" />
    </QueryClientProvider>,
  )

it('shows what each version said, and brings one back as a new change', async () => {
  const { library, call } = await openRealNotebook()
  const { id } = await call('saveEntity', { kind: 'actor', name: 'Aliyev', description: 'the first words' })
  await call('saveEntity', { id: id as Id<'actor'>, kind: 'actor', name: 'Ilham Aliyev', description: '' })
  show()
  act(() => openVersions(id))
  const dialog = await screen.findByRole('dialog', { name: 'Versions of “Ilham Aliyev”' })
  const [now, first] = await within(dialog).findAllByRole('listitem')
  expect(now?.textContent).toContain('as it is now')
  expect(now?.textContent).toContain('Changed: description, name')
  expect(within(now as HTMLElement).queryByRole('button', { name: 'Bring this version back' })).toBeNull()
  await userEvent.click(within(first as HTMLElement).getByRole('button', { name: 'Show' }))
  expect(await within(dialog).findByText('the first words')).toBeTruthy()
  await userEvent.click(within(first as HTMLElement).getByRole('button', { name: 'Bring this version back' }))
  expect(await screen.findByText(/^The version of .* is back\.$/)).toBeTruthy()
  expect(library.get(id)).toMatchObject({ name: 'Aliyev', description: 'the first words' })
  expect(library.seq).toBe(3)
})

it('leads from what shrank to the version before', async () => {
  const { call } = await openRealNotebook()
  const { id } = await call('saveEntity', { kind: 'actor', name: 'Aliyev' })
  show()
  act(() => tellShrink({ id, title: 'Figures', from: 1200, to: 30, unit: 'characters' }))
  expect(
    (await screen.findAllByText(/“Figures” shrank from 1,200 to 30 characters\. The version before is kept/)).length,
  ).toBeGreaterThan(0)
  // An urgent toast is announced apart; its button is found by role only once F6 went there.
  await userEvent.click(screen.getByText('Show the version before'))
  expect(await screen.findByRole('dialog', { name: 'Versions of “Aliyev”' })).toBeTruthy()
})

it('knows the document that a path shows', () => {
  const id = 'note:00000000-0000-7000-8000-000000000001'
  expect([documentAt(`/notes/${id}?x=1`), documentAt('/notes'), documentAt('/history')]).toEqual([id, null, null])
})
