import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Preferences } from '#contract/calls.ts'
import type { Id } from '#contract/ids.ts'
import { everyClaim, filterClaims } from '../../../renderer/claims/claim-filter.ts'
import { ClaimsScreen } from '../../../renderer/claims/ClaimsScreen.tsx'
import { followNotices, queries } from '../../../renderer/notebook.ts'
import { startAt } from '../../../renderer/routes.ts'
import { addArticle, openRealNotebook } from '../real-notebook.ts'

afterEach(() => {
  cleanup()
  filterClaims({ by: 'claim', ...everyClaim })
})

// jsdom lays nothing out: a list that draws only what shows needs a height.
beforeAll(() => {
  Object.defineProperties(HTMLElement.prototype, {
    clientHeight: { value: 600 },
    clientWidth: { value: 900 },
    offsetHeight: { value: 600 },
    offsetWidth: { value: 900 },
  })
})

/** Two claims about the war that contradict each other, one about the vote. */
async function startWithClaims() {
  const notebook = await openRealNotebook()
  const preferences = keepPreferences()
  const { call, library } = notebook
  const articleId = await addArticle(library, 'Seven were killed. Nine were killed. The vote was on Sunday.')
  const war = await call('saveEntity', { kind: 'event', name: 'War' })
  const vote = await call('saveEntity', { kind: 'event', name: 'Vote' })
  const passage = async (start: number, end: number) => (await call('savePassage', { articleId, start, end })).id
  const speaker = async (name: string) => (await call('saveEntity', { kind: 'actor', name })).id as Id<'actor'>
  const claim = async (passageId: Id<'passage'>, number: number, by: string) =>
    call('saveClaim', {
      passageId,
      aboutId: war.id,
      property: 'killed',
      stance: 'asserts',
      value: { kind: 'count', comparator: '=', number, unit: 'people' },
      attribution: [{ actorId: await speaker(by), as: 'says' }],
    })
  const seven = await claim(await passage(0, 18), 7, 'Baku')
  await claim(await passage(19, 36), 9, 'Yerevan')
  await call('saveClaim', {
    passageId: await passage(37, 60),
    aboutId: vote.id,
    property: 'began',
    stance: 'asserts',
    attribution: [],
  })
  return { ...notebook, seven, war, preferences }
}

/** Preferences are no library's: they are kept here for as long as the test runs. */
function keepPreferences() {
  let preferences: Partial<Preferences> = {}
  const { call, onNotice } = window.notebook
  const listeners = new Set<Parameters<typeof onNotice>[0]>()
  window.notebook = {
    call: (name, args) => {
      if (name === 'windowState') return Promise.resolve({ ok: true, value: { preferences } })
      if (name !== 'savePreferences') return call(name, args)
      preferences = { ...preferences, ...(args as Partial<Preferences>) }
      listeners.forEach((listen) => listen({ kind: 'preferencesChanged' }))
      return Promise.resolve({ ok: true, value: preferences })
    },
    onNotice: (listen) => {
      listeners.add(listen)
      return onNotice(listen)
    },
  }
  onTestFinished(followNotices())
  return () => preferences
}

const show = () =>
  render(
    <QueryClientProvider client={queries}>
      <ClaimsScreen />
    </QueryClientProvider>,
  )
const rows = () => screen.getAllByRole('option').map(({ textContent }) => textContent)

test('groups are listed without their claims, sorted and filtered; a chosen one brings what each source says', async () => {
  const { made } = await startWithClaims()
  startAt('/claims')
  show()
  await screen.findByText('2 groups of claims')
  expect(rows()).toEqual([expect.stringContaining('Vote'), expect.stringContaining('War')])
  await userEvent.click(screen.getByRole('button', { name: 'Sort by Sources' }))
  await waitFor(() => expect(rows()).toEqual([expect.stringContaining('War'), expect.stringContaining('Vote')]))
  expect(made.some(({ name }) => name === 'listClaims')).toBe(false)
  await userEvent.click(screen.getByRole('option', { name: /War/ }))
  const chosen = await screen.findByRole('region', { name: 'War: Killed' })
  await within(chosen).findByText('Seven were killed.')
  expect(within(chosen).getByText('Nine were killed.')).toBeTruthy()
  await userEvent.click(screen.getByRole('checkbox', { name: 'Disputed only' }))
  await screen.findByText('1 group of claims')
  expect(rows()).toEqual([expect.stringContaining('War')])
  await userEvent.type(screen.getByRole('searchbox'), 'nobody')
  await screen.findByText('No claim matches “nobody”')
})

test.each([
  ['who says it', 'yerevan', 'War'],
  ['what is quoted', 'SUNDAY', 'Vote'],
  ['what is claimed', 'killed', 'War'],
  ['what it is about', 'vote', 'Vote'],
])('a group is found by %s', async (_what, typed, about) => {
  await startWithClaims()
  startAt('/claims')
  show()
  await screen.findByText('2 groups of claims')
  await userEvent.type(screen.getByRole('searchbox'), typed)
  await waitFor(() => expect(rows()).toEqual([expect.stringContaining(about)]))
})

