import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EntityId, Id } from '#contract/ids.ts'
import { type Network, type TieKind, tieKinds } from '#contract/overview.ts'
import { affiliationTypes } from '#contract/relation.ts'
import type { Library } from '../../../main/library/library.ts'
import { startCoding } from '../entities/coding.ts'
import { codedAtRandom, step } from '../entities/random-coding.ts'

type Counts = Map<string, number>

/** Every tie of a library, as a person would count them with the documents in hand: `a b kind` and how often. */
function byHand(library: Library): Counts {
  const counts: Counts = new Map()
  const add = (a: EntityId, b: EntityId, kind: TieKind) => {
    const key = `${[a, b].toSorted().join(' ')} ${kind}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  for (const { links } of library.collection('passage').values()) {
    const linked = [...new Set(links.map(({ entityId }) => entityId))]
    for (const [index, a] of linked.entries()) for (const b of linked.slice(index + 1)) add(a, b, 'passages')
  }
  for (const { id, participants } of library.collection('event').values())
    for (const actorId of new Set(participants.map((part) => part.actorId))) add(actorId, id, 'participation')
  for (const { fromId, toId, type } of library.collection('relation').values())
    add(fromId, toId, (affiliationTypes as readonly string[]).includes(type) ? 'affiliation' : 'relation')
  return counts
}

function told({ nodes, edges }: Network): Counts {
  return new Map(
    edges.flatMap(({ a, b, ...kinds }) =>
      Object.entries(kinds).map(([kind, count]): [string, number] => [
        `${[nodes[a]!.id, nodes[b]!.id].toSorted().join(' ')} ${kind}`,
        count,
      ]),
    ),
  )
}

test('the ties of the whole library are those that counting by hand finds, of every kind and of one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const coding = await startCoding()
      await codedAtRandom(coding, steps)
      const counted = byHand(coding.library)
      const whole = await coding.network({})
      expect(whole.nodes).toHaveLength(6)
      expect(whole.leftOut).toBe(0)
      expect(told(whole)).toEqual(counted)
      for (const kind of tieKinds)
        expect(told(await coding.network({ ties: [kind] }))).toEqual(
          new Map([...counted].filter(([key]) => key.endsWith(` ${kind}`))),
        )
    }),
    { numRuns: 15 },
  )
})

test('around one stand those tied to it, and in two steps those tied to them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), fc.nat(5), async (steps, at) => {
      const coding = await startCoding()
      const { actors, events } = await codedAtRandom(coding, steps)
      const start = [...actors, ...events][at]!
      const pairs = [...byHand(coding.library).keys()].map((key) => key.split(' ') as [EntityId, EntityId])
      const near = (ids: ReadonlySet<EntityId>) =>
        new Set([...ids, ...pairs.flatMap(([a, b]) => (ids.has(a) ? [b] : ids.has(b) ? [a] : []))])
      const once = near(new Set([start]))
      for (const [steps, expected] of [
        [1, once],
        [2, near(once)],
      ] as const) {
        const { nodes, leftOut } = await coding.network({ around: start, steps })
        expect(new Set(nodes.map(({ id }) => id))).toEqual(expected)
        expect(leftOut).toBe(0)
        expect(nodes.every((node) => node.steps === (node.id === start ? 0 : once.has(node.id) ? 1 : 2))).toBe(true)
        const few = await coding.network({ around: start, steps, limit: 2 })
        expect(few.nodes.length + few.leftOut).toBeLessThanOrEqual(expected.size)
        expect(few.nodes.length).toBe(Math.min(2, once.size))
      }
    }),
    { numRuns: 15 },
  )
})

test('only what falls in the dates, is of the kind and counts enough is told, and how many are left out', async () => {
  const coding = await startCoding()
  const early = await coding.addArticle('Ann met Ben. Ann left Ben.', { publishedAt: '2020-05-01' })
  const late = await coding.addArticle('Ann met Cay.', { publishedAt: '2023-05-01' })
  const [ann, ben, cay] = [await coding.actor('Ann'), await coding.actor('Ben'), await coding.actor('Cay')]
  const vote = await coding.event('Vote', { date: '2020' })
  const link = async (article: typeof early, words: string, ...ids: EntityId[]) => {
    const { id } = await coding.passage(article, words)
    for (const entityId of ids) await coding.linkPassage({ passageId: id, entityId })
  }
  await link(early, 'Ann met Ben', ann.id, ben.id)
  await link(early, 'Ann left Ben', ann.id, ben.id, vote.id)
  await link(late, 'Ann met Cay', ann.id, cay.id)
  const ties = (network: Network) =>
    network.edges.map(({ a, b, passages }) => `${network.nodes[a]!.name}–${network.nodes[b]!.name} ${passages}`)
  expect(ties(await coding.network({ from: '2023', kind: 'actor' }))).toEqual(['Ann–Cay 1'])
  expect((await coding.network({ from: '2023' })).nodes.map(({ name }) => name)).not.toContain('Vote')
  expect(ties(await coding.network({ least: 2 }))).toEqual(['Ann–Ben 2'])
  const two = await coding.network({ limit: 2, kind: 'actor' })
  expect(two.nodes.map(({ name }) => name)).toEqual(['Ann', 'Ben'])
  expect(two.leftOut).toBe(1)
  const more = await coding.network({ limit: 2, kind: 'actor', expanded: [ann.id] })
  expect(more.nodes.map(({ name }) => name)).toEqual(['Ann', 'Ben', 'Cay'])
  expect(more.leftOut).toBe(0)
})

test('behind a tie stand the relations and the part in the event, with the passages that show them', async () => {
  const coding = await startCoding()
  const article = await coding.addArticle('Ann voted.')
  const passage = await coding.passage(article, 'Ann')
  const [ann, ben] = [await coding.actor('Ann'), await coding.actor('Ben')]
  const vote = await coding.event('Vote', {
    date: '2020',
    participants: [{ actorId: ann.id as Id<'actor'>, role: 'party', passageIds: [passage.id] }],
  })
  const relation = await coding.saveRelation({ fromId: ben.id, toId: ann.id, type: 'member of', passageIds: [] })
  expect(coding.tiesBetween({ a: ann.id, b: ben.id })).toEqual({ relations: [relation], participations: [] })
  expect(coding.tiesBetween({ a: vote.id, b: ann.id })).toEqual({
    relations: [],
    participations: [{ event: { id: vote.id, name: 'Vote', date: '2020' }, role: 'party', passageIds: [passage.id] }],
  })
})
