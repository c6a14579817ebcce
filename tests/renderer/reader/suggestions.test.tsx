import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { seedText } from '../../../main/sample/seed-text.ts'
import { listenForCommands } from '../../../renderer/commands/keyboard.ts'
import { queries } from '../../../renderer/notebook.ts'
import { Inspector } from '../../../renderer/reader/Inspector.tsx'
import { showTab } from '../../../renderer/reader/inspector-tab.ts'
import { readingOf } from '../../../renderer/reader/reading.ts'
import { addArticle, openRealNotebook } from '../real-notebook.ts'

/** jsdom lays nothing out: here the list has room for all rows of a test, and a row its usual height. */
beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(8000)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(80)
  Element.prototype.scrollTo = () => undefined
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

async function show(text = seedText, actors: string[] = []) {
  const { library, call, made } = await openRealNotebook()
  for (const name of actors) await call('saveEntity', { kind: 'actor', name })
  const id = await addArticle(library, text)
  const stop = listenForCommands()
  showTab(id, 'suggestions')
  render(
    <QueryClientProvider client={queries}>
      <Inspector articleId={id} />
    </QueryClientProvider>,
  )
  const list = await screen.findByRole('list', { name: 'Suggestions' }, { timeout: 10_000 })
  onTestFinished(stop)
  const rows = () => within(list).getAllByRole('group')
  const labels = () => rows().map((row) => row.getAttribute('aria-label'))
  const choose = async (label: RegExp) => {
    const [row] = await within(list).findAllByRole('group', { name: label })
    await userEvent.click(within(row!).getByTitle('Show in the text'))
    return row!
  }
  const cards = () => call('passageCards', { articleId: id })
  return { id, library, call, made, list, rows, labels, choose, cards, reading: readingOf(id) }
}

