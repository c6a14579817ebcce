import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CodebookScreen } from '../../../renderer/codebook/CodebookScreen.tsx'
import { runCommand } from '../../../renderer/commands/commands.ts'
import { listenForCommands } from '../../../renderer/commands/keyboard.ts'
import { queries } from '../../../renderer/notebook.ts'
import { currentPath, startAt } from '../../../renderer/routes.ts'
import { Toasts } from '../../../renderer/ui/Toasts.tsx'
import { addArticle, openRealNotebook } from '../real-notebook.ts'

// jsdom lays nothing out: a list that draws only what shows needs a height.
beforeAll(() => {
  Object.defineProperties(HTMLElement.prototype, {
    clientHeight: { value: 600 },
    clientWidth: { value: 900 },
    offsetHeight: { value: 600 },
    offsetWidth: { value: 900 },
  })
})
let stop: () => void
beforeEach(() => startAt('/codebook'))
afterEach(() => {
  stop()
  cleanup()
})

async function show(names: readonly (string | [name: string, under: string])[] = []) {
  const notebook = await openRealNotebook()
  const ids = new Map<string, `tag:${string}`>()
  for (const given of names) {
    const [name, under] = typeof given === 'string' ? [given] : given
    const parentId = under === undefined ? undefined : ids.get(under)
    ids.set(name, (await notebook.call('saveTag', { name, ...(parentId && { parentId }) })).id)
  }
  stop = listenForCommands()
  const draw = () =>
    render(
      <QueryClientProvider client={queries}>
        <CodebookScreen />
        <Toasts label="Notifications" closeLabel="Close" />
      </QueryClientProvider>,
    )
  const tree = async () =>
    (await notebook.call('codebook', {})).map(({ tag }) => [
      tag.name,
      notebook.library.get(tag.parentId ?? 'tag:')?.name,
    ])
  return { ...notebook, ids, draw, tree, id: (name: string) => ids.get(name)! }
}

const item = (name: string) => screen.findByRole('treeitem', { name: new RegExp(`^${name}`) })

