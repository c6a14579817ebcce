import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { QueryClientProvider } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { GoTo } from '#contract/views.ts'
import { addCommands } from '../../../renderer/commands/commands.ts'
import { openPalette, openShortcuts } from '../../../renderer/commands/palette-state.ts'
import { Palette } from '../../../renderer/commands/Palette.tsx'
import { ShortcutsSheet } from '../../../renderer/commands/ShortcutsSheet.tsx'
import { queries } from '../../../renderer/notebook.ts'
import { currentPath, startAt } from '../../../renderer/routes.ts'
import { putNotebook } from '../notebook-in-memory.ts'

const actor: GoTo = {
  kind: 'actor',
  id: 'actor:0192aaaa-0000-7000-8000-000000000001',
  title: 'Armenia',
  detail: 'state',
}
const article: GoTo = { kind: 'article', id: 'article:0192aaaa-0000-7000-8000-000000000002', title: 'Army statement' }

let ran: string[]
let stop: () => void

beforeEach(() => {
  ran = []
  Element.prototype.scrollIntoView = () => undefined
  startAt('/articles')
  putNotebook({ goTo: ({ query }) => ('army armenia'.includes(query) ? [actor, article] : []), getDocuments: () => [] })
  stop = addCommands([
    { id: 'theme.dark', title: 'commands.themeDark', keys: '$mod+d', group: 'view', run: () => ran.push('dark') },
    { id: 'go.notes', title: 'commands.notes', group: 'go', when: () => false, run: () => ran.push('notes') },
  ])
  render(
    <QueryClientProvider client={queries}>
      <Palette withLibrary />
      <ShortcutsSheet />
    </QueryClientProvider>,
  )
})
afterEach(() => {
  cleanup()
  stop()
})

const titles = () => screen.queryAllByRole('option').map((option) => option.textContent)

describe('the palette', () => {
  it('goes to what the typed words mean, with the arrows and Enter', async () => {
    act(() => openPalette(''))
    await userEvent.type(screen.getByRole('combobox'), 'arm')
    await screen.findByText('Armenia')
    expect(screen.getAllByRole('group').map((group) => group.getAttribute('aria-label'))).toEqual([
      'Actors',
      'Articles',
      null,
    ])
    await userEvent.keyboard('{ArrowDown}{Enter}')
    expect(currentPath()).toBe(`/articles/${article.id}`)
    await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull())
  })
  it('goes to what all the typed words mean when Enter comes before the answer to them', async () => {
    const answer = Promise.withResolvers<GoTo[]>()
    putNotebook({ goTo: ({ query }) => (query === 'a' ? [article] : answer.promise), getDocuments: () => [] })
    act(() => openPalette(''))
    await userEvent.type(screen.getByRole('combobox'), 'a')
    await screen.findByText('Army statement')
    await userEvent.keyboard('rme{Enter}')
    expect(currentPath()).toBe('/articles')
    await act(async () => answer.resolve([actor]))
    await waitFor(() => expect(currentPath()).toBe(`/actors/${actor.id}`))
  })
  it('offers commands that can be done now, with their keys, after “>”', async () => {
    act(() => openPalette('>'))
    expect(titles()).toEqual(['Theme: darkCtrl D'])
    await userEvent.keyboard('{Enter}')
    expect(ran).toEqual(['dark'])
  })
  it('searches the texts when nothing has that name, and says how much was found', async () => {
    act(() => openPalette(''))
    await userEvent.type(screen.getByRole('combobox'), 'zebra')
    await waitFor(() => expect(titles()).toEqual(['Search the texts for “zebra”']))
    expect(screen.getByRole('status').textContent).toBe('1 result')
    await userEvent.keyboard('{Enter}')
    expect(currentPath()).toBe('/search?q=zebra')
  })
})

it('the shortcuts sheet lists every command that has keys, offered now or not, and filters them', async () => {
  act(() => openShortcuts())
  expect(screen.getByText('Theme: dark').parentElement?.textContent).toBe('Theme: darkCtrl D')
  await userEvent.type(screen.getByRole('textbox'), 'nothing such')
  expect(screen.queryByText('Theme: dark')).toBeNull()
})
