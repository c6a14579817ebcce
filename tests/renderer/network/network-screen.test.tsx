import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NetworkNode } from '#contract/overview.ts'
import { runCommand } from '../../../renderer/commands/commands.ts'
import { drawnNetwork } from '../../../renderer/network/drawn-network.ts'
import { layOut } from '../../../renderer/network/layout.ts'
import { NetworkScreen } from '../../../renderer/network/NetworkScreen.tsx'
import { filterNetwork, startNetwork } from '../../../renderer/network/network-state.ts'
import { pictureOf } from '../../../renderer/network/picture.ts'
import { queries } from '../../../renderer/notebook.ts'
import { currentPath, startAt } from '../../../renderer/routes.ts'
import { drawInARoom } from '../overview/room.ts'
import { addArticle, openRealNotebook } from '../real-notebook.ts'

beforeEach(() => {
  startAt('/network')
  startNetwork(null)
})
afterEach(cleanup)

drawInARoom()

const show = () =>
  render(
    <QueryClientProvider client={queries}>
      <NetworkScreen />
    </QueryClientProvider>,
  )
const picture = () => screen.findByRole('group', { name: /^Network of/ })
const nodes = async () =>
  (await within(await picture()).findAllByRole('button')).map((node) => node.getAttribute('aria-label'))

async function withTies() {
  const { call, library, made } = await openRealNotebook()
  const article = await addArticle(library, 'Ann met Ben in town.\n\nBen left.')
  const actor = (name: string) => call('saveEntity', { kind: 'actor', name })
  const [ann, ben, cay] = [await actor('Ann'), await actor('Ben'), await actor('Cay')]
  const passage = await call('savePassage', { articleId: article, start: 0, end: 11 })
  for (const { id } of [ann, ben]) await call('linkPassage', { passageId: passage.id, entityId: id })
  await call('saveRelation', { fromId: cay.id, toId: ben.id, type: 'member of', passageIds: [] })
  await actor('Dan')
  return { call, made, article, passage, ann, ben, cay }
}

