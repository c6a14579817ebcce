import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { Id } from '#contract/ids.ts'
import { runCommand } from '../../../renderer/commands/commands.ts'
import { EntityPage } from '../../../renderer/entities/EntityPage.tsx'
import { directedTerms, directionOf } from '../../../renderer/entities/relation-words.ts'
import { scriptOf } from '../../../renderer/entities/script-of.ts'
import { queries } from '../../../renderer/notebook.ts'
import { openRealNotebook } from '../real-notebook.ts'

afterEach(cleanup)

beforeAll(() => {
  Object.defineProperties(HTMLElement.prototype, { clientHeight: { value: 600 }, clientWidth: { value: 900 } })
  Element.prototype.scrollIntoView = () => undefined
})

async function zakharova() {
  const { call, library } = await openRealNotebook()
  const actor = async (name: string, type: 'person' | 'state' | 'government body') =>
    (await call('saveEntity', { kind: 'actor', name, type })).id as Id<'actor'>
  const person = await actor('Maria Zakharova', 'person')
  const ministry = await actor('Russian foreign ministry', 'government body')
  const russia = await actor('Russia', 'state')
  await call('saveRelation', { fromId: ministry, type: 'part of', toId: russia, passageIds: [] })
  return { call, library, person, ministry, russia }
}

const show = (id: Id<'actor'>) =>
  render(
    <QueryClientProvider client={queries}>
      <EntityPage id={id} />
    </QueryClientProvider>,
  )

const section = () => screen.findByRole('region', { name: 'Affiliations' })

test('an office is added by keyboard alone, and the chain goes on to the state', async () => {
  const { call, person, ministry } = await zakharova()
  show(person)
  await within(await section()).findByRole('button', { name: 'Add affiliation' })
  // As the palette runs it.
  expect(runCommand('entity.addAffiliation')).toBe(true)
  await userEvent.type(await screen.findByRole('combobox', { name: 'Find or create an actor' }), 'foreign min')
  await screen.findByRole('option', { name: /Russian foreign ministry/ })
  await userEvent.keyboard('{Enter}')
  await userEvent.type(await screen.findByRole('textbox', { name: 'Office or rank there' }), 'spokesperson')
  await userEvent.type(screen.getByRole('textbox', { name: 'When' }), 'since 2015{Enter}')
  const up = await within(await section()).findByRole('group', { name: 'Belongs to' })
  expect(
    within(up)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['Holds office inRussian foreign ministryspokesperson, since 2015+', 'Part ofRussia'])
  const { relations } = await call('entityPage', { id: person })
  expect(relations).toMatchObject([
    { relation: { type: 'holds office in', toId: ministry, position: 'spokesperson', date: '2015/..' } },
  ])
})

test('who belongs to it is told from the other side, and what held on a day', async () => {
  const { call, person, ministry, russia } = await zakharova()
  await call('saveRelation', {
    fromId: person,
    type: 'holds office in',
    toId: ministry,
    passageIds: [],
    date: '2015/..',
  })
  show(russia)
  const names = async () => {
    const down = within(await section()).queryByRole('group', { name: 'Belong to it' })
    return down
      ? within(down)
          .getAllByRole('listitem')
          .map(({ textContent }) => textContent)
      : []
  }
  await waitFor(async () => expect(await names()).toHaveLength(2))
  expect((await names())[1]).toBe('Office-holderMaria Zakharovasince 2015')
  await userEvent.click(within(await section()).getByRole('button', { name: /^As of/ }))
  await userEvent.type(screen.getByRole('textbox', { name: 'As of' }), '2 May 2010{Enter}')
  await waitFor(async () => expect(await names()).toHaveLength(1))
  await within(await section()).findByRole('button', { name: 'As of: As of 2 May 2010' })
})

test('a tie is changed where it stands, and refuses what is no date', async () => {
  const { call, person, ministry } = await zakharova()
  await call('saveRelation', { fromId: person, type: 'member of', toId: ministry, passageIds: [] })
  show(person)
  await userEvent.click(await screen.findByRole('button', { name: 'Change: Member of Russian foreign ministry' }))
  const when = await screen.findByRole('textbox', { name: 'When' })
  await userEvent.type(when, 'long ago{Enter}')
  expect((await screen.findByRole('alert')).textContent).toContain('long ago')
  await userEvent.clear(when)
  await userEvent.type(when, 'from 2011 to 2015{Enter}')
  const tie = async () => (await call('entityPage', { id: person })).relations[0]?.relation
  await waitFor(async () => expect(await tie()).toMatchObject({ type: 'member of', date: '2011/2015' }))
})

test('a tie can be chosen as it reads from either side', () => {
  const terms = [{ term: 'part of' }, { term: 'allied with' }]
  expect(directedTerms(terms)).toEqual([
    { term: 'part of' },
    { term: 'Includes', parent: 'part of' },
    { term: 'allied with' },
  ])
  expect(directionOf('Includes', terms)).toEqual({ type: 'part of', outgoing: false })
  expect(directionOf('part of', terms)).toEqual({ type: 'part of', outgoing: true })
  expect(directionOf('sings with', terms)).toEqual({ type: 'sings with', outgoing: true })
})

test('another name is kept with its language, who uses it and its script, which is recognised', async () => {
  const { call, person } = await zakharova()
  show(person)
  await userEvent.click(await screen.findByRole('button', { name: 'Add name' }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Other name' }), 'ماريا زاخاروفا')
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Script' }).value).toBe('Arab')
  await userEvent.type(screen.getByRole('textbox', { name: 'Language' }), 'ar')
  await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'as RT Arabic writes it{Enter}')
  const aliases = async () => (await call('entityPage', { id: person })).entity.aliases
  const kept = { name: 'ماريا زاخاروفا', language: 'ar', script: 'Arab', note: 'as RT Arabic writes it' }
  await waitFor(async () => expect(await aliases()).toEqual([kept]))
  await userEvent.click(await screen.findByRole('button', { name: /^Change the name .?ماريا زاخاروفا/ }))
  await userEvent.type(await screen.findByRole('textbox', { name: 'Used by' }), 'RT Arabic{Enter}')
  await waitFor(async () => expect(await aliases()).toEqual([{ ...kept, usedBy: 'RT Arabic' }]))
})

test.each([
  ['Aliyev', 'Latn'],
  ['Մարիա', 'Armn'],
  ['Мария Z', 'Cyrl'],
  ['山田ひろし', 'Jpan'],
  ['김정은', 'Kore'],
  ['王毅', 'Hani'],
  ['2023', undefined],
])('the script of %s is %s', (name, script) => {
  expect(scriptOf(name)).toBe(script)
})

test('an identifier is added and removed', async () => {
  const { call, person } = await zakharova()
  show(person)
  await userEvent.click(await screen.findByRole('button', { name: 'Add identifier' }))
  await userEvent.type(await screen.findByRole('textbox', { name: 'Identifier' }), 'Q4192225{Enter}')
  const identifiers = async () => {
    const { entity } = await call('entityPage', { id: person })
    return entity.kind === 'actor' ? entity.identifiers : null
  }
  await waitFor(async () => expect(await identifiers()).toEqual({ wikidata: 'Q4192225' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Remove the identifier wikidata' }))
  await waitFor(async () => expect(await identifiers()).toBeUndefined())
})
