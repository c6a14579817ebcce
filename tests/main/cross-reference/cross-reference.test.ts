import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EntityId, Id } from '#contract/ids.ts'
import { companionsOf, pairsIn } from '../../../main/cross-reference/co-occurrence.ts'
import { startCoding } from '../entities/coding.ts'
import { atOnce } from '../../../main/library/in-turns.ts'

const entity = (index: number): EntityId =>
  `${index % 2 ? 'actor' : 'event'}:00000000-0000-7000-8000-00000000000${index}`
const article = (index: number): Id<'article'> => `article:00000000-0000-7000-8000-00000000000${index}`
const linked = (articleIndex: number, ...entities: number[]) => ({
  articleId: article(articleIndex),
  entityIds: [...new Set(entities.map(entity))],
})

describe('co-occurrence', () => {
  test('counts passages that link both and articles that hold both', () => {
    const passages = [linked(1, 1, 3), linked(1, 1, 3), linked(1, 5), linked(2, 1), linked(2, 3), linked(3, 5)]
    expect(atOnce(pairsIn(passages))).toEqual([
      { a: entity(1), b: entity(3), passages: 2, articles: 2 },
      { a: entity(1), b: entity(5), passages: 0, articles: 1 },
      { a: entity(3), b: entity(5), passages: 0, articles: 1 },
    ])
  })

  test('agrees with counting by hand, whatever is linked', () => {
    const random = fc.array(fc.tuple(fc.nat(3), fc.array(fc.nat(5), { maxLength: 4 })), { maxLength: 20 })
    fc.assert(
      fc.property(random, (made) => {
        const passages = made.map(([where, entities]) => linked(where, ...entities))
        const pairs = atOnce(pairsIn(passages))
        const links = (id: EntityId) => (passage: (typeof passages)[number]) => passage.entityIds.includes(id)
        for (const { a, b, passages: together, articles } of pairs) {
          expect(passages.filter((one) => links(a)(one) && links(b)(one))).toHaveLength(together)
          const of = (id: EntityId) => new Set(passages.filter(links(id)).map((one) => one.articleId))
          expect([...of(a)].filter((one) => of(b).has(one))).toHaveLength(articles)
          const around = passages.filter((one) => of(a).has(one.articleId))
          const byArticle = Map.groupBy(around, (passage) => passage.articleId).values()
          expect(atOnce(companionsOf(a, byArticle)).find((one) => one.id === b)).toEqual({
            id: b,
            passages: together,
            articles,
          })
        }
        for (let limit = 1; limit <= pairs.length; limit++)
          expect(atOnce(pairsIn(passages, limit))).toEqual(pairs.slice(0, limit))
      }),
    )
  })
})

describe('the page of an entity', () => {
  test('gathers all that is known of an event', async () => {
    const coding = await startCoding()
    const { actor, event, addArticle, passage, linkPassage, entityPage } = coding
    const early = await addArticle('War began. Baku said so.', {
      publishedAt: '2023-09-19',
      outlet: 'Courier',
      title: 'Early',
    })
    const late = await addArticle('The war went on.', { publishedAt: '2023-09-20', title: 'Late' })
    const [war, peace, baku] = [await event('War', { date: '2023-09-19' }), await event('Peace'), await actor('Baku')]
    const began = await passage(early, 'War began')
    const said = await passage(early, 'Baku said so')
    const went = await passage(late, 'war')
    await linkPassage({ passageId: began.id, entityId: war.id })
    await linkPassage({ passageId: began.id, entityId: baku.id, role: 'initiator' })
    await linkPassage({ passageId: went.id, entityId: war.id })
    await linkPassage({ passageId: said.id, entityId: peace.id })
    const relation = await coding.saveRelation({ fromId: peace.id, toId: war.id, type: 'follows', passageIds: [] })
    await coding.saveClaim({
      passageId: began.id,
      aboutId: war.id,
      property: 'began',
      stance: 'asserts',
      attribution: [],
    })
    const state = { v: 1 as const, lexical: '0.52.0', state: { root: { type: 'root', children: [] } } }
    const note = await coding.saveNote({ title: 'On war', aboutId: war.id, state })

    const page = await entityPage({ id: war.id })
    expect(page).toMatchObject({ entity: { id: war.id, name: 'War' }, passageCount: 2, articleCount: 2 })
    expect(
      page.passages.map(({ article: { title }, passages }) => [title, passages.map((one) => one.sentence)]),
    ).toEqual([
      ['Late', ['The war went on.']],
      ['Early', ['War began.']],
    ])
    expect(page.participants).toEqual([{ actorId: baku.id, name: 'Baku', role: 'initiator', passageIds: [began.id] }])
    expect(page.relations).toEqual([
      { relation, outgoing: false, other: { id: peace.id, name: 'Peace', kind: 'event' } },
    ])
    expect(page.claims).toMatchObject([{ property: 'began', speakers: ['Courier'] }])
    expect(page.appearsWith.map(({ entity: { name }, passages, articles }) => [name, passages, articles])).toEqual([
      ['Baku', 1, 1],
      ['Peace', 0, 1],
    ])
    expect(page.notes).toEqual([{ id: note.id, title: 'On war', excerpt: '', about: true, sentences: [], mentions: 0 }])
    const actorPage = await entityPage({ id: baku.id })
    expect(actorPage.events).toEqual([
      { eventId: war.id, name: 'War', date: '2023-09-19', role: 'initiator', passageIds: [began.id] },
    ])
    expect(actorPage.passages[0]?.passages[0]).toMatchObject({ role: 'initiator', sentence: 'War began.' })
  })

  test('of an entity without anything is empty', async () => {
    const { actor, entityPage, coOccurrence } = await startCoding()
    const { id } = await actor('Nobody')
    expect(await entityPage({ id })).toMatchObject({
      passages: [],
      passageCount: 0,
      articleCount: 0,
      claims: [],
      notes: [],
    })
    expect(await coOccurrence({ id })).toEqual({ pairs: [], withOne: [], total: 0 })
    expect(await coOccurrence({})).toEqual({ pairs: [] })
  })

  test('of an unknown id is refused', async () => {
    const { entityPage } = await startCoding()
    const id = 'actor:00000000-0000-7000-8000-000000000000'
    await expect(entityPage({ id })).rejects.toThrow(`Unknown actor "${id}"`)
  })
})