describe('the network', () => {
  test('says what to do first where there is nobody', async () => {
    await openRealNotebook()
    show()
    await screen.findByText('Nothing is tied yet')
    await userEvent.click(screen.getByRole('button', { name: 'Open articles' }))
    expect(currentPath()).toBe('/articles')
  })

  test('draws who is tied, says who is not, and lists both', async () => {
    await withTies()
    show()
    expect((await nodes()).toSorted()).toEqual(['Ann, Actor, 1 tie', 'Ben, Actor, 2 ties', 'Cay, Actor, 1 tie'])
    await screen.findByText(/3 actors and events · 2 ties · 1 has no tie to another shown/)
    expect(screen.getAllByRole('option')).toHaveLength(4)
  })

  test('a tie shows the passages behind it, and each opens at its words', async () => {
    const { article, passage } = await withTies()
    show()
    await nodes()
    await userEvent.click(screen.getByRole('button', { name: 'Ties 2' }))
    await userEvent.click(await screen.findByRole('option', { name: /Ann – Ben/ }))
    await userEvent.click((await screen.findAllByRole('button', { name: /^Ann met Ben in town/ }))[0]!)
    expect(currentPath()).toBe(`/articles/${article}?passage=${passage.id}`)
  })

  test('a node shows its card: its ties, its page, and the network around it', async () => {
    const { cay } = await withTies()
    show()
    await nodes()
    fireEvent.click(within(await picture()).getByRole('button', { name: /^Cay/ }))
    fireEvent.click(await screen.findByRole('option', { name: /Ben/ }))
    await screen.findByText('Cay – member of – Ben')
    await userEvent.click(screen.getByRole('button', { name: 'Back to the list' }))
    fireEvent.click(within(await picture()).getByRole('button', { name: /^Cay/ }))
    await userEvent.click(screen.getByRole('button', { name: 'Start from here' }))
    await waitFor(async () => expect((await nodes()).toSorted()).toEqual(['Ben, Actor, 1 tie', 'Cay, Actor, 1 tie']))
    await userEvent.click(screen.getByRole('button', { name: 'Expand' }))
    await userEvent.click(screen.getByRole('button', { name: 'Open page' }))
    expect(currentPath()).toBe(`/actors/${cay.id}`)
  })

  test('arrows go from one to the next, Shift and arrows move it, and it stays where it is put', async () => {
    await withTies()
    show()
    await nodes()
    const first = within(await picture())
      .getAllByRole('button')
      .find((node) => node.getAttribute('tabindex') === '0')
    act(() => first!.focus())
    const before = first!.getAttribute('transform')
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}')
    await waitFor(() => expect(first!.getAttribute('transform')).not.toBe(before))
    expect(first!.getAttribute('aria-label')).toMatch(/, pinned$/)
    await userEvent.keyboard('{ArrowRight}')
    expect(document.activeElement).not.toBe(first)
  })

  test('is narrowed to kinds of tie, and says when nothing fits', async () => {
    await withTies()
    show()
    await nodes()
    act(() => filterNetwork({ ties: ['affiliation'] }))
    await waitFor(async () => expect((await nodes()).toSorted()).toEqual(['Ben, Actor, 1 tie', 'Cay, Actor, 1 tie']))
    act(() => filterNetwork({ least: 5 }))
    await screen.findByText('Nothing fits these filters.')
  })

  test('its picture is saved where a person chooses', async () => {
    const { made } = await withTies()
    show()
    await nodes()
    act(() => void runCommand('network.svg'))
    await waitFor(() => expect(made.some(({ name }) => name === 'savePicture')).toBe(true))
    const { kind, bytes } = made.find(({ name }) => name === 'savePicture')!.args as { kind: string; bytes: Uint8Array }
    expect(kind).toBe('svg')
    expect(new TextDecoder().decode(bytes)).toContain('>\u2068Ann\u2069<'.replace(/[\u2068\u2069]/g, ''))
  })
})

describe('the layout', () => {
  const node = (n: number): NetworkNode => ({ id: `actor:${n}`, name: `Node ${n} <&>`, passages: n })
  const some = {
    nodes: [0, 1, 2, 3, 4].map(node),
    edges: [
      { a: 0, b: 1, passages: 3 },
      { a: 1, b: 2, relation: 1 },
    ],
    leftOut: 0,
  }

  test('is the same for the same network, and puts what is tied nearer than what is not', async () => {
    const pairs = [
      [0, 1],
      [0, 2],
      [1, 2],
      [2, 3],
      [3, 4],
      [3, 5],
      [4, 5],
    ] as const
    const nodes = [0, 1, 2, 3, 4, 5].map(node)
    const edges = pairs.map(([a, b]) => ({ a, b, passages: 4 }))
    const points = await layOut(nodes, edges)
    expect(await layOut(nodes, edges)).toEqual(points)
    const apart = (a: number, b: number) => Math.hypot(points![a]!.x - points![b]!.x, points![a]!.y - points![b]!.y)
    for (const [a, b] of pairs) expect(apart(a, b)).toBeLessThan(apart(0, 5))
  })

  test('a picture of it is whole SVG with every name escaped', async () => {
    const drawn = drawnNetwork(some)
    expect(drawn.alone.map(({ id }) => id)).toEqual(['actor:3', 'actor:4'])
    const points = (await layOut(drawn.nodes, drawn.edges))!
    const colours = { ground: '#fff', ink: '#000', line: '#888', actor: '#00f', event: '#f80' }
    const svg = pictureOf(drawn, points, colours)
    const read = new DOMParser().parseFromString(svg, 'image/svg+xml')
    expect(read.querySelector('parsererror')).toBeNull()
    expect(read.querySelectorAll('circle')).toHaveLength(3)
    expect(read.querySelectorAll('line')).toHaveLength(2)
    expect([...read.querySelectorAll('text')].map(({ textContent }) => textContent)).toContain('Node 2 <&>')
  })
})
