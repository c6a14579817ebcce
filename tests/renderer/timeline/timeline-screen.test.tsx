import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { offeredCommands, runCommand } from '../../../renderer/commands/commands.ts'
import { queries } from '../../../renderer/notebook.ts'
import { mapFilter, timelineFilter } from '../../../renderer/overview/event-filter.ts'
import { currentPath, pathTo, startAt } from '../../../renderer/routes.ts'
import { TimelineScreen } from '../../../renderer/timeline/TimelineScreen.tsx'
import { drawInARoom } from '../overview/room.ts'
import { openRealNotebook } from '../real-notebook.ts'

beforeEach(() => {
  startAt('/timeline')
  timelineFilter.clear()
  mapFilter.clear()
})
afterEach(cleanup)

drawInARoom()

const show = () =>
  render(
    <QueryClientProvider client={queries}>
      <TimelineScreen />
    </QueryClientProvider>,
  )
const chart = () => screen.findByRole('group', { name: /^Timeline of/ })
const marks = async () => within(await chart()).findAllByRole('link')
const nameOf = (mark: Element) => mark.getAttribute('aria-label')

async function withEvents() {
  const { call } = await openRealNotebook()
  const operation = await call('saveEntity', {
    kind: 'event',
    name: 'Operation',
    date: '2023-09-19/2023-09-20',
    type: 'battle',
  })
  const ceasefire = await call('saveEntity', {
    kind: 'event',
    name: 'Ceasefire',
    date: '2023-09-20',
    clock: { from: '13:00', asWritten: '1 pm' },
  })
  await call('saveEntity', { kind: 'event', name: 'مظاهرات', date: '2023-10~' })
  await call('saveEntity', { kind: 'event', name: 'Undated one' })
  return { call, operation, ceasefire }
}

describe('the timeline', () => {
  test('says what to do first where no event has a date', async () => {
    const { call } = await openRealNotebook()
    await call('saveEntity', { kind: 'event', name: 'Undated' })
    show()
    await screen.findByText('No dated events yet')
    await userEvent.click(screen.getByRole('button', { name: 'Go to events' }))
    expect(currentPath()).toBe('/events')
  })

  test('draws every dated event with its date in words and lists the undated beside', async () => {
    await withEvents()
    show()
    expect((await marks()).map(nameOf)).toEqual([
      'Operation, 19 to 20 September 2023',
      'Ceasefire, 20 September 2023, 13:00',
      '\u2068مظاهرات\u2069, about October 2023',
    ])
    expect(await screen.findAllByRole('option')).toHaveLength(3)
    await userEvent.click(screen.getByRole('button', { name: 'Undated 1' }))
    expect((await screen.findByRole('option')).textContent).toContain('Undated one')
  })

  test('is one tab stop: arrows go through the marks in time, Enter opens the event', async () => {
    const { ceasefire } = await withEvents()
    show()
    const [first, second] = await marks()
    expect((await marks()).filter((mark) => mark.getAttribute('tabindex') === '0')).toEqual([first])
    act(() => first!.focus())
    await userEvent.keyboard('{ArrowRight}')
    expect(document.activeElement).toBe(second)
    await userEvent.keyboard('{Enter}')
    expect(currentPath()).toBe(pathTo(ceasefire.id))
  })

  test('zooms by keys, buttons and commands, and keeps what was looked at on return', async () => {
    await withEvents()
    const { unmount } = show()
    const caption = () => screen.getAllByText(/^\d.* to /)[0]!.textContent
    const [first] = await marks()
    const whole = caption()
    act(() => first!.focus())
    await userEvent.keyboard('+')
    const closer = caption()
    expect(closer).not.toBe(whole)
    act(() => void runCommand('timeline.in'))
    await waitFor(() => expect(caption()).not.toBe(closer))
    const kept = caption()
    unmount()
    show()
    await marks()
    expect(caption()).toBe(kept)
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }))
    expect(caption()).toBe(whole)
  })

  test('a drag along the dates lists the events in them and can be exported', async () => {
    await withEvents()
    show()
    const box = await chart()
    await marks()
    fireEvent.pointerDown(box, { button: 0, clientX: 0, clientY: 450 })
    box.setPointerCapture = () => undefined
    fireEvent.pointerMove(box, { clientX: 200, clientY: 450 })
    fireEvent.pointerUp(box, { clientX: 200, clientY: 450 })
    await screen.findByRole('button', { name: /^In these dates/ })
    expect(timelineFilter.get().from).toMatch(/^2023-09-1\d$/)
    const listed = within(screen.getByRole('listbox')).getAllByRole('option')
    expect(listed.length).toBeGreaterThan(0)
    expect(listed.length).toBeLessThan(3)
    expect(offeredCommands().some(({ id }) => id === 'overview.export')).toBe(true)
    await userEvent.click(screen.getByRole('button', { name: 'On the map' }))
    expect(currentPath()).toBe('/map')
    expect(mapFilter.get().from).toBe(timelineFilter.get().from)
  })

  test('says when nothing fits the filters, and takes them back', async () => {
    await withEvents()
    timelineFilter.set({ disputed: true })
    show()
    await screen.findByText('No event fits these filters.')
    await userEvent.click(screen.getAllByRole('button', { name: 'Clear filters' })[0]!)
    expect(await marks()).toHaveLength(3)
  })

  test('counts together what has no room, and a count opens into its events', async () => {
    const { call } = await openRealNotebook()
    for (let n = 0; n < 60; n++)
      await call('saveEntity', { kind: 'event', name: `Shelling number ${n}`, date: '2023-09-20' })
    show()
    const count = within(await chart()).getByRole('button')
    const [, more = ''] = /^(\d+) more events/.exec(nameOf(count) ?? '') ?? []
    expect((await marks()).length + Number(more)).toBe(60)
    fireEvent.click(count)
    await screen.findByRole('button', { name: 'In these dates 60' })
  })

  test('says what went wrong and tries again', async () => {
    await openRealNotebook()
    const answer = window.notebook.call
    window.notebook.call = (name, args) =>
      name === 'eventRows'
        ? Promise.resolve({ ok: false, error: { kind: 'fault', message: 'It broke.' } })
        : answer(name, args)
    show()
    await screen.findByText('It broke.')
    window.notebook.call = answer
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByText('No dated events yet')
  })
})
