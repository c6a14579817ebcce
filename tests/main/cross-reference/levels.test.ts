import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EntityId, Id } from '#contract/ids.ts'
import { type CoOccurrenceLevel, coOccurrenceLevels } from '#contract/cross-reference.ts'
import type { Library } from '../../../main/library/library.ts'
import { plainTextFor } from '../../../main/passages/plain-text.ts'
import { type Coding, startCoding } from '../entities/coding.ts'

const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven']
/** Four paragraphs of two words. */
const text = [0, 2, 4, 6].map((at) => words.slice(at, at + 2).join(' ')).join('\n\n')

const span = fc.tuple(fc.nat(7), fc.nat(7)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
const marked = fc.record({ article: fc.nat(2), span, links: fc.uniqueArray(fc.nat(4), { maxLength: 3 }) })
const part = fc.record({ event: fc.nat(1), actor: fc.nat(2), role: fc.constantFrom(undefined, 'party', 'victim') })
const coded = fc.record({ passages: fc.array(marked, { maxLength: 12 }), parts: fc.array(part, { maxLength: 6 }) })
type Coded = typeof coded extends fc.Arbitrary<infer Made> ? Made : never

/** Three actors and two events in three articles, some of the passages then deleted. */
async function build(coding: Coding, { passages, parts }: Coded): Promise<EntityId[]> {
  const actors: { id: EntityId }[] = []
  const events: { id: EntityId }[] = []
  for (const name of ['Ann', 'Ben', 'Cay']) actors.push(await coding.actor(name))
  for (const name of ['War', 'Vote']) events.push(await coding.event(name))
  const entities = [...actors, ...events].map(({ id }) => id)
  const articles = []
  for (const day of [1, 2, 3]) articles.push(await coding.addArticle(text, { publishedAt: `2023-09-0${day}` }))
  for (const { article, span, links } of passages) {
    const [start, last] = [text.indexOf(words[span[0]]!), text.indexOf(words[span[1]]!)]
    const made = await coding.savePassage({
      articleId: articles[article]!.id,
      start,
      end: last + words[span[1]]!.length,
    })
    for (const link of links) await coding.linkPassage({ passageId: made.id, entityId: entities[link]! })
  }
  for (const [index, { id }] of events.entries())
    await coding.saveEntity({
      id: id as Id<'event'>,
      kind: 'event',
      participants: parts
        .filter(({ event }) => event === index)
        .map(({ actor, role }) => ({
          actorId: actors[actor]!.id as Id<'actor'>,
          passageIds: [],
          ...(role && { role }),
        })),
    })
  return entities
}

/** Every place of a level with those that stand there, counted as a person would with the documents in hand. */
async function placesByHand(library: Library, level: CoOccurrenceLevel): Promise<Set<EntityId>[]> {
  const passages = [...library.collection('passage').values()]
  const linkedIn = (some: typeof passages) => new Set(some.flatMap((one) => one.links.map(({ entityId }) => entityId)))
  if (level === 'passage') return passages.map((one) => linkedIn([one]))
  if (level === 'event')
    return [...library.collection('event').values()].map(
      ({ participants }) => new Set(participants.map(({ actorId }) => actorId)),
    )
  const articles = [...library.collection('article').values()]
  const of = (id: string) => passages.filter(({ articleId }) => articleId === id)
  if (level === 'article') return articles.map(({ id }) => linkedIn(of(id)))
  const places: Set<EntityId>[] = []
  for (const { id, textSha256 } of articles) {
    let start = 0
    for (const paragraph of ((await plainTextFor(library, textSha256)) ?? '').split('\n\n')) {
      const end = start + paragraph.length
      places.push(linkedIn(of(id).filter(({ target }) => target.start < end && target.end > start)))
      start = end + 2
    }
  }
  return places
}

test('at every level two stand together as often as counting by hand says, whichever of them is asked', async () => {
  await fc.assert(
    fc.asyncProperty(coded, async (made) => {
      const coding = await startCoding()
      const entities = await build(coding, made)
      const counter = (places: Set<EntityId>[]) => (a: EntityId, b: EntityId) =>
        places.filter((place) => place.has(a) && place.has(b)).length
      const countAt = {
        passage: counter(await placesByHand(coding.library, 'passage')),
        article: counter(await placesByHand(coding.library, 'article')),
      }
      for (const level of coOccurrenceLevels) {
        const places = await placesByHand(coding.library, level)
        const byHand = counter(places)
        const { pairs: all } = await coding.coOccurrence({ level })
        for (const a of entities) {
          const { withOne = [], total } = await coding.coOccurrence({ id: a, level })
          expect(withOne).toHaveLength(total ?? -1)
          for (const b of entities) {
            const count = a === b ? 0 : byHand(a, b)
            expect(withOne.find(({ entity }) => entity.id === b)?.together ?? 0).toBe(count)
            const pair = all.find((one) => [one.a, one.b].includes(a) && [one.a, one.b].includes(b) && a !== b)
            expect(pair?.together ?? 0).toBe(count)
            if (pair) {
              const near = { passages: countAt.passage(a, b), articles: countAt.article(a, b) }
              expect(pair).toMatchObject(near)
            }
            const found = await coding.together({ a, b, level })
            expect(found.total).toBe(count)
            const shown = found.groups.flatMap(({ articles }) => articles.flatMap(({ passages }) => passages))
            expect(level === 'passage' ? shown.length : found.groups.length).toBe(count)
          }
        }
      }
    }),
    { numRuns: 12 },
  )
})

test('a paragraph is that of the text as it stands, also after it was corrected', async () => {
  const coding = await startCoding()
  const article = await coding.addArticle(text)
  const [ann, ben] = [await coding.actor('Ann'), await coding.actor('Ben')]
  for (const [word, { id }] of [
    ['zero', ann],
    ['one', ben],
  ] as const)
    await coding.linkPassage({ passageId: (await coding.passage(article, word)).id, entityId: id })
  const together = async () =>
    (await coding.coOccurrence({ id: ann.id, level: 'paragraph' })).withOne?.map(({ together }) => together)
  expect(await together()).toEqual([1])
  await coding.correctText({
    articleId: article.id,
    blocks: ['zero', ...text.replace('zero ', '').split('\n\n')].map((block) => ({ kind: 'paragraph', text: block })),
    basedOn: article.textSha256,
  })
  expect(await together()).toEqual([])
  const { total } = await coding.together({ a: ann.id, b: ben.id, level: 'article' })
  expect(total).toBe(1)
})

test('the paragraph and the words of both are told of where they stand together', async () => {
  const coding = await startCoding()
  const article = await coding.addArticle(text, { title: 'Counting', publishedAt: '2023-09-20' })
  const [ann, ben] = [await coding.actor('Ann'), await coding.actor('Ben')]
  for (const [word, { id }] of [
    ['four', ann],
    ['five', ben],
    ['zero', ben],
  ] as const)
    await coding.linkPassage({ passageId: (await coding.passage(article, word)).id, entityId: id })
  const { total, groups } = await coding.together({ a: ann.id, b: ben.id, level: 'paragraph' })
  expect([total, groups[0]?.paragraph]).toEqual([1, 3])
  expect(groups[0]?.articles[0]?.passages.map(({ passage }) => passage.target.exact)).toEqual(['four', 'five'])
})
