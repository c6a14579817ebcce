import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { Id } from '#contract/ids.ts'
import { ClaimsScreen } from '../../../renderer/claims/ClaimsScreen.tsx'
import { queries } from '../../../renderer/notebook.ts'
import { startAt } from '../../../renderer/routes.ts'
import { addArticle, openRealNotebook } from '../real-notebook.ts'

afterEach(cleanup)

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
  return { ...notebook, seven }
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