describe('the codebook', () => {
  it('with no codes says what they are for, and makes the first', async () => {
    const { draw, tree } = await show()
    draw()
    await userEvent.click(await screen.findByRole('button', { name: 'New code' }))
    await userEvent.type(screen.getByRole('textbox', { name: 'Name of the new code' }), 'Casualties{Enter}')
    await item('Casualties')
    await userEvent.type(screen.getByRole('textbox', { name: 'Name of the new code' }), 'casualties{Enter}')
    expect(await screen.findByText(/a tag named “Casualties” already/)).toBeTruthy()
    expect(await tree()).toEqual([['Casualties', undefined]])
  })

  it('is a tree that the keyboard moves through, opens and closes', async () => {
    const { draw } = await show(['Aid', 'Casualties', ['Civilians', 'Casualties'], 'Talks'])
    draw()
    const tree = await screen.findByRole('tree', { name: 'Codebook' })
    expect((await item('Civilians')).getAttribute('aria-level')).toBe('2')
    tree.focus()
    await userEvent.keyboard('{ArrowDown}')
    await waitFor(() => expect(tree.getAttribute('aria-activedescendant')).toMatch(/-1$/))
    await userEvent.keyboard('{ArrowLeft}')
    await waitFor(() => expect(screen.queryByRole('treeitem', { name: /^Civilians/ })).toBeNull())
    expect((await item('Casualties')).getAttribute('aria-expanded')).toBe('false')
    await userEvent.keyboard('{ArrowRight}{ArrowRight}')
    await waitFor(async () => expect((await item('Civilians')).getAttribute('aria-current')).toBe('true'))
    await userEvent.keyboard('t')
    await waitFor(async () => expect((await item('Talks')).getAttribute('aria-current')).toBe('true'))
  })

  it('moves codes by the keyboard: up, down, under the one above, and out again', async () => {
    const { draw, tree, library } = await show(['A', 'B', 'C'])
    draw()
    await userEvent.click(await item('C'))
    ;(await screen.findByRole('tree')).focus()
    await userEvent.keyboard('{Alt>}{Shift>}{ArrowUp}{/Shift}{/Alt}')
    await waitFor(async () => expect((await tree()).map(([name]) => name)).toEqual(['A', 'C', 'B']))
    await userEvent.keyboard('{Alt>}{Shift>}{ArrowRight}{/Shift}{/Alt}')
    await waitFor(async () => expect(await tree()).toContainEqual(['C', 'A']))
    await waitFor(async () => expect((await item('C')).getAttribute('aria-level')).toBe('2'))
    await userEvent.keyboard('{Alt>}{Shift>}{ArrowLeft}{/Shift}{/Alt}')
    await waitFor(async () => expect(await tree()).toContainEqual(['C', undefined]))
    expect(library.undoState().undo).toEqual({ key: 'moveTag', args: { name: 'C' } })
  })

  it('moves a code that is dropped into another', async () => {
    const { draw, tree } = await show(['A', 'B'])
    draw()
    const [a, b] = [await item('A'), await item('B')]
    const dataTransfer = { setData: () => undefined, effectAllowed: '' }
    b.getBoundingClientRect = a.getBoundingClientRect = () => ({ top: 0, height: 30 }) as DOMRect
    fireEvent.dragStart(b, { dataTransfer })
    fireEvent.dragOver(a, { dataTransfer, clientY: 15 })
    fireEvent.drop(a, { dataTransfer, clientY: 15 })
    await waitFor(async () => expect(await tree()).toContainEqual(['B', 'A']))
  })

  it('renames, colours, describes and deletes the code that stands out, and says what deleting took along', async () => {
    const { draw, id, library, call } = await show(['Aid'])
    const articleId = await addArticle(library, 'Bread was sent.')
    await call('markPassage', { articleId, start: 0, end: 5, tagId: id('Aid') })
    draw()
    await userEvent.click(await item('Aid'))
    ;(await screen.findByRole('tree')).focus()
    await userEvent.keyboard('{F2}')
    const field = await screen.findByRole('textbox', { name: 'Rename this code' })
    await userEvent.clear(field)
    await userEvent.type(field, 'Relief{Enter}')
    await waitFor(() => expect(library.get(id('Aid'))?.name).toBe('Relief'))
    await userEvent.click(screen.getByRole('button', { name: 'Colour' }))
    await userEvent.click(screen.getByRole('radio', { name: 'Teal' }))
    await waitFor(() => expect(library.get(id('Aid'))?.colour).toBe('#2f8f8b'))
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Teal' }).checked).toBe(true))
    await userEvent.click(screen.getByRole('radio', { name: 'No colour' }))
    await waitFor(() => expect(library.get(id('Aid'))).not.toHaveProperty('colour'))
    expect(screen.getByText('Deleting takes it off 1 passage and 0 articles.')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
    expect(await screen.findByText('Deleted Relief; it was taken off 1 passage and 0 articles')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
    await item('Relief')
  })

  it('merges codes selected in the tree into the one that is chosen, in one change', async () => {
    const { draw, tree, library, id } = await show(['Aid', 'Relief', 'Talks'])
    draw()
    ;(await screen.findByRole('tree')).focus()
    await userEvent.keyboard(' {ArrowDown}')
    await waitFor(() => expect(currentPath()).toContain(id('Relief')))
    await userEvent.keyboard(' ')
    await screen.findByText('2 selected')
    expect(runCommand('code.merge')).toBe(true)
    const dialog = await screen.findByRole('dialog', { name: 'Merge into one code' })
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Keep Relief' }))
    const { seq } = library
    await userEvent.click(within(dialog).getByRole('button', { name: 'Merge' }))
    await waitFor(async () => expect((await tree()).map(([name]) => name)).toEqual(['Relief', 'Talks']))
    expect(library.seq).toBe(seq + 1)
    await waitFor(() => expect(currentPath()).toContain(id('Relief')))
  })

  it('lists what a code marks, and takes some of it to a new code', async () => {
    const { draw, id, library, call, tree } = await show(['Violence'])
    const articleId = await addArticle(library, 'A shell fell. A man was beaten.')
    const tagId = id('Violence')
    await call('markPassage', { articleId, start: 2, end: 7, tagId })
    const { passage } = await call('markPassage', { articleId, start: 16, end: 19, tagId })
    draw()
    await userEvent.click(await item('Violence'))
    const list = await screen.findByRole('listbox', { name: 'Passages of Violence' })
    await within(list).findByText('man')
    list.focus()
    await userEvent.keyboard('{End} ')
    await screen.findByText('1 selected')
    await userEvent.click(screen.getByRole('button', { name: 'Recode…' }))
    const dialog = await screen.findByRole('dialog', { name: 'Recode passages' })
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Find a code' }), 'Beating{Enter}')
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Recode'))
    await userEvent.keyboard('{Enter}')
    await waitFor(async () => expect((await tree()).map(([name]) => name)).toEqual(['Beating', 'Violence']))
    expect(library.get(passage.id)?.tags.map((tag) => library.get(tag)?.name)).toEqual(['Beating'])
    expect(await within(list).findByText('shell')).toBeTruthy()
    await waitFor(() => expect(within(list).queryByText('man')).toBeNull())
  })

  it('shows a few of five thousand codes, and filters them', async () => {
    const { draw, library } = await show()
    const puts = Array.from({ length: 5000 }, (_, index) => ({
      ...library.stamp('tag'),
      name: `Code ${String(index).padStart(4, '0')}`,
    }))
    await library.commit({ label: { key: 'createTag', args: { name: 'many' } }, puts })
    draw()
    await item('Code 0000')
    expect(screen.getByText('5,000 codes')).toBeTruthy()
    expect(screen.getAllByRole('treeitem').length).toBeLessThan(60)
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'code 4999' } })
    await item('Code 4999')
    await waitFor(() => expect(screen.getAllByRole('treeitem')).toHaveLength(1))
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'nothing' } })
    await userEvent.click(await screen.findByRole('button', { name: 'Show all' }))
    await item('Code 0000')
  })
})
