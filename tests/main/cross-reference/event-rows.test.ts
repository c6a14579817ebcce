import { expect, test } from 'vitest'
import type { Id } from '#contract/ids.ts'
import { startCoding } from '../entities/coding.ts'

const names = ({ names }: { names: string[] }) => names

test('events come in the order they happened, undated last, each date and place told once', async () => {
  const coding = await startCoding()
  const place = { name: 'Yerevan', latitude: 40.2, longitude: 44.5, precision: 'town' }
  await coding.event('Later', { date: '2023-09-20', place })
  await coding.event('Undated', { place: { name: 'Somewhere' } })
  await coding.event('Open', { date: '2023-09-19/..', type: 'protest' })
  await coding.event('Also later', { date: '2023-09-20', clock: { from: '13:00', asWritten: '1 pm' }, place })
  const rows = await coding.eventRows({})
  expect(rows.names).toEqual(['Open', 'Also later', 'Later', 'Undated'])
  expect(rows.of).toBe(4)
  expect(rows.dateNames).toEqual(['2023-09-19/..', '2023-09-20'])
  expect(rows.dates).toEqual([0, 1, 1, -1])
  expect(rows.spans).toEqual([
    [19_619, null],
    [19_620, 19_620],
  ])
  expect(rows.placeNames).toEqual([place, { name: 'Somewhere' }])
  expect(rows.places).toEqual([-1, 0, 0, 1])
  expect(rows.typeNames).toEqual(['protest'])
  expect(rows.types).toEqual([0, -1, -1, -1])
  expect(rows.clocks).toEqual([[1, '13:00']])
})

test('they are narrowed to a type and what stands under it, to a participant, to a code and to what is disputed', async () => {
  const coding = await startCoding()
  const article = await coding.addArticle('Seven were killed. Twenty were killed. It was calm.')
  const actor = await coding.actor('Armenia')
  const battle = await coding.event('Battle', { type: 'battles', date: '2020' })
  const clash = await coding.event('Clash', { type: 'clash' })
  await coding.saveVocabulary({
    name: 'event types',
    terms: [{ term: 'battles' }, { term: 'clash', parent: 'battles' }],
  })
  await coding.saveEntity({
    id: clash.id as Id<'event'>,
    kind: 'event',
    participants: [{ actorId: actor.id as Id<'actor'>, passageIds: [] }],
  })
  const [seven, twenty] = [await coding.passage(article, 'Seven'), await coding.passage(article, 'Twenty')]
  await coding.linkPassage({ passageId: seven.id, entityId: battle.id })
  const above = await coding.saveTag({ name: 'casualties' })
  const below = await coding.saveTag({ name: 'killed', parentId: above.id })
  await coding.savePassage({
    id: seven.id,
    articleId: article.id,
    start: seven.target.start,
    end: seven.target.end,
    tags: [below.id],
  })
  for (const [passage, number] of [
    [seven, 7],
    [twenty, 20],
  ] as const)
    await coding.saveClaim({
      passageId: passage.id,
      aboutId: clash.id,
      property: 'killed',
      stance: 'asserts',
      attribution: [{ actorId: (await coding.actor(`Source of ${number}`)).id as Id<'actor'>, as: 'says' }],
      value: { kind: 'count', comparator: '=', number, unit: 'people' },
    })
  expect(names(await coding.eventRows({ type: 'battles' }))).toEqual(['Battle', 'Clash'])
  expect(names(await coding.eventRows({ type: 'clash' }))).toEqual(['Clash'])
  expect(names(await coding.eventRows({ participant: actor.id as Id<'actor'> }))).toEqual(['Clash'])
  expect(names(await coding.eventRows({ tagId: above.id }))).toEqual(['Battle'])
  expect(names(await coding.eventRows({ disputed: true }))).toEqual(['Clash'])
  expect(names(await coding.eventRows({ disputed: false }))).toEqual(['Battle'])
  expect(await coding.eventRows({})).toMatchObject({ disputed: [1], passages: [1, 0] })
})

test('articles are counted by their dates, and those without one beside', async () => {
  const coding = await startCoding()
  await coding.addArticle('One.', { publishedAt: '2023-09-20' })
  await coding.addArticle('Two.', { publishedAt: '2023-09-20' })
  await coding.addArticle('Three.', { publishedAt: '2023-09' })
  expect(await coding.articleDays({})).toEqual({
    dates: [
      { span: [19_601, 19_630], articles: 1 },
      { span: [19_620, 19_620], articles: 2 },
    ],
    undated: 0,
  })
  await coding.addArticle('Four.')
  expect(await coding.articleDays({})).toMatchObject({ undated: 1 })
})
