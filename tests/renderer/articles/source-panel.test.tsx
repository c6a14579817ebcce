import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LibraryInfo } from '#contract/views.ts'
import { SourcePanel } from '../../../renderer/articles/SourcePanel.tsx'
import { type Answered, queries } from '../../../renderer/notebook.ts'
import { type InMemory, putNotebook } from '../notebook-in-memory.ts'

const id = 'article:0192aaaa-0000-7000-8000-000000000001' as const
const hash = 'ab'.repeat(32)
const article: Answered<'getArticle'> = {
  id,
  createdAt: '2023-09-21T10:00:00.000Z',
  updatedAt: '2023-09-21T10:00:00.000Z',
  createdBy: 'Ani',
  title: 'Ceasefire agreed',
  authors: [],
  publishedAt: '2023-09-20',
  language: 'hy',
  url: 'https://example.org/ceasefire',
  tags: [],
  status: 'unread',
  original: { mediaType: 'text/plain', sha256: hash, bytes: 2600, fileName: 'a.txt', encoding: 'windows-1251', encodingGuessed: true },
  textSha256: hash,
  plainSha256: hash,
  words: 1234,
  counts: { passages: 0, claims: 0, notes: 0, entities: 0 },
} // prettier-ignore

let inMemory: InMemory
let readOnly: LibraryInfo['readOnly']

beforeEach(() => {
  readOnly = false
  inMemory = putNotebook({
    getArticle: () => article,
    saveArticle: () => article,
    listTags: () => [],
    history: () => [],
    libraryInfo: () => ({ readOnly }) as LibraryInfo,
    openLink: () => true,
    saveOriginal: () => true,
    showExport: () => null,
  })
})
afterEach(cleanup)

async function show() {
  render(
    <QueryClientProvider client={queries}>
      <SourcePanel articleId={id} />
    </QueryClientProvider>,
  )
  await screen.findByText('Original file')
}
async function retype(label: RegExp, words: string) {
  await userEvent.click(screen.getByRole('button', { name: label }))
  await userEvent.keyboard(`${words}{Enter}`)
}
const saved = () => inMemory.made.filter(({ name }) => name === 'saveArticle').map(({ args }) => args)

describe('the source of an article', () => {
  it('shows dates, languages, sizes and the guess of the encoding in words', async () => {
    await show()
    for (const words of ['20 September 2023', 'Armenian', '2.6 kB', 'windows-1251 (guessed)', '1,234', hash])
      expect(screen.getByText(words)).toBeTruthy()
  })
  it('takes a date as a person writes it, and refuses one it would have to guess', async () => {
    await show()
    await retype(/^Published/, '3 Oct 2023')
    await waitFor(() => expect(saved()).toEqual([{ id, publishedAt: '2023-10-03' }]))
    await retype(/^Published/, 'some day')
    expect((await screen.findByRole('alert')).textContent).toMatch(/“some day” is not a date/)
    expect(saved()).toHaveLength(1)
  })
  it('takes a field away when it is emptied', async () => {
    await show()
    await retype(/^Address/, '{Delete}')
    await waitFor(() => expect(saved()).toEqual([{ id, url: null }]))
  })
  it('refuses what is no language', async () => {
    await show()
    await retype(/^Language/, 'no language')
    expect((await screen.findByRole('alert')).textContent).toMatch(/not a language tag/)
    expect(saved()).toEqual([])
  })
  it('opens the address outside only when it is asked to', async () => {
    await show()
    expect(inMemory.made.some(({ name }) => name === 'openLink')).toBe(false)
    await userEvent.click(screen.getByRole('button', { name: 'Open the address in the browser' }))
    expect(inMemory.made.find(({ name }) => name === 'openLink')?.args).toEqual({ url: article.url })
  })
  it('gives the original file back, with a word about who opens it', async () => {
    await show()
    await userEvent.click(screen.getByRole('button', { name: 'Save the original file…' }))
    expect(inMemory.made.find(({ name }) => name === 'saveOriginal')?.args).toEqual({ id })
  })
  it('cannot be edited in a library that is read only', async () => {
    readOnly = { reason: 'Another program has it open.' }
    await show()
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Title/ })).toBeNull())
    expect(screen.getByText('Ceasefire agreed')).toBeTruthy()
  })
})
