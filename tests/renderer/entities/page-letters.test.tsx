import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { listenForCommands } from '../../../renderer/commands/keyboard.ts'
import { EntityPage } from '../../../renderer/entities/EntityPage.tsx'
import { queries } from '../../../renderer/notebook.ts'
import { openRealNotebook } from '../real-notebook.ts'

let stop: () => void

beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(() => {
  stop()
  cleanup()
})

async function openPage(kind: 'actor' | 'event', name: string) {
  const { call } = await openRealNotebook()
  stop = listenForCommands()
  const { id } = await call('saveEntity', { kind, name })
  render(
    <QueryClientProvider client={queries}>
      <EntityPage id={id} />
    </QueryClientProvider>,
  )
  await screen.findByRole('button', { name: `Name: ${name}` })
  return { call, now: async () => (await call('entityPage', { id })).entity }
}
const focused = () => document.activeElement
const button = (name: RegExp) => screen.getByRole('button', { name })

describe('on the page of an actor or event', () => {
  test('a letter leads to a field, Enter saves it and stays there', async () => {
    const { now } = await openPage('event', 'Ceasefire')
    await userEvent.keyboard('d')
    await waitFor(() => expect(focused()).toBe(screen.getByRole('textbox', { name: 'Date' })))
    await userEvent.keyboard('20 September 2023{Enter}')
    await waitFor(() => expect(focused()).toBe(button(/^Date: 20 September 2023/)))
    await userEvent.keyboard('c')
    await waitFor(() => expect(focused()).toBe(screen.getByRole('textbox', { name: 'Time' })))
    await userEvent.keyboard('1 pm local time{Enter}')
    await waitFor(() => expect(focused()).toBe(button(/^Time: 1 pm/)))
    expect(await now()).toMatchObject({ date: '2023-09-20', clock: { from: '13:00', asWritten: '1 pm local time' } })
  })

  test('a letter typed in a field is text', async () => {
    await openPage('event', 'Ceasefire')
    await userEvent.keyboard('p')
    const place = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Place' })
    await userEvent.keyboard('depot')
    expect([focused(), place.value]).toEqual([place, 'depot'])
  })

  test('another name gives the focus back when it is added and when it is left', async () => {
    const { now } = await openPage('actor', 'Armenia')
    await userEvent.keyboard('a')
    await waitFor(() => expect(focused()).toBe(screen.getByRole('textbox', { name: 'Other name' })))
    await userEvent.keyboard('{Escape}')
    expect(focused()).toBe(button(/^Add name/))
    await userEvent.keyboard('a')
    await waitFor(() => expect(focused()).toBe(screen.getByRole('textbox', { name: 'Other name' })))
    await userEvent.keyboard('Hayastan{Enter}')
    await waitFor(() => expect(focused()).toBe(button(/^Add name/)))
    expect((await now()).aliases).toMatchObject([{ name: 'Hayastan' }])
  })

  test('a relation is three steps: with whom, Tab which, Enter', async () => {
    const { call } = await openPage('event', 'Ceasefire')
    const war = await call('saveEntity', { kind: 'event', name: 'War' })
    await userEvent.keyboard('r')
    await waitFor(() => expect(focused()).toBe(screen.getByRole('combobox', { name: 'Find or create an event' })))
    await userEvent.keyboard('War')
    await screen.findByRole('option', { name: /^War/ })
    await userEvent.tab()
    await waitFor(() => expect(focused()).toBe(screen.getByRole('combobox', { name: 'Relation to War' })))
    await userEvent.keyboard('ends{Enter}')
    await waitFor(() => expect(focused()?.textContent).toMatch(/^Add/))
    await userEvent.keyboard('{Enter}')
    await waitFor(async () =>
      expect((await call('entityPage', { id: war.id })).relations).toMatchObject([
        { relation: { type: 'ends' }, other: { name: 'Ceasefire' }, outgoing: false },
      ]),
    )
  })
})
