import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { Router } from 'wouter'
import type { Id } from '#contract/ids.ts'
import type { LibraryInfo, ListedArticle } from '#contract/views.ts'
import { filterArticles, showAllArticles } from '../../../renderer/articles/article-filter.ts'
import { ArticleList } from '../../../renderer/articles/ArticleList.tsx'
import { runCommand } from '../../../renderer/commands/commands.ts'
import { followNotices, queries } from '../../../renderer/notebook.ts'
import {
  currentPath,
  goBack,
  pathTo,
  startAt,
  useCurrentPath,
  useLocationHook,
  useSearchHook,
} from '../../../renderer/routes.ts'
import { type InMemory, putNotebook } from '../notebook-in-memory.ts'

const idAt = (at: number): Id<'article'> => `article:0192aaaa-0000-7000-8000-${String(at).padStart(12, '0')}`
const article = (at: number): ListedArticle => ({
  id: idAt(at),
  title: `${['Alpha', 'Beta', 'Gamma'][at % 3] ?? ''} ${at}`,
  publishedAt: '2023-09-20',
  words: 100,
  status: at === 1 ? 'done' : 'unread',
  tags: [],
  createdAt: '2023-09-21T00:00:00.000Z',
  passages: at,
  progress: 0,
})

let inMemory: InMemory
let all: ListedArticle[]
let stop: () => void

beforeAll(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(300)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(40)
  Element.prototype.scrollTo = () => undefined
})

beforeEach(() => {
  all = Array.from({ length: 10_000 }, (_, at) => article(at))
  showAllArticles()
  startAt('/articles')
  inMemory = putNotebook({
    listArticles: ({ query = '', status, offset = 0, limit = 100 }) => {
      const found = all.filter((one) => one.title.includes(query) && (!status || one.status === status))
      return { total: found.length, items: found.slice(offset, offset + limit) }
    },
    libraryInfo: () => ({ readOnly: false }) as LibraryInfo,
    history: () => [],
    deleteArticle: ({ id }) => {
      all = all.filter((one) => one.id !== id)
      inMemory.tell({ kind: 'changed', seq: 1, ids: [id] })
      return null
    },
  })
  stop = followNotices()
  render(
    <QueryClientProvider client={queries}>
      <Router hook={useLocationHook} searchHook={useSearchHook}>
        <Shown />
      </Router>
    </QueryClientProvider>,
  )
})
afterEach(() => {
  cleanup()
  stop()
})

function Shown() {
  const id = /article:[\w-]+/.exec(useCurrentPath())?.[0] as Id<'article'> | undefined
  return <ArticleList articleId={id} tagId={undefined} />
}

const rows = () => screen.findAllByRole('option')
const chosen = () => screen.getAllByRole('option').find((row) => row.getAttribute('aria-selected') === 'true')

describe('the list of articles', () => {
  it('asks for pages that show and not for ten thousand articles', async () => {
    expect((await rows()).length).toBeLessThan(60)
    const asked = inMemory.made.filter(({ name }) => name === 'listArticles')
    expect(asked.map(({ args }) => (args as { offset: number; limit: number }).limit)).toEqual([100])
  })
  it('shows title, date, and how far the work is', async () => {
    const [first, second, third] = await rows()
    expect(first?.textContent).toContain('Alpha 020 Sep 2023Not started')
    expect(second?.textContent).toContain('Beta 120 Sep 20231 passage')
    expect(third?.textContent).toContain('Gamma 220 Sep 20232 passages')
  })
  it('opens an article by a click, and moves on by keys without a step for each', async () => {
    await userEvent.click((await rows())[1] as Element)
    expect(currentPath()).toBe(pathTo(idAt(1)))
    act(() => screen.getByRole('listbox').focus())
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    expect(currentPath()).toBe(pathTo(idAt(3)))
    expect(chosen()?.textContent).toContain('Alpha 3')
    act(goBack)
    expect(currentPath()).toBe('/articles')
  })
  it('jumps to the title that is typed', async () => {
    await userEvent.click((await rows())[0] as Element)
    act(() => screen.getByRole('listbox').focus())
    await userEvent.keyboard('ga')
    expect(currentPath()).toBe(pathTo(idAt(2)))
  })
  it('is narrowed by words and by status, and says when nothing is left', async () => {
    await rows()
    await userEvent.type(screen.getByRole('textbox', { name: 'Filter articles' }), 'Beta 1')
    await screen.findByText(/^\d+ articles$/)
    act(() => filterArticles({ status: 'done' }))
    await screen.findByText('1 article')
    act(() => filterArticles({ query: 'nothing such' }))
    await screen.findByText('No article matches.')
    await userEvent.click(screen.getByRole('button', { name: 'Show all articles' }))
    expect((await rows()).length).toBeGreaterThan(10)
  })
  it('deletes the chosen article and goes to the next', async () => {
    await userEvent.click((await rows())[1] as Element)
    await waitFor(() => expect(chosen()).toBeTruthy())
    act(() => void runCommand('article.delete'))
    await waitFor(() => expect(currentPath()).toBe(pathTo(idAt(2))))
    expect(inMemory.made.some(({ name }) => name === 'deleteArticle')).toBe(true)
    await waitFor(() => expect(screen.queryByText('Beta 1')).toBeNull())
  })
  it('deletes by the Delete key only while the list has the focus, and one article however long it is held', async () => {
    await userEvent.click((await rows())[1] as Element)
    const deleted = () => inMemory.made.filter(({ name }) => name === 'deleteArticle').length
    act(() => screen.getByRole('textbox', { name: 'Filter articles' }).focus())
    await userEvent.keyboard('{Delete}')
    act(() => (document.activeElement as HTMLElement).blur())
    await userEvent.keyboard('{Delete}')
    expect(deleted()).toBe(0)
    act(() => screen.getByRole('listbox').focus())
    await userEvent.keyboard('{Delete>3/}')
    await waitFor(() => expect(currentPath()).toBe(pathTo(idAt(2))))
    expect(deleted()).toBe(1)
  })
})
