import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Id } from '#contract/ids.ts'
import { spanOf } from '../../../main/entities/dates.ts'
import { everything, startCoding } from './coding.ts'

describe('an entity', () => {
  test('is made with a trimmed name in NFC and an empty rest', async () => {
    const { actor, event, library } = await startCoding()
    expect(await actor('  Anto\u0301nio ')).toMatchObject({
      kind: 'actor',
      name: 'António',
      aliases: [],
      createdBy: 'Ada',
    })
    expect(await event('War')).toMatchObject({ kind: 'event', name: 'War', aliases: [], participants: [] })
    expect(library.undoState().undo).toEqual({ key: 'createEntity', args: { name: 'War' } })
  })

  test('keeps what is left out and loses what is null', async () => {
    const { actor, saveEntity, library } = await startCoding()
    const { id } = await actor('RT', { type: 'media outlet', country: 'RU', description: 'A channel' })
    const edited = await saveEntity({
      kind: 'actor',
      id: id as Id<'actor'>,
      country: null,
      aliases: [{ name: 'Russia Today' }],
    })
    expect(edited).toMatchObject({
      name: 'RT',
      type: 'media outlet',
      description: 'A channel',
      aliases: [{ name: 'Russia Today' }],
    })
    expect(edited).not.toHaveProperty('country')
    expect(library.undoState().undo).toEqual({ key: 'editEntity', args: { name: 'RT' } })
    await library.undo()
    expect(library.get(id as Id<'actor'>)?.country).toBe('RU')
  })

  test('keeps fields that a newer version wrote', async () => {
    const { actor, library, saveEntity } = await startCoding()
    const made = await actor('RT')
    await library.commit({ label: { key: 'editEntity', args: { name: 'RT' } }, puts: [{ ...made, reach: 'global' }] })
    expect(await saveEntity({ kind: 'actor', id: made.id as Id<'actor'>, type: 'media outlet' })).toMatchObject({
      reach: 'global',
    })
  })

  test('folds participants of one actor and role, and keeps two roles apart', async () => {
    const { actor, event, addArticle, passage } = await startCoding()
    const article = await addArticle('One. Two.')
    const [one, two] = [(await passage(article, 'One')).id, (await passage(article, 'Two')).id]
    const actorId = (await actor('Army')).id
    const participants = [
      { actorId, role: 'party', passageIds: [one] },
      { actorId, role: ' party ', passageIds: [one, two] },
      { actorId, role: 'victim', passageIds: [] },
    ]
    expect(await event('War', { participants })).toMatchObject({
      participants: [
        { actorId, role: 'party', passageIds: [one, two] },
        { actorId, role: 'victim', passageIds: [] },
      ],
    })
  })

  const nobody = 'actor:00000000-0000-7000-8000-000000000000'
  test.each([
    ['without a name', { kind: 'actor' as const }, 'A name is needed'],
    ['with an empty name', { kind: 'actor' as const, name: ' ' }, 'A name is needed'],
    [
      'with a date in words',
      { kind: 'event' as const, name: 'War', date: 'last Tuesday' },
      '“last Tuesday” is not a date',
    ],
    [
      'with an unknown participant',
      { kind: 'event' as const, name: 'War', participants: [{ actorId: nobody, passageIds: [] }] },
      nobody,
    ],
  ])('%s is refused and nothing changes', async (_, args, message) => {
    const { saveEntity, library } = await startCoding()
    const before = everything(library)
    await expect(async () => saveEntity(args as Parameters<typeof saveEntity>[0])).rejects.toThrow(message)
    expect(everything(library)).toEqual(before)
  })
})

describe('a date', () => {
  test.each([
    '2023',
    '2023-09',
    '2023-09-20',
    '2023-09?',
    '2023-09~',
    '199X',
    '2023-21',
    '2023-09-19/2023-09-20',
    '2023-09-19/..',
    '../2023',
    '2024-02-29',
    '[2020,2021]',
    '2004-06-~01/2004-06-~20',
  ])('%s is EDTF', (date) => expect(spanOf(date)).not.toBeNull())

  test.each([
    '',
    'hello',
    '20.9.2023',
    '2023-9-1',
    '2023-13',
    '2023-02-29',
    '2023-09-31',
    '1995-02-30',
    '2023-09-20T13:00',
    '2023-09-20/2023-09-01',
    'Sept 2023',
  ])('%s is not', (date) => expect(spanOf(date)).toBeNull())

  test('a day, a month and a year are as long as the parser of dates says', () => {
    const part = (least: number, most: number) =>
      fc.integer({ min: least, max: most }).map((number) => String(number).padStart(2, '0'))
    const parts = fc.tuple(fc.integer({ min: 1000, max: 9999 }), part(1, 13), part(1, 31))
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 3 }), (all, count) => {
        const date = all.slice(0, count).join('-')
        const span = spanOf(date)
        const month = count > 1 ? Number(all[1]) - 1 : 0
        const day = new Date(Date.UTC(all[0], month, count > 2 ? Number(all[2]) : 1))
        if (!day.toISOString().startsWith(date)) return void expect(span).toBeNull()
        // What is uncertain is left to the parser, and is as long.
        expect(span).toEqual(spanOf(`${date}?`))
      }),
    )
  })

  test('an open side is open', () => {
    expect(spanOf('2023-09-19/..')).toEqual({ from: Date.UTC(2023, 8, 19), to: Infinity })
    expect(spanOf('199X')).toEqual({ from: Date.UTC(1990, 0), to: Date.UTC(2000, 0) - 1 })
  })
})

describe('a relation', () => {
  test('ties two actors with its evidence', async () => {
    const { actor, saveRelation, deleteRelation, library } = await startCoding()
    const [a, b] = [await actor('Pashinyan'), await actor('Armenia')]
    const tie = await saveRelation({ fromId: a.id, toId: b.id, type: 'leads', date: '2018/..', passageIds: [] })
    expect(library.undoState().undo).toEqual({ key: 'saveRelation', args: { from: 'Pashinyan', to: 'Armenia' } })
    expect(
      await saveRelation({ id: tie.id, fromId: a.id, toId: b.id, type: 'led', passageIds: [] }),
    ).not.toHaveProperty('date')
    await deleteRelation({ id: tie.id })
    expect(library.collection('relation').size).toBe(0)
  })

  test('of an actor with an event, or with itself, is refused', async () => {
    const { actor, event, saveRelation } = await startCoding()
    const [a, war] = [await actor('A'), await event('War')]
    const tie = { fromId: a.id, type: 'causes', passageIds: [] }
    await expect(async () => saveRelation({ ...tie, toId: war.id })).rejects.toThrow('actors with actors')
    await expect(async () => saveRelation({ ...tie, toId: a.id })).rejects.toThrow('to itself')
  })
})
