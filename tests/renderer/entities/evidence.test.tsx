import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { EventEntity } from '#contract/entity.ts'
import type { Id } from '#contract/ids.ts'
import { EntityPage } from '../../../renderer/entities/EntityPage.tsx'
import { saidByWords } from '../../../renderer/entities/said-by-words.ts'
import { queries } from '../../../renderer/notebook.ts'
import { FactFinder } from '../../../renderer/reader/FactFinder.tsx'
import { PassageShows } from '../../../renderer/reader/PassageShows.tsx'
import { createReading } from '../../../renderer/reader/reading.ts'
import { currentPath, startAt } from '../../../renderer/routes.ts'
import { addArticle, openRealNotebook } from '../real-notebook.ts'

afterEach(cleanup)

beforeAll(() => {
  Object.defineProperties(HTMLElement.prototype, { clientHeight: { value: 600 }, clientWidth: { value: 900 } })
  Element.prototype.scrollIntoView = () => undefined
})

const text = 'The ceasefire took effect on Wednesday. It held for a day.\n\nBaku and Yerevan signed it on Wednesday.'

async function ceasefire() {
  const { library, call } = await openRealNotebook()
  const articleId = await addArticle(library, text)
  const baku = (await call('saveEntity', { kind: 'actor', name: 'Baku' })).id as Id<'actor'>
  const { id } = await call('saveEntity', {
    kind: 'event',
    name: 'Ceasefire',
    date: '2023-09-20',
    participants: [{ actorId: baku, role: 'party', passageIds: [] }],
  })
  const mark = async (words: string, entityId: string) => {
    const start = text.indexOf(words)
    const marked = await call('markPassage', {
      articleId,
      start,
      end: start + words.length,
      entityId: entityId as Id<'event'>,
    })
    return marked.passage.id
  }
  const event = () => library.get(id as Id<'event'>) as EventEntity
  return { library, call, articleId, baku, id: id as Id<'event'>, mark, event }
}

const show = (id: Id<'event'> | Id<'actor'>) =>
  render(
    <QueryClientProvider client={queries}>
      <EntityPage id={id} />
    </QueryClientProvider>,
  )

