import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Participant } from '#contract/entity.ts'
import type { Id } from '#contract/ids.ts'
import { EntityPage } from '../../../renderer/entities/EntityPage.tsx'
import { EntitiesScreen } from '../../../renderer/entities/EntitiesScreen.tsx'
import { withParticipant } from '../../../renderer/entities/Participants.tsx'
import { marksOf } from '../../../renderer/entities/when-scale.ts'
import { queries } from '../../../renderer/notebook.ts'
import { currentPath, pathTo, startAt } from '../../../renderer/routes.ts'
import { openRealNotebook } from '../real-notebook.ts'

afterEach(cleanup)

// jsdom lays nothing out: a table that draws only what shows needs a height.
beforeAll(() => {
  Object.defineProperties(HTMLElement.prototype, { clientHeight: { value: 600 }, clientWidth: { value: 900 } })
})

function show(what: ReactNode) {
  return render(<QueryClientProvider client={queries}>{what}</QueryClientProvider>)
}

describe('the list of actors', () => {
  test('offers the first step where there is none', async () => {
    await openRealNotebook()
    show(<EntitiesScreen kind="actor" />)
    await screen.findByText('No actors yet')
    await userEvent.click(screen.getByRole('button', { name: 'New actor' }))
    await waitFor(() => expect(currentPath()).toMatch(/^\/actors\/actor.+\?new=1$/))
  })

  test('merges the selected into the one that is chosen, in one change that undo takes back', async () => {
    const { call } = await openRealNotebook()
    await call('saveEntity', { kind: 'actor', name: 'Azerbaijan' })
    await call('saveEntity', { kind: 'actor', name: 'Baku' })
    await call('saveEntity', { kind: 'actor', name: 'Armenia' })
    show(<EntitiesScreen kind="actor" />)
    const table = await screen.findByRole('listbox', { name: 'Actors' })
    table.focus()
    await userEvent.keyboard('{ArrowDown} {ArrowDown} ')
    await userEvent.click(screen.getByRole('button', { name: 'Merge…' }))
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByText('Names kept as aliases: Baku')).toBeTruthy()
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Keep Baku' }))
    expect(within(dialog).getByText('Names kept as aliases: Azerbaijan')).toBeTruthy()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Merge' }))
    const names = async () => (await call('listEntities', {})).items.map(({ name, aliases }) => [name, ...aliases])
    await waitFor(async () => expect(await names()).toEqual([['Armenia'], ['Baku', 'Azerbaijan']]))
    await call('undo', {})
    expect(await names()).toEqual([['Armenia'], ['Azerbaijan'], ['Baku']])
  })

  test('filters as it is typed and says when nothing is left', async () => {
    const { call } = await openRealNotebook()
    await call('saveEntity', { kind: 'actor', name: 'António Guterres' })
    show(<EntitiesScreen kind="actor" />)
    await screen.findByRole('option', { name: /António/ })
    await userEvent.type(screen.getByRole('searchbox'), 'zzz')
    await screen.findByText('Nothing here matches “zzz”')
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }))
    await screen.findByRole('option', { name: /António/ })
  })
})

describe('the page of an event', () => {
  test('takes a date in words, shows it in words, and refuses what is none', async () => {
    const { call } = await openRealNotebook()
    const { id } = await call('saveEntity', { kind: 'event', name: 'Operation' })
    show(<EntityPage id={id} />)
    await userEvent.click(await screen.findByRole('button', { name: /^Date/ }))
    await userEvent.type(screen.getByRole('textbox', { name: 'Date' }), '31 September 2023{Enter}')
    expect((await screen.findByRole('alert')).textContent).toContain('31 September 2023')
    await userEvent.clear(screen.getByRole('textbox', { name: 'Date' }))
    await userEvent.type(screen.getByRole('textbox', { name: 'Date' }), '19–20 Sept 2023{Enter}')
    await screen.findByRole('button', { name: 'Date: 19 to 20 September 2023' })
    const [event] = await call('getDocuments', { ids: [id] })
    expect(event).toMatchObject({ date: '2023-09-19/2023-09-20', dateAsWritten: '19–20 Sept 2023' })
  })

  test('follows a merge to the one that was kept', async () => {
    const { call } = await openRealNotebook()
    const kept = await call('saveEntity', { kind: 'event', name: 'Ceasefire' })
    const gone = await call('saveEntity', { kind: 'event', name: 'Truce' })
    await call('mergeEntities', { keepId: kept.id, mergeIds: [gone.id] })
    startAt(pathTo(gone.id))
    show(<EntityPage id={gone.id} />)
    await screen.findByRole('button', { name: 'Name: Ceasefire' })
    expect(currentPath()).toBe(pathTo(kept.id))
  })

  test('says so when it is not there', async () => {
    await openRealNotebook()
    show(<EntityPage id="event:01900000-0000-7000-8000-00000000dead" />)
    await screen.findByText('Not in this library')
  })

  test('adds and removes another name', async () => {
    const { call } = await openRealNotebook()
    const { id } = await call('saveEntity', { kind: 'actor', name: 'Armenia' })
    show(<EntityPage id={id} />)
    await userEvent.click(await screen.findByRole('button', { name: 'Add name' }))
    await userEvent.type(screen.getByRole('textbox', { name: 'Other name' }), 'Հայաստան{Enter}')
    await userEvent.click(await screen.findByRole('button', { name: 'Remove the name Հայաստան' }))
    await waitFor(() => expect(screen.queryByText('Հայաստան')).toBeNull())
  })
})

describe('participants', () => {
  const actor: Id<'actor'> = 'actor:01900000-0000-7000-8000-000000000001'
  const shown: Id<'passage'>[] = ['passage:01900000-0000-7000-8000-000000000009']

  test('who is there already takes the new role and keeps the evidence', () => {
    const before = [{ actorId: actor, role: 'party', passageIds: shown }] satisfies Participant[]
    expect(withParticipant(before, actor, 'target')).toEqual([{ actorId: actor, role: 'target', passageIds: shown }])
    expect(withParticipant([], actor)).toEqual([{ actorId: actor, passageIds: [] }])
  })
})

describe('the strip of time', () => {
  const event = (name: string, date?: string) =>
    ({ id: `event:${name}`, kind: 'event', name, ...(date && { date }) }) as never
  const other = (name: string, date?: string) => ({ entity: event(name, date), passages: 1, articles: 1, together: 1 })

  test('shows nothing for an event without a date', () => {
    expect(marksOf(event('a'), [other('b', '2023')])).toBeNull()
  })

  test('puts events in their order and leaves out what lies years away', () => {
    const marks = marksOf(event('a', '2023-09-19/2023-09-20'), [
      other('b', '2023-09-09'),
      other('c', '1994'),
      other('d'),
    ])
    expect(marks?.map(({ name }) => name)).toEqual(['b', 'a'])
    expect(marks?.[0]?.from).toBe(0)
    expect(marks?.[1]?.to).toBe(1)
  })
})
