import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { EntityPage } from '../../../renderer/entities/EntityPage.tsx'
import { queries } from '../../../renderer/notebook.ts'
import { currentPath } from '../../../renderer/routes.ts'
import { addArticle, openRealNotebook } from '../real-notebook.ts'

afterEach(cleanup)

// jsdom lays nothing out: a list that draws only what shows needs a height.
beforeAll(() => {
  Object.defineProperties(HTMLElement.prototype, { clientHeight: { value: 600 }, clientWidth: { value: 900 } })
})

/** The page of an actor that two articles name, three times. */
async function page() {
  const { library, call } = await openRealNotebook()
  const { id } = await call('saveEntity', { kind: 'actor', name: 'Azerbaijan' })
  const first = await addArticle(library, 'Peace talks. Azerbaijan spoke. Later Azerbaijan left.')
  const second = await addArticle(library, 'Another day. Azerbaijan came.')
  render(
    <QueryClientProvider client={queries}>
      <EntityPage id={id} />
    </QueryClientProvider>,
  )
  const section = await screen.findByRole('region', { name: 'Unlinked mentions' })
  await within(section).findByText('3 in 2 articles')
  const passages = async () =>
    (await Promise.all([first, second].map((articleId) => call('passageCards', { articleId })))).flat()
  return { call, section, first, passages }
}

test('mentions that nothing links are listed in their sentences, and lead to their place', async () => {
  const { section, first } = await page()
  const sentences = within(section).getAllByTitle('Read in the article')
  expect(sentences.map(({ textContent }) => textContent.trim())).toEqual([
    'Azerbaijan spoke.',
    'Later Azerbaijan left.',
    'Azerbaijan came.',
  ])
  await userEvent.click(sentences[0]!)
  expect(currentPath()).toBe(`/articles/${first}?at=13`)
})

test('all are looked through first, one is left out, and Enter links the rest as one change', async () => {
  const { call, section, passages } = await page()
  await userEvent.click(within(section).getByRole('button', { name: 'Link all 3…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Link every mention of Azerbaijan' })
  const list = await within(dialog).findByRole('listbox', { name: 'Mentions to link' })
  expect((await within(list).findAllByRole('option')).map(({ textContent }) => textContent)).toEqual([
    'Azerbaijan spoke.Peace talks. Azerbaijan spoke. Later Azerbaijan left.',
    'Later Azerbaijan left.Peace talks. Azerbaijan spoke. Later Azerbaijan left.',
    'Azerbaijan came.Another day. Azerbaijan came.',
  ])
  expect(await passages()).toEqual([])
  list.focus()
  await userEvent.keyboard('{ArrowDown} ')
  await within(dialog).findByRole('button', { name: 'Link 2' })
  await userEvent.keyboard('{Enter}')
  await waitFor(async () =>
    expect((await passages()).map(({ sentence }) => sentence)).toEqual(['Azerbaijan spoke.', 'Azerbaijan came.']),
  )
  await call('undo', {})
  await within(await screen.findByRole('region', { name: 'Unlinked mentions' })).findByText('3 in 2 articles')
  expect(await passages()).toEqual([])
})

test('of many articles are looked for only when someone asks', async () => {
  const { library, call, made } = await openRealNotebook()
  const { id } = await call('saveEntity', { kind: 'actor', name: 'Azerbaijan' })
  await addArticle(library, 'Peace talks. Azerbaijan spoke.')
  const through = window.notebook.call
  const info = await call('libraryInfo', {})
  const value = { ...info, counts: { ...info.counts, article: 301 } }
  window.notebook.call = (name, args) =>
    name === 'libraryInfo' ? Promise.resolve({ ok: true as const, value }) : through(name, args)
  render(
    <QueryClientProvider client={queries}>
      <EntityPage id={id} />
    </QueryClientProvider>,
  )
  const look = await screen.findByRole('button', { name: 'Look through 301 articles' })
  expect(made.filter(({ name }) => name === 'unlinkedMentions')).toEqual([])
  await userEvent.click(look)
  await screen.findByText('1 in 1 article')
})

test('one is linked, the words of another are not offered again in their article', async () => {
  const { section, passages } = await page()
  await userEvent.click(within(section).getAllByRole('button', { name: /^Link “Azerbaijan”/ })[2]!)
  await within(section).findByText('2 in 1 article')
  expect(await passages()).toHaveLength(1)
  await userEvent.click(within(section).getAllByRole('button', { name: /is not Azerbaijan in this article$/ })[0]!)
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Unlinked mentions' })).toBeNull())
})