test('a link to a claim opens its group', async () => {
  const { seven } = await startWithClaims()
  startAt(`/claims?claim=${seven.id}`)
  show()
  await screen.findByRole('region', { name: 'War: Killed' })
})

test('claims are gathered by who speaks, and a chosen speaker’s claims stand under the list', async () => {
  await startWithClaims()
  startAt('/claims')
  show()
  await screen.findByText('2 groups of claims')
  await userEvent.click(screen.getByRole('combobox', { name: /Gather/ }))
  await userEvent.click(await screen.findByRole('option', { name: 'by who speaks' }))
  await screen.findByText('3 rows')
  expect(rows().map((row) => row?.slice(0, 4))).toEqual(['Baku', 'Seve', 'Yere'])
  await userEvent.click(screen.getByRole('option', { name: /Yerevan/ }))
  const chosen = await screen.findByRole('region', { name: 'Yerevan' })
  await within(chosen).findByText('Nine were killed.')
  expect(within(chosen).getByText('Contradict')).toBeTruthy()
  await userEvent.keyboard('{ArrowUp}{ArrowUp}')
  await screen.findByRole('region', { name: 'Baku' })
})

test('filters narrow what is listed, a date that cannot be read says so, and all of it is taken back at once', async () => {
  await startWithClaims()
  startAt('/claims')
  show()
  await screen.findByText('2 groups of claims')
  await userEvent.click(screen.getByRole('button', { name: 'Filters' }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Who speaks' }), 'baku')
  await screen.findByText('1 group of claims')
  expect(screen.getByRole('button', { name: 'Filters (1)' })).toBeTruthy()
  await userEvent.type(screen.getByRole('textbox', { name: 'Said from' }), 'yesterda')
  expect(screen.getByText(/Write a date/)).toBeTruthy()
  await userEvent.clear(screen.getByRole('textbox', { name: 'Said from' }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Said from' }), '2030')
  await screen.findByText('No claim fits')
  await userEvent.click(screen.getByRole('button', { name: /Show all/ }))
  await screen.findByText('2 groups of claims')
})

test('one figure of several is chosen by the policy of the preferences, which it names', async () => {
  const { preferences } = await startWithClaims()
  startAt('/claims')
  show()
  await screen.findByText('2 groups of claims')
  expect(rows()[1]).toContain('7 people')
  await userEvent.click(screen.getByRole('combobox', { name: 'Figures: Most conservative' }))
  await userEvent.click(await screen.findByRole('option', { name: 'Most inclusive' }))
  await waitFor(() => expect(rows()[1]).toContain('9 people'))
  expect(preferences()).toMatchObject({ policy: 'inclusive' })
  await userEvent.click(screen.getByRole('option', { name: /War/ }))
  const chosen = await screen.findByRole('region', { name: 'War: Killed' })
  expect(within(chosen).getByText(/^Most conservative: the lowest figure/)).toBeTruthy()
  expect(within(chosen).getByText(/^Most reported: no figure is named by more/)).toBeTruthy()
})

test('a claim its speaker replaced is struck out, with what replaced it and how the figures went', async () => {
  const { call, library, war } = await startWithClaims()
  const articleId = await addArticle(library, 'Baku spoke of seven, then of nine.')
  const [baku] = await call('findEntities', { query: 'Baku', kind: 'actor' })
  const say = async (start: number, end: number, number: number, saidOn: string) =>
    call('saveClaim', {
      passageId: (await call('savePassage', { articleId, start, end })).id,
      aboutId: war.id,
      property: 'injured',
      stance: 'asserts',
      value: { kind: 'count', comparator: '=', number, unit: 'people' },
      attribution: [{ actorId: baku?.entity.id as Id<'actor'>, as: 'says' }],
      saidOn,
    })
  await say(0, 19, 7, '2023-09-19')
  await say(21, 33, 9, '2023-09-21')
  startAt('/claims')
  show()
  await userEvent.click(await screen.findByRole('option', { name: /Injured/ }))
  const chosen = await screen.findByRole('region', { name: 'War: Injured' })
  await within(chosen).findByText('superseded by 9 people on 21 Sep 2023; the reading is without it')
  expect(within(chosen).getByText('Baku over time').parentElement?.textContent).toBe(
    'Baku over time7 people 19 Sep 20239 people 21 Sep 2023',
  )
  expect(chosen.querySelectorAll('s')).toHaveLength(2)
})

test('a library without claims says how to record one', async () => {
  await openRealNotebook()
  startAt('/claims')
  show()
  await screen.findByText('No claims yet')
})
