import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { PassagePicker } from '../../../renderer/editor/PassagePicker.tsx'
import { queries } from '../../../renderer/notebook.ts'
import { addArticle, openRealNotebook } from '../real-notebook.ts'

afterEach(cleanup)

// jsdom lays nothing out: a list that draws only what shows needs a height.
beforeAll(() => {
  const size = { clientHeight: 600, clientWidth: 900, offsetHeight: 600, offsetWidth: 900 }
  for (const [name, value] of Object.entries(size)) Object.defineProperty(HTMLElement.prototype, name, { value })
})

const words = ['Zero', 'One', 'Two', 'Three']

async function openPicker() {
  const notebook = await openRealNotebook()
  const articleId = await addArticle(notebook.library, `A title\n\n${words.join(' ')}`)
  for (const word of words) {
    const start = `A title\n\n${words.join(' ')}`.indexOf(word)
    await notebook.call('savePassage', { articleId, start, end: start + word.length })
  }
  const picked: unknown[] = []
  render(
    <QueryClientProvider client={queries}>
      <PassagePicker onPick={(passage) => picked.push(passage)} onClose={() => undefined} />
    </QueryClientProvider>,
  )
  await screen.findByRole('option', { name: /Zero/ })
  return { ...notebook, picked }
}

test('Enter takes what is found for the words typed, never what was for those before', async () => {
  const { picked, made } = await openPicker()
  await userEvent.type(screen.getByRole('textbox'), 'three{Enter}')
  await waitFor(() => expect(picked).toEqual([expect.objectContaining({ exact: 'Three', source: 'A title' })]))
  expect(made.filter(({ name }) => name === 'listPassages')[0]?.args).toEqual({ query: '', limit: 200 })
  expect(made.some(({ name }) => name === 'listArticles')).toBe(false)
})

test('the arrows choose, and nothing found says so', async () => {
  const { picked } = await openPicker()
  await userEvent.type(screen.getByRole('textbox'), '{ArrowDown}{Enter}')
  await waitFor(() => expect(picked).toEqual([expect.objectContaining({ exact: 'One' })]))
  await userEvent.type(screen.getByRole('textbox'), 'nobody')
  await screen.findByText('No passage found')
})