describe('the suggestions for an article', () => {
  test('stand in groups, each with its words and what accepting makes of them', async () => {
    const { list, labels } = await show(seedText, ['Azerbaijan', 'Armenia'])
    const headings = within(list).getAllByRole('heading')
    expect(headings.map((heading) => heading.textContent.replace(/ \d+$/, ''))).toEqual([
      'Known actors and events',
      'Likely new names',
      'Dates',
      'Figures',
    ])
    await vi.waitFor(() => expect(labels()).toContain('“Azerbaijan”: Link to Azerbaijan'))
    expect(labels()).toContain('“since 1991”: since 1991')
    expect(labels()).toContain('“At least seven civilians were killed”: Killed ≥ 7 civilians · RT says')
    expect(screen.getByRole('tab', { name: /^Suggestions/ }).textContent).toBe(`Suggestions ${labels().length}`)
  })

  test('are accepted with Y and rejected with X, and the next one is active', async () => {
    const { choose, cards, labels, call, reading } = await show('Azerbaijan spoke. Armenia spoke. Azerbaijan left.', [
      'Azerbaijan',
      'Armenia',
    ])
    await vi.waitFor(() => expect(labels()).toHaveLength(3))
    await choose(/^“Azerbaijan”/)
    await userEvent.keyboard('y')
    await vi.waitFor(async () => expect(await cards()).toMatchObject([{ passage: { target: { start: 0, end: 10 } } }]))
    await vi.waitFor(() => expect(labels()).toEqual(['“Armenia”: Link to Armenia', '“Azerbaijan”: Link to Azerbaijan']))
    expect(screen.getByRole('group', { current: true }).getAttribute('aria-label')).toMatch(/Armenia/)
    await userEvent.keyboard('x')
    await vi.waitFor(() => expect(labels()).toEqual(['“Azerbaijan”: Link to Azerbaijan']))
    await vi.waitFor(async () => expect((await call('history', { limit: 1 }))[0]?.label.key).toBe('rejectSuggestion'))
    await call('undo', {})
    await vi.waitFor(() => expect(labels()).toHaveLength(2))
    expect(reading.store.getState().suggested).toHaveLength(2)
  })

  test('letters mean nothing until one is active', async () => {
    const { labels, cards } = await show('Azerbaijan spoke.', ['Azerbaijan'])
    await userEvent.keyboard('y')
    expect(labels()).toHaveLength(1)
    expect(await cards()).toEqual([])
  })

  test('J, K and the arrows move, and the text is told which one is active', async () => {
    const { choose, reading, labels } = await show('Azerbaijan spoke. Armenia spoke.', ['Azerbaijan', 'Armenia'])
    await vi.waitFor(() => expect(labels()).toHaveLength(2))
    const active = () => {
      const { suggestion, suggested } = reading.store.getState()
      return suggested.find(({ id }) => id === suggestion?.id)?.text
    }
    await choose(/^“Azerbaijan”/)
    expect(active()).toBe('Azerbaijan')
    await userEvent.keyboard('j')
    expect(active()).toBe('Armenia')
    await userEvent.keyboard('k')
    expect(active()).toBe('Azerbaijan')
    await vi.waitFor(() => expect(document.activeElement?.getAttribute('data-suggestion')).toMatch(/^actor 0-/))
    await userEvent.keyboard('{ArrowDown}')
    expect(active()).toBe('Armenia')
  })

  test('all of one entity are accepted as one change', async () => {
    const { choose, cards, call } = await show('Azerbaijan spoke. Azerbaijan left. Azerbaijan came.', ['Azerbaijan'])
    const row = await choose(/^“Azerbaijan”/)
    await userEvent.click(await within(row).findByRole('button', { name: 'Accept all 3 of Azerbaijan' }))
    await screen.findByText('Nothing to suggest')
    expect(await cards()).toHaveLength(3)
    await call('undo', {})
    expect(await cards()).toEqual([])
  })

  test('that went with others leave their turn to the next', async () => {
    const { choose, labels } = await show('Azerbaijan spoke. Armenia spoke. Azerbaijan left.', [
      'Azerbaijan',
      'Armenia',
    ])
    await vi.waitFor(() => expect(labels()).toHaveLength(3))
    await choose(/^“Azerbaijan”/)
    await userEvent.keyboard('{Shift>}y{/Shift}')
    await vi.waitFor(() => expect(labels()).toEqual(['“Armenia”: Link to Armenia']))
    await screen.findByRole('group', { name: /^“Armenia”/, current: true })
  })

  test('a name that several have is linked to the one that is chosen, and never by Y alone', async () => {
    const { choose, cards, library } = await show('Peace came. Russia spoke.', ['Russia', 'Russia'])
    const row = await choose(/^“Russia”: 2 have this name/)
    await userEvent.keyboard('y')
    expect(await cards()).toEqual([])
    const actors = [...library.collection('actor').values()]
    const [first, second] = within(row).getAllByRole('button', { name: 'Russia' })
    expect(document.activeElement).toBe(first)
    await userEvent.click(second!)
    await vi.waitFor(async () => expect(await cards()).toHaveLength(1))
    const [card] = await cards()
    expect(card!.passage.links).toMatchObject([{ entityId: actors[1]!.id }])
  })

  test('a name that several have is rejected for all of them', async () => {
    const { choose } = await show('Peace came. Russia spoke.', ['Russia', 'Russia'])
    await choose(/^“Russia”/)
    await userEvent.keyboard('x')
    await screen.findByText('Nothing to suggest')
  })

  test('a new name is made what a person says it is', async () => {
    const { choose, cards, call } = await show('The talks with Maria Zakharova began.')
    const row = await choose(/^“Maria Zakharova”: New: Person/)
    await userEvent.click(within(row).getByRole('combobox', { name: /^Make it/ }))
    await userEvent.click(await screen.findByRole('option', { name: 'Media outlet' }))
    await userEvent.click(within(row).getByRole('button', { name: /^Accept/ }))
    await vi.waitFor(async () => expect(await cards()).toHaveLength(1))
    const [entity] = await call('getDocuments', { ids: [(await cards())[0]!.passage.links[0]!.entityId] })
    expect(entity).toMatchObject({ name: 'Maria Zakharova', type: 'media outlet' })
  })

  test('a date is marked, is decided then, and comes back when that is undone', async () => {
    const { choose, cards, call } = await show('It began on 19 September 2023.')
    await choose(/19 September 2023/)
    await userEvent.keyboard('y')
    await screen.findByText('Nothing to suggest')
    expect(await cards()).toHaveLength(1)
    await call('undo', {})
    await screen.findByRole('group', { name: /19 September 2023/ })
  })

  test('a date becomes that of an event with D, which may be made for it', async () => {
    const { choose, call, labels, reading } = await show(
      'It began on 19 September 2023. It ended on 20 September 2023.',
    )
    const { id } = await call('saveEntity', { kind: 'event', name: 'War' })
    await choose(/^“19 September 2023”/)
    await userEvent.keyboard('d')
    await screen.findByText('War')
    await userEvent.keyboard('{Enter}')
    await vi.waitFor(() => expect(labels()).toHaveLength(1))
    await vi.waitFor(async () =>
      expect((await call('getDocuments', { ids: [id] }))[0]).toMatchObject({
        date: '2023-09-19',
        dateAsWritten: '19 September 2023',
      }),
    )
    expect(reading.store.getState().suggestion?.id).toMatch(/^date/)
    await userEvent.keyboard('d')
    await userEvent.keyboard('Peace')
    await screen.findByText(/Create event “Peace”/)
    await userEvent.keyboard('{Enter}')
    await screen.findByText('Nothing to suggest')
    await vi.waitFor(async () => {
      const { items } = await call('listEntities', { kind: 'event', query: 'Peace' })
      expect(items).toMatchObject([{ date: '2023-09-20' }])
    })
  })

  test('a figure asks for its claim and changes nothing by itself', async () => {
    const { choose, cards, reading } = await show('At least 27 people were killed.')
    await choose(/Killed ≥ 27 people/)
    await userEvent.keyboard('y')
    expect(reading.store.getState().claiming).toEqual({ start: 0, end: 30 })
    expect(await cards()).toEqual([])
  })

  test('show in the text only while their tab does', async () => {
    const { id, reading } = await show('Azerbaijan spoke.', ['Azerbaijan'])
    await vi.waitFor(() => expect(reading.store.getState().suggested).toHaveLength(1))
    showTab(id, 'passages')
    await vi.waitFor(() => expect(reading.store.getState().suggested).toEqual([]))
  })

  test('of a very long article are all there, and only those on the screen are drawn', async () => {
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600)
    const { rows } = await show(`Long.\n\n${'Azerbaijan spoke. '.repeat(3000).trim()}`, ['Azerbaijan'])
    await vi.waitFor(() => expect(rows().length).toBeGreaterThan(3))
    expect(rows().length).toBeLessThan(40)
    expect(screen.getByRole('tab', { name: /^Suggestions/ }).textContent).toBe('Suggestions 3,000')
  })

  test('that cannot be read say so, and are read again when asked', async () => {
    const { library } = await openRealNotebook()
    const id = await addArticle(library, 'It began on 19 September 2023.')
    const through = window.notebook.call
    const refusal = { ok: false as const, error: { kind: 'material' as const, message: 'Suggestions stopped.' } }
    window.notebook.call = (name, args) => (name === 'suggest' ? Promise.resolve(refusal) : through(name, args))
    showTab(id, 'suggestions')
    render(
      <QueryClientProvider client={queries}>
        <Inspector articleId={id} />
      </QueryClientProvider>,
    )
    await screen.findByText('Suggestions stopped.')
    window.notebook.call = through
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByRole('group', { name: /19 September 2023/ })
  })

  test('of a library that may not be written to are shown, and offer no answers', async () => {
    const { library, call } = await openRealNotebook()
    const id = await addArticle(library, 'It began on 19 September 2023.')
    const through = window.notebook.call
    const info = { ...(await call('libraryInfo', {})), readOnly: { reason: 'open elsewhere' } }
    window.notebook.call = (name, args) =>
      name === 'libraryInfo' ? Promise.resolve({ ok: true as const, value: info }) : through(name, args)
    const stop = listenForCommands()
    onTestFinished(stop)
    showTab(id, 'suggestions')
    render(
      <QueryClientProvider client={queries}>
        <Inspector articleId={id} />
      </QueryClientProvider>,
    )
    const row = await screen.findByRole('group', { name: /19 September 2023/ })
    await userEvent.click(within(row).getByTitle('Show in the text'))
    await userEvent.keyboard('y')
    expect(within(row).getAllByRole('button')).toHaveLength(1)
    expect(await call('passageCards', { articleId: id })).toEqual([])
  })
})
