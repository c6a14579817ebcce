import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MapScreen } from '../../../renderer/map/MapScreen.tsx'
import { queries } from '../../../renderer/notebook.ts'
import { mapFilter } from '../../../renderer/overview/event-filter.ts'
import { currentPath, pathTo, startAt } from '../../../renderer/routes.ts'
import { drawInARoom } from '../overview/room.ts'
import { openRealNotebook } from '../real-notebook.ts'

beforeEach(() => {
  startAt('/map')
  mapFilter.clear()
})
afterEach(cleanup)

drawInARoom()

const show = () =>
  render(
    <QueryClientProvider client={queries}>
      <MapScreen />
    </QueryClientProvider>,
  )
const map = () => screen.findByRole('group', { name: /^Map of/ })
const yerevan = { name: 'Yerevan', latitude: 40.18, longitude: 44.5, precision: 'town or city' }

async function withEvents() {
  const { call } = await openRealNotebook()
  const save = (name: string, fields: object) => call('saveEntity', { kind: 'event', name, ...fields })
  return {
    call,
    protest: await save('Protest', { date: '2023-09-20', place: yerevan }),
    vote: await save('Vote', { date: '2020', place: yerevan }),
    talks: await save('Talks', { place: { name: 'Geneva', latitude: 46.2, longitude: 6.14, precision: 'country' } }),
    nowhere: await save('Convoy', { place: { name: 'Orinakavan' } }),
  }
}

describe('the map', () => {
  test('says what to do first where no event has coordinates', async () => {
    const { call } = await openRealNotebook()
    await call('saveEntity', { kind: 'event', name: 'Nowhere' })
    show()
    await screen.findByText('No event stands on the map yet')
    await userEvent.click(screen.getByRole('button', { name: 'Go to events' }))
    expect(currentPath()).toBe('/events')
  })

  test('says that it takes no position, and draws no border where none is wanted', async () => {
    await withEvents()
    show()
    await screen.findByText(/takes no position on any border or name/)
    await waitFor(async () => expect((await map()).querySelectorAll('path').length).toBeGreaterThan(60))
    const before = (await map()).querySelectorAll('path').length
    await userEvent.click(screen.getByRole('checkbox', { name: 'Borders' }))
    expect((await map()).querySelectorAll('path').length).toBeLessThan(before)
    await userEvent.click(screen.getByRole('checkbox', { name: 'Borders' }))
  })

  test('counts and lists the events of one place, opens the one of another, and lists those without coordinates', async () => {
    const { talks } = await withEvents()
    show()
    fireEvent.click(await within(await map()).findByRole('button', { name: 'Yerevan, town or city: 2 events' }))
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('Vote'),
      expect.stringContaining('Protest'),
    ])
    await userEvent.click(screen.getByRole('button', { name: 'All in view' }))
    expect(screen.getAllByRole('option')).toHaveLength(3)
    await userEvent.click(screen.getByRole('button', { name: 'Unplaced 1' }))
    expect(screen.getByRole('option').textContent).toContain('Orinakavan, no coordinates')
    fireEvent.click(within(await map()).getByRole('link', { name: 'Geneva, country: Talks' }))
    expect(currentPath()).toBe(pathTo(talks.id))
  })

  test('is one tab stop: arrows go through the places from west to east, Enter opens', async () => {
    const { talks } = await withEvents()
    show()
    const first = await within(await map()).findByRole('link')
    expect(first.getAttribute('tabindex')).toBe('0')
    act(() => first.focus())
    await userEvent.keyboard('{ArrowRight}')
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Yerevan/)
    await userEvent.keyboard('{ArrowLeft}{Enter}')
    expect(currentPath()).toBe(pathTo(talks.id))
  })

  test('is narrowed by dates; the undated fall in none', async () => {
    await withEvents()
    show()
    await map()
    act(() => mapFilter.set({ from: '2023' }))
    await within(await map()).findByRole('link', { name: 'Yerevan, town or city: Protest, 20 September 2023' })
    expect(within(await map()).queryByRole('link', { name: /Geneva/ })).toBeNull()
  })
})
