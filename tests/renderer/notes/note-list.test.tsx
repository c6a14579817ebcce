import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { Id } from '#contract/ids.ts'
import { emptyState } from '../../../renderer/editor/note-state.ts'
import { NoteList } from '../../../renderer/notes/NoteList.tsx'
import { queries } from '../../../renderer/notebook.ts'
import { currentPath, pathTo, startAt } from '../../../renderer/routes.ts'
import { openRealNotebook } from '../real-notebook.ts'

afterEach(cleanup)

// jsdom lays nothing out: a list that draws only what shows needs a height, and to be scrolled.
beforeAll(() => {
  const size = { clientHeight: 600, clientWidth: 900, offsetHeight: 600, offsetWidth: 900, scrollHeight: 250 * 86 }
  for (const [name, value] of Object.entries(size)) Object.defineProperty(HTMLElement.prototype, name, { value })
  HTMLElement.prototype.scrollTo = function (this: HTMLElement, to?: ScrollToOptions | number) {
    if (typeof to !== 'object') return
    this.scrollTop = to.top ?? 0
    this.dispatchEvent(new Event('scroll'))
  }
})

const titleOf = (index: number) => `Note ${String(index).padStart(3, '0')}`

/** 250 notes by title, one of them open. */
async function showMany(openIndex?: number) {
  const notebook = await openRealNotebook()
  const notes = Array.from({ length: 250 }, (_, index) => ({
    ...notebook.library.stamp('note'),
    title: titleOf(index),
    text: '',
    state: emptyState(),
    mentions: [],
  })) as never[]
  await notebook.library.commit({ label: { key: 'saveNote', args: { title: 'many' } }, puts: notes })
  const ids = (await notebook.call('listNotes', { sort: 'title' })).items.map(({ id }) => id)
  const openId = openIndex === undefined ? undefined : ids[openIndex]
  startAt(openId ? pathTo(openId) : '/notes')
  const list = (id: Id<'note'> | undefined) => (
    <QueryClientProvider client={queries}>
      <NoteList openId={id} readOnly={false} onNew={() => undefined} />
    </QueryClientProvider>
  )
  render(list(openId))
  return { ...notebook, ids }
}

test('only the pages that show are asked for, and the filter looks through all', async () => {
  const { made } = await showMany()
  await screen.findAllByRole('option')
  const asked = made.filter(({ name, args }) => name === 'listNotes' && 'offset' in (args as object))
  expect(asked.map(({ args }) => (args as { limit: number }).limit)).toEqual([100])
  await userEvent.type(screen.getByRole('searchbox'), '249')
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1))
  await screen.findByText('Note 249')
})

test('a note that was opened from elsewhere is scrolled to, though its page was not there', async () => {
  await showMany(37)
  // The newest stand first: it is the last but 37.
  await waitFor(() =>
    expect(screen.getByRole('option', { selected: true }).getAttribute('aria-posinset')).toBe(String(250 - 37)),
  )
  await screen.findByText(titleOf(37))
})

test('End opens the last, though its page was not there', async () => {
  const { ids } = await showMany()
  await screen.findAllByRole('option')
  screen.getByRole('listbox').focus()
  await userEvent.keyboard('{End}')
  await waitFor(() => expect(currentPath()).toBe(pathTo(ids[0] as string)))
})
