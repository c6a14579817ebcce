import { describe, expect, test } from 'vitest'
import { startCoding } from './coding.ts'

describe('finding an entity', () => {
  test('ranks the exact name, an exact alias, beginnings, words and parts', async () => {
    const { actor, findEntities } = await startCoding()
    await actor('Pro-Iran militia')
    await actor('The Iranian army')
    await actor('Persia', { aliases: [{ name: 'Iran' }] })
    await actor('State', { aliases: [{ name: 'Irani Republic' }] })
    await actor('Iran (team)')
    await actor('Iran')
    await actor('Miranda')
    const hits = await findEntities({ query: 'IRAN', limit: 20 })
    expect(hits.map((hit) => [hit.matched, hit.entity.name])).toEqual([
      ['name', 'Iran'],
      ['alias', 'Persia'],
      ['prefix', 'Iran (team)'],
      ['prefix', 'State'],
      ['word', 'The Iranian army'],
      ['word', 'Pro-Iran militia'],
      ['part', 'Miranda'],
    ])
    expect(hits[1]?.matchedText).toBe('Iran')
  })

  test.each([
    ['guterres', 'António Guterres'],
    ['antonio', 'António Guterres'],
    ['gut ant', 'António Guterres'],
    ['пашинян', 'Nikol Pashinyan'],
    ['Փաշինյան', 'Nikol Pashinyan'],
    ['nagorno karabakh', 'Nagorno‑Karabakh'],
    ['الامم', 'United Nations'],
  ])('“%s” finds %s', async (query, name) => {
    const { actor, findEntities } = await startCoding()
    await actor('António Guterres')
    await actor('Nikol Pashinyan', { aliases: [{ name: 'Никол Пашинян' }, { name: 'Նիկոլ Փաշինյան' }] })
    await actor('Nagorno‑Karabakh')
    await actor('United Nations', { aliases: [{ name: 'الامم المتحدة' }] })
    expect((await findEntities({ query })).map((hit) => hit.entity.name)).toEqual([name])
  })

  test('й and и are one letter in search and two in names', async () => {
    const { actor, findEntities } = await startCoding()
    await actor('Андрей')
    expect(await findEntities({ query: 'андреи' })).toEqual([])
  })

  test('among equals the one used last comes first, then the one with more passages', async () => {
    const { actor, addArticle, passage, linkPassage, findEntities } = await startCoding()
    const article = await addArticle('Army units met the Army command.')
    const [first] = [await actor('Army of the North'), await actor('Army of the South')]
    const { id } = await passage(article, 'Army units')
    await new Promise((resolve) => setTimeout(resolve, 1100))
    await linkPassage({ passageId: id, entityId: first.id })
    const hits = await findEntities({ query: 'army' })
    expect(hits.map((hit) => [hit.entity.name, hit.passages])).toEqual([
      ['Army of the North', 1],
      ['Army of the South', 0],
    ])
  })

  test('without a query gives the last used of a kind', async () => {
    const { actor, event, findEntities } = await startCoding()
    await actor('One')
    await event('Two')
    expect((await findEntities({ query: '', kind: 'event' })).map((hit) => hit.entity.name)).toEqual(['Two'])
    expect(await findEntities({ query: ' ', limit: 1 })).toHaveLength(1)
  })

  test('finds nothing in an empty library', async () => {
    const { findEntities, listEntities } = await startCoding()
    expect(await findEntities({ query: 'x' })).toEqual([])
    expect(await listEntities({})).toEqual({ total: 0, items: [] })
  })
})

describe('the list of entities', () => {
  test('sorts by name, passages, date and type, and filters', async () => {
    const { actor, event, listEntities, addArticle, passage, linkPassage } = await startCoding()
    const article = await addArticle('Ceasefire words. Ceasefire again.')
    await actor('Élan', { type: 'company' })
    await actor('Army', { type: 'armed force' })
    const late = await event('Ceasefire', { date: '2023-09-20', type: 'ceasefire' })
    await event('War', { date: '199X' })
    await event('Undated')
    const { id } = await passage(article, 'Ceasefire words')
    await linkPassage({ passageId: id, entityId: late.id })
    const names = async (args: Parameters<typeof listEntities>[0]) =>
      (await listEntities(args)).items.map((one) => one.name)
    expect(await names({})).toEqual(['Army', 'Ceasefire', 'Élan', 'Undated', 'War'])
    expect(await names({ kind: 'event', sort: 'date' })).toEqual(['War', 'Ceasefire', 'Undated'])
    expect(await names({ sort: 'passages', descending: true, limit: 1 })).toEqual(['Ceasefire'])
    expect(await names({ kind: 'actor', sort: 'type' })).toEqual(['Army', 'Élan'])
    expect(await names({ query: 'ela' })).toEqual(['Élan'])
    expect(await names({ type: 'company' })).toEqual(['Élan'])
    expect(await listEntities({ kind: 'event', offset: 1, limit: 1 })).toMatchObject({
      total: 3,
      items: [{ name: 'Undated' }],
    })
    expect((await listEntities({ query: 'ceasefire' })).items[0]).toMatchObject({
      kind: 'event',
      type: 'ceasefire',
      date: '2023-09-20',
      passages: 1,
      articles: 1,
      claims: 0,
    })
  })
})