describe('the passages that show a field', () => {
  test('are attached from those of the page; one leads straight to its words, and is taken away again', async () => {
    const { call, articleId, id, mark, event } = await ceasefire()
    const passage = await mark('took effect on Wednesday', id)
    show(id)
    await userEvent.click(await screen.findByRole('button', { name: 'Words that show it: Date' }))
    await userEvent.click(await screen.findByRole('button', { name: 'took effect on Wednesday' }))
    const shown = await screen.findByRole('button', { name: '1 passage shows it: Date' })
    expect(event().evidence).toEqual({ date: [passage] })
    await userEvent.click(
      await screen.findByRole('button', { name: 'No longer let “took effect on Wednesday” show it' }),
    )
    await waitFor(() => expect(screen.queryByRole('button', { name: '1 passage shows it: Date' })).toBeNull())
    await call('undo', {})
    await userEvent.keyboard('{Escape}')
    startAt('/articles')
    await userEvent.click(await screen.findByRole('button', { name: '1 passage shows it: Date' }))
    await waitFor(() => expect(currentPath()).toBe(`/articles/${articleId}?passage=${passage}`))
    expect(shown.isConnected).toBe(false)
  })

  test('are listed where there are several, each leading to its own words', async () => {
    const { call, articleId, id, mark } = await ceasefire()
    const ids = [await mark('took effect on Wednesday', id), await mark('signed it on Wednesday', id)]
    await call('addEvidence', { fact: { entityId: id, field: 'date' }, passageIds: ids })
    show(id)
    await userEvent.click(await screen.findByRole('button', { name: '2 passages show it: Date' }))
    const panel = await screen.findByRole('dialog', { name: 'Passages that show it: Date' })
    const sentences = await within(panel).findAllByTitle('Read in the article')
    expect(sentences.map(({ textContent }) => textContent)).toEqual([
      'The ceasefire took effect on Wednesday.',
      'Baku and Yerevan signed it on Wednesday.',
    ])
    await userEvent.click(sentences[1]!)
    expect(currentPath()).toBe(`/articles/${articleId}?passage=${ids[1]}`)
  })

  test('show a part in the event, whose role is set beside it', async () => {
    const { id, mark, event, baku } = await ceasefire()
    const passage = await mark('Baku and Yerevan', id)
    show(id)
    await userEvent.click(await screen.findByRole('button', { name: 'Words that show it: Baku: party' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Baku and Yerevan' }))
    await screen.findByRole('button', { name: '1 passage shows it: Baku: party' })
    await userEvent.keyboard('{Escape}')
    await userEvent.click(screen.getByRole('button', { name: 'Set the role of Baku' }))
    const field = await screen.findByRole('combobox', { name: 'Role of Baku' })
    await userEvent.clear(field)
    await userEvent.type(field, 'signatory{Enter}')
    await screen.findByRole('button', { name: '1 passage shows it: Baku: signatory' })
    expect(event().participants).toEqual([{ actorId: baku, role: 'signatory', passageIds: [passage] }])
  })
})

test('selected words are said to show a fact: the nearest facts come first, Enter takes one', async () => {
  const { call, articleId, id, mark, event } = await ceasefire()
  await mark('The ceasefire took effect on Wednesday.', id)
  const reading = createReading(articleId)
  const letGo = reading.hold()
  await waitFor(() => expect(reading.store.getState().status).toBe('ready'))
  const start = text.indexOf('on Wednesday')
  const done: boolean[] = []
  render(
    <QueryClientProvider client={queries}>
      <FactFinder
        reading={reading}
        target={{ start, end: start + 'on Wednesday'.length }}
        words="on Wednesday"
        onDone={(marked) => done.push(marked)}
      />
    </QueryClientProvider>,
  )
  const options = async () => (await screen.findAllByRole('option')).map(({ textContent }) => textContent)
  await screen.findByRole('option', { name: /Name: Ceasefire/ })
  expect(await options()).toEqual([
    'Name: CeasefireCeasefire',
    'Date: 20 September 2023Ceasefire',
    'Baku: partyCeasefire',
    'Type: not filled in yetCeasefire',
    'Time: not filled in yetCeasefire',
    'Place: on Wednesday, as these words sayCeasefire',
    'Description: not filled in yetCeasefire',
  ])
  await userEvent.type(screen.getByRole('combobox'), 'cease date{Enter}')
  await waitFor(() => expect(event().evidence).toBeDefined())
  const [shown] = event().evidence?.['date'] ?? []
  expect(done).toEqual([true])
  const [passage] = await call('getDocuments', { ids: [shown!] })
  expect(passage).toMatchObject({ target: { exact: 'on Wednesday' }, links: [{ entityId: id }] })
  letGo()
})

test('words that say a date fill it in, resolved against the day of the article, in the same change', async () => {
  const { library, call } = await openRealNotebook()
  const words = 'on Wednesday, September 20'
  const said = `Authorities announced it ${words}, at 1 pm local time.`
  const articleId = await addArticle(library, said)
  await call('saveArticle', { id: articleId, publishedAt: '2023-09-20', language: 'en' })
  const { entity } = await call('markPassage', {
    articleId,
    start: 0,
    end: 11,
    create: { kind: 'event', name: 'Ceasefire' },
  })
  const reading = createReading(articleId)
  const letGo = reading.hold()
  await waitFor(() => expect(reading.store.getState().status).toBe('ready'))
  const start = said.indexOf(words)
  render(
    <QueryClientProvider client={queries}>
      <FactFinder
        reading={reading}
        target={{ start, end: start + words.length }}
        words={words}
        onDone={() => undefined}
      />
    </QueryClientProvider>,
  )
  await screen.findByRole('option', { name: /Date: 20 September 2023, as these words say/ })
  await userEvent.type(screen.getByRole('combobox'), 'date{Enter}')
  const event = () => library.get(entity!.id as Id<'event'>)!
  await waitFor(() => expect(event().date).toBe('2023-09-20'))
  expect(event().evidence?.['date']).toHaveLength(1)
  await call('undo', {})
  expect(event()).not.toHaveProperty('date')
  expect(event()).not.toHaveProperty('evidence')
  letGo()
})

test.each([
  ['13:00 UTC+4', { clock: '13:00 UTC+4', place: '13:00 UTC+4' }],
  ['19–20 September 2023', { date: '19 to 20 September 2023', place: '19–20 September 2023' }],
  ['Yerevan', { place: 'Yerevan' }],
  ['a sentence that goes on and on and is certainly not the name of any place', {}],
])('“%s” says %o', (text, expected) => {
  const said = saidByWords({ start: 0, end: text.length, text }, [])
  expect(Object.fromEntries(Object.entries(said).map(([field, read]) => [field, read.words]))).toEqual(expected)
})

test('the card of a passage tells what its words show, leads there, and lets it go', async () => {
  const { call, id, mark, baku, event } = await ceasefire()
  const passageId = await mark('signed it on Wednesday', id)
  await call('addEvidence', { fact: { entityId: id, field: 'date' }, passageIds: [passageId] })
  await call('addEvidence', { fact: { eventId: id, actorId: baku, role: 'party' }, passageIds: [passageId] })
  render(
    <QueryClientProvider client={queries}>
      <PassageShows passageId={passageId} words="signed it on Wednesday" />
    </QueryClientProvider>,
  )
  await userEvent.click(await screen.findByRole('button', { name: 'No longer show Baku: party of Ceasefire' }))
  await waitFor(() => expect(event().participants[0]?.passageIds).toEqual([]))
  await waitFor(() => expect(screen.queryByText('Baku: party')).toBeNull())
  await userEvent.click(screen.getByRole('button', { name: 'DateCeasefire' }))
  expect(currentPath()).toBe(`/events/${id}`)
})

test('the type of an event is chosen in two levels, or typed', async () => {
  const { id, event } = await ceasefire()
  show(id)
  await userEvent.click(await screen.findByRole('button', { name: 'Type: No type' }))
  const field = await screen.findByRole('combobox', { name: 'Type' })
  const options = screen.getAllByRole('option').map(({ textContent }) => textContent)
  expect(options.slice(0, 3)).toEqual(['Battles', 'Armed clash', 'Government regains territory'])
  await userEvent.type(field, 'battles')
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)[1]).toBe('Armed clashBattles')
  await userEvent.clear(field)
  await userEvent.type(field, 'shell{Enter}')
  await waitFor(() => expect(event().type).toBe('Shelling/artillery/missile attack'))
  await userEvent.click(await screen.findByRole('button', { name: /^Type: Shelling/ }))
  await userEvent.type(await screen.findByRole('combobox', { name: 'Type' }), 'water crisis{Enter}')
  await waitFor(() => expect(event().type).toBe('water crisis'))
})
