import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { Id } from '#contract/ids.ts'
import { EntityPage } from '../../../renderer/entities/EntityPage.tsx'
import { queries } from '../../../renderer/notebook.ts'
import { currentPath } from '../../../renderer/routes.ts'
import { addArticle, openRealNotebook } from '../real-notebook.ts'

afterEach(cleanup)

beforeAll(() => {
  Object.defineProperties(HTMLElement.prototype, { clientHeight: { value: 600 }, clientWidth: { value: 900 } })
  Element.prototype.scrollIntoView = () => undefined
})

const text = 'Aliyev called. Blinken answered.\n\nAliyev denied it.\n\nMeanwhile Yerevan protested.'

async function caller() {
  const { library, call } = await openRealNotebook()
  const articleId = await addArticle(library, text)
  const actor = async (name: string) => (await call('saveEntity', { kind: 'actor', name })).id as Id<'actor'>
  const [aliyev, blinken, yerevan] = [await actor('Aliyev'), await actor('Blinken'), await actor('Yerevan')]
  const phone = await call('saveEntity', {
    kind: 'event',
    name: 'Call',
    date: '2023-09-20',
    participants: [aliyev, blinken].map((actorId) => ({ actorId, role: 'party', passageIds: [] })),
  })
  const mark = async (words: string, ...ids: Id<'actor'>[]) => {
    const start = text.indexOf(words)
    const at = { articleId, start, end: start + words.length }
    for (const entityId of ids) await call('markPassage', { ...at, entityId })
    return (await call('passageCards', { articleId })).find(({ passage }) => passage.target.exact === words)!.passage
  }
  await mark('Aliyev called', aliyev)
  await mark('Blinken', blinken)
  await mark('Yerevan', yerevan)
  const denied = await mark('Aliyev denied it', aliyev)
  await call('saveClaim', {
    passageId: denied.id,
    aboutId: phone.id,
    property: 'purpose',
    proposition: 'ethnic cleansing',
    stance: 'denies',
    attribution: [{ actorId: aliyev, as: 'says' }],
  })
  render(
    <QueryClientProvider client={queries}>
      <EntityPage id={aliyev} />
    </QueryClientProvider>,
  )
  return { call, articleId, aliyev, denied }
}

const appears = () => screen.findByRole('region', { name: 'Appears with' })

test('who it appears with is counted at four levels, and a number opens what it counts', async () => {
  const { articleId } = await caller()
  const within_ = within(await appears())
  await within_.findByText('No other in the same passage yet')
  await userEvent.click(within_.getByRole('button', { name: 'Paragraph' }))
  const paragraphs = await within_.findByRole('button', { name: '1 paragraph with Blinken' })
  expect(within_.queryByText('Yerevan')).toBeNull()
  await userEvent.click(paragraphs)
  const panel = await screen.findByRole('dialog', { name: '1 paragraph with Blinken' })
  await within(panel).findByText('Paragraph 1')
  const sentences = within(panel).getAllByTitle('Read in the article')
  expect(sentences.map(({ textContent }) => textContent)).toEqual(['Aliyev called.', 'Blinken answered.'])
  await userEvent.click(sentences[0]!)
  expect(currentPath()).toContain(articleId)
  await userEvent.keyboard('{Escape}')
  await userEvent.click(within_.getByRole('button', { name: 'Article' }))
  await within_.findByRole('button', { name: '1 article with Yerevan' })
  await userEvent.click(within_.getByRole('button', { name: 'Event' }))
  await userEvent.click(await within_.findByRole('button', { name: '1 event with Blinken' }))
  const events = await screen.findByRole('dialog', { name: '1 event with Blinken' })
  await within(events).findByText('No passage shows it yet.')
})

test('the claims it makes stand with what they are about, and lead to their words', async () => {
  const { articleId, denied } = await caller()
  const made = within(await screen.findByRole('region', { name: 'Claims it makes' }))
  await made.findByText('Ethnic cleansing')
  await userEvent.click(made.getByTitle('Read in the article'))
  expect(currentPath()).toBe(`/articles/${articleId}?passage=${denied.id}`)
})

test('its numbers lead to the parts of the page that they count', async () => {
  await caller()
  const short = within(await screen.findByRole('group', { name: 'In short' }))
  await short.findByRole('button', { name: '1 claim made' })
  short.getByRole('button', { name: '1 event' })
  await userEvent.click(await short.findByRole('button', { name: '1 other in the same events' }))
  expect(document.activeElement).toBe(await appears())
  await waitFor(async () => within(await appears()).getByRole('button', { name: '1 event with Blinken' }))
})
