import { expect, test } from 'vitest'
import type { Id } from '#contract/ids.ts'
import type { Affiliation } from '#contract/cross-reference.ts'
import { startCoding } from '../entities/coding.ts'

const told = (steps: readonly Affiliation[]) =>
  steps.map(({ depth, relation, other, again }) => [depth, relation.type, other.name, ...(again ? ['again'] : [])])

async function diplomats() {
  const coding = await startCoding()
  const id = async (name: string, fields = {}) => (await coding.actor(name, fields)).id as Id<'actor'>
  const zakharova = await id('Maria Zakharova', { aliases: [{ name: 'Zakharova' }] })
  const ministry = await id('Russian foreign ministry', { type: 'government body' })
  const russia = await id('Russia', { type: 'state' })
  const tie = (fromId: Id<'actor'>, type: string, toId: Id<'actor'>, fields = {}) =>
    coding.saveRelation({ fromId, type, toId, passageIds: [], ...fields })
  await tie(zakharova, 'holds office in', ministry, { position: 'spokesperson', date: '2015-08-10/..' })
  await tie(ministry, 'part of', russia)
  return { ...coding, id, zakharova, ministry, russia, tie }
}

test('lead from a person through an office to a state, and back', async () => {
  const { affiliations, zakharova, russia } = await diplomats()
  const up = await affiliations({ id: zakharova })
  expect(told(up.up)).toEqual([
    [1, 'holds office in', 'Russian foreign ministry'],
    [2, 'part of', 'Russia'],
  ])
  expect(up.up[0]?.relation.position).toBe('spokesperson')
  expect(up.down).toEqual([])
  const { down } = await affiliations({ id: russia })
  expect(told(down)).toEqual([
    [1, 'part of', 'Russian foreign ministry'],
    [2, 'holds office in', 'Maria Zakharova'],
  ])
})

test('hold as of a date: what ended before or began after does not count, what has no date does', async () => {
  const { affiliations, zakharova, ministry, id, tie } = await diplomats()
  const embassy = await id('Embassy in China')
  await tie(zakharova, 'works for', embassy, { date: '1998/2003' })
  const names = async (on: string) =>
    (await affiliations({ id: zakharova, on })).up.map(({ other, depth }) => `${depth} ${other.name}`)
  expect(await names('2023-09-20')).toEqual(['1 Russian foreign ministry', '2 Russia'])
  expect(await names('2000')).toEqual(['1 Embassy in China'])
  expect(await names('2003')).toEqual(['1 Embassy in China'])
  expect(await names('2010')).toEqual([])
  expect((await affiliations({ id: ministry, on: '1700' })).up.map(({ other }) => other.name)).toEqual(['Russia'])
  await expect(async () => affiliations({ id: zakharova, on: 'some day' })).rejects.toThrow('EDTF')
})

test('end where they would go in a circle, and are told once', async () => {
  const { affiliations, russia, ministry, tie } = await diplomats()
  await tie(russia, 'member of', ministry)
  const { up } = await affiliations({ id: ministry })
  expect(told(up)).toEqual([
    [1, 'part of', 'Russia'],
    [2, 'member of', 'Russian foreign ministry', 'again'],
  ])
})

test('are not alliances or names, and follow the terms that the vocabulary puts under them', async () => {
  const { affiliations, id, russia, tie, saveVocabulary, getVocabulary } = await diplomats()
  const [ally, church] = [await id('Ally'), await id('Church')]
  await tie(ally, 'allied with', russia)
  await tie(ally, 'prays with', church)
  expect((await affiliations({ id: ally })).up).toEqual([])
  const terms = await getVocabulary({ name: 'relation types' })
  await saveVocabulary({
    name: 'relation types',
    terms: [...terms, { term: 'prays with', parent: 'affiliated with' }],
  })
  expect(told((await affiliations({ id: ally })).up)).toEqual([[1, 'prays with', 'Church']])
  await saveVocabulary({ name: 'relation types', terms: [{ term: 'part of' }] })
  expect(told((await affiliations({ id: russia })).down)).toContainEqual([1, 'part of', 'Russian foreign ministry'])
})
