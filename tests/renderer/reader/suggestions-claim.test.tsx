import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { seedText } from '../../../main/sample/seed-text.ts'
import { queries } from '../../../renderer/notebook.ts'
import { ClaimWords } from '../../../renderer/reader/ClaimWords.tsx'
import { readingOf } from '../../../renderer/reader/reading.ts'
import { addArticle, openRealNotebook } from '../real-notebook.ts'

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(cleanup)

/** The form for words of the seed's article, in which one event is linked already. */
async function claim(words: string, from = 0) {
  const { library, call } = await openRealNotebook()
  const articleId = await addArticle(library, seedText)
  const armenian = await call('saveEntity', { kind: 'actor', name: 'Armenian sources' })
  const event = seedText.indexOf('military operation')
  await call('markPassage', {
    articleId,
    start: event,
    end: event + 18,
    create: { kind: 'event', name: 'Military operation' },
  })
  const reading = readingOf(articleId)
  reading.hold()
  await vi.waitFor(() => expect(reading.store.getState().status).toBe('ready'))
  const start = seedText.indexOf(words, from)
  const done: boolean[] = []
  render(
    <QueryClientProvider client={queries}>
      <ClaimWords
        reading={reading}
        outlet={undefined}
        target={{ start, end: start + words.length }}
        onDone={(saved) => done.push(saved)}
      />
    </QueryClientProvider>,
  )
  const saved = async () => {
    await vi.waitFor(() => expect(done).toEqual([true]))
    const cards = await call('passageCards', { articleId })
    return cards.flatMap(({ passage, claims }) => claims.map((claim) => ({ claim, words: passage.target.exact })))
  }
  return { call, armenian, saved, done }
}

test('what the selected words and their sentence say fills the form, and Enter saves it', async () => {
  const { armenian, saved } = await claim('at least 27 people were killed')
  await screen.findByRole('form')
  await userEvent.keyboard('{Enter}')
  expect(await saved()).toMatchObject([
    {
      words: 'at least 27 people were killed',
      claim: {
        property: 'killed',
        stance: 'asserts',
        value: { kind: 'count', comparator: '≥', number: 27, unit: 'people' },
        attribution: [{ actorId: armenian.id, as: 'says' }],
      },
    },
  ])
})

test('a speaker the library does not know is made with the claim', async () => {
  const { call, saved } = await claim('At least seven civilians were killed')
  await screen.findByRole('form')
  await userEvent.keyboard('{Enter}')
  const [{ claim: made } = { claim: undefined }] = await saved()
  expect(made).toMatchObject({
    value: { comparator: '≥', number: 7, unit: 'civilians' },
    attribution: [{ as: 'says' }],
  })
  const [speaker] = await call('getDocuments', { ids: [made!.attribution[0]!.actorId!] })
  expect(speaker).toMatchObject({ name: 'RT' })
})

test('words in quotation marks are a statement that someone denies', async () => {
  await claim('ethnic cleansing', seedText.indexOf('Aliyev also denied'))
  await screen.findByRole('form')
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Statement' }).value).toBe('ethnic cleansing')
  expect(screen.getByRole('combobox', { name: 'Stance: denies' })).toBeTruthy()
})

test('a form whose words cannot be read begins with the event alone', async () => {
  const { library, call } = await openRealNotebook()
  const articleId = await addArticle(library, 'Short.')
  await call('deleteArticle', { id: articleId })
  const reading = readingOf(articleId)
  render(
    <QueryClientProvider client={queries}>
      <ClaimWords reading={reading} outlet={undefined} target={{ start: 0, end: 5 }} onDone={() => undefined} />
    </QueryClientProvider>,
  )
  await screen.findByRole('form')
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Figure' }).value).toBe('')
})
