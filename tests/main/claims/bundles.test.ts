import { describe, expect, test } from 'vitest'
import type { Id } from '#contract/ids.ts'
import { claimBundlings } from '#contract/views.ts'
import { startCoding } from '../entities/coding.ts'
import { count } from './spoken-claims.ts'

/** RT says seven, and four days later nine; Armenia says at least 27 and accuses; Aliyev denies. */
async function startComparing() {
  const coding = await startCoding()
  const { actor, event, addArticle, passage, saveClaim } = coding
  const [war, vote] = [await event('War'), await event('Vote')]
  const first = await addArticle('Seven were killed. It is cleansing. It is not.', {
    publishedAt: '2023-09-20',
    outlet: 'RT',
  })
  const second = await addArticle('Nine were killed, RT says now. The vote began.', { publishedAt: '2023-09-24' })
  const [rt, armenia, aliyev] = [await actor('RT'), await actor('Armenia'), await actor('Ilham Aliyev')]
  const say = async (words: string, by: typeof rt | null, rest: object) =>
    saveClaim({
      passageId: (
        await passage(
          [first, second].find(({ text }) => text.includes(words))!,
          words,
        )
      ).id,
      aboutId: war.id,
      property: 'killed',
      stance: 'asserts',
      attribution: by ? [{ actorId: by.id as Id<'actor'>, as: 'says' }] : [],
      ...rest,
    })
  const statement = { property: 'characterisation', proposition: 'ethnic cleansing' }
  const seven = await say('Seven were killed', null, { value: count('7 people') })
  const nine = await say('Nine were killed', rt, { value: count('9 people') })
  await say('Seven were killed.', armenia, { value: count('≥27 people'), saidOn: '2023-09-19' })
  await say('It is cleansing', armenia, statement)
  await say('It is not', aliyev, { ...statement, stance: 'denies' })
  await say('The vote began', null, {
    aboutId: vote.id,
    property: 'began',
    value: { kind: 'date', edtf: '2023-09-09' },
  })
  return { ...coding, war, vote, first, rt, armenia, seven, nine }
}

describe('all claims by what they have in common', () => {
  test.each([
    ['about', ['Vote 1', 'War 5']],
    ['property', ['began 1', 'characterisation 2', 'killed 3']],
    ['article', ['Nine were killed, RT says now. The vote  2', 'Seven were killed. It is cleansing. It i 4']],
    ['stance', ['asserts 5', 'denies 1']],
    ['reading', ['denied 2', 'contradict 3', 'single source 1']],
    ['speaker', ['Armenia 2', 'Ilham Aliyev 1', 'Nine were killed, RT says now. The vote  1', 'RT 2']],
  ] as const)('by %s', async (by, expected) => {
    const { claimBundles } = await startComparing()
    const { items, total } = await claimBundles({ by })
    expect(items.map(({ title, key, claims }) => `${title || key} ${claims}`)).toEqual(expected)
    expect(total).toBe(expected.length)
  })

  test('an outlet that speaks is bundled with the actor of its name, whose figures stand in the order of their days', async () => {
    const { claimBundles, claimsOf, rt, seven, nine } = await startComparing()
    const { items } = await claimBundles({ by: 'speaker', speaker: 'rt', about: 'war' })
    expect(items).toEqual([
      {
        key: rt.id,
        id: rt.id,
        title: 'RT',
        claims: 2,
        sources: 1,
        disputed: 2,
        first: '2023-09-20',
        last: '2023-09-24',
      },
    ])
    const { items: claims } = await claimsOf({ by: 'speaker', key: rt.id })
    expect(claims.map(({ said }) => said.claim.id)).toEqual([seven.id, nine.id])
    expect(claims[0]).toMatchObject({
      about: 'War',
      property: 'killed',
      reading: 'contradict',
      said: { superseded: true, supersededBy: nine.id, on: '2023-09-20' },
      replacement: { on: '2023-09-24', claim: { value: count('9 people') } },
    })
    expect(claims[1]?.replacement).toBeUndefined()
  })

  test('sorted, and page by page', async () => {
    const { claimBundles, claimsOf } = await startComparing()
    const titles = async (args: object) =>
      (await claimBundles({ by: 'property', ...args })).items.map(({ title }) => title)
    expect(await titles({ sort: 'claims', descending: true })).toEqual(['killed', 'characterisation', 'began'])
    expect(await titles({ sort: 'disputed' })).toEqual(['began', 'characterisation', 'killed'])
    expect(await titles({ sort: 'latest', descending: true })).toEqual(['killed', 'began', 'characterisation'])
    expect(await titles({ offset: 1, limit: 1 })).toEqual(['characterisation'])
    const page = await claimsOf({ by: 'property', key: 'killed', offset: 1, limit: 1 })
    expect([page.total, page.items.length]).toEqual([3, 1])
    expect(await claimsOf({ by: 'property', key: 'nothing' })).toEqual({ total: 0, items: [] })
  })

  test('every claim is in exactly one bundle, whatever they are gathered by', async () => {
    const { claimBundles, claimsOf, library } = await startComparing()
    for (const by of claimBundlings) {
      const { items } = await claimBundles({ by })
      const claims = await Promise.all(items.map(async ({ key }) => (await claimsOf({ by, key })).items))
      const ids = claims.flat().map(({ said }) => said.claim.id)
      expect(ids.toSorted()).toEqual([...library.collection('claim').ids()].toSorted())
    }
  })
})

describe('claims are narrowed', () => {
  const filters = [
    ['by property', { property: 'Kill' }, 3, ['War killed']],
    ['by who speaks', { speaker: 'armen' }, 2, ['War killed', 'War characterisation']],
    ['by what they are about', { about: 'vote' }, 1, ['Vote began']],
    ['by stance', { stance: 'denies' }, 1, ['War characterisation']],
    ['by the first day', { from: '2023-09-21' }, 2, ['Vote began', 'War killed']],
    ['by the last day, told in the claim or the article’s', { to: '2023-09-19' }, 1, ['War killed']],
    ['by days', { from: '2023-09-20', to: '2023-09-20' }, 3, ['War killed', 'War characterisation']],
    ['to what is disputed', { disputed: true }, 5, ['War killed', 'War characterisation']],
    ['by several at once', { speaker: 'armenia', stance: 'asserts', property: 'killed' }, 1, ['War killed']],
    ['to nothing', { speaker: 'nobody' }, 0, []],
  ] as const
  test.each(filters)('%s', async (_, filter, claims, groups) => {
    const { claimBundles, claimGroups } = await startComparing()
    const bundles = await claimBundles({ by: 'about', ...filter })
    expect(bundles.items.reduce((sum, bundle) => sum + bundle.claims, 0)).toBe(claims)
    const found = await claimGroups(filter)
    expect(found.items.map(({ about, property }) => `${about} ${property}`)).toEqual(groups)
  })

  test('and the reading stays that of all claims', async () => {
    const { claimGroups } = await startComparing()
    expect((await claimGroups({ stance: 'denies' })).items[0]).toMatchObject({ reading: 'denied', sources: 2 })
  })
})

describe('statements that somebody took a stance on', () => {
  test('come with who said what, those about the event first', async () => {
    const { propositions, saveClaim, passage, first, vote, war } = await startComparing()
    await saveClaim({
      passageId: (await passage(first, 'cleansing')).id,
      aboutId: vote.id,
      property: 'characterisation',
      proposition: 'fraud',
      stance: 'doubts',
      attribution: [],
    })
    const said = [
      { speaker: 'Armenia', stance: 'asserts' },
      { speaker: 'Ilham Aliyev', stance: 'denies' },
    ]
    const cleansing = { proposition: 'ethnic cleansing', property: 'characterisation', about: 'War', aboutId: war.id }
    expect(await propositions({})).toMatchObject([
      { ...cleansing, said },
      { proposition: 'fraud', about: 'Vote' },
    ])
    expect(await propositions({ aboutId: vote.id })).toMatchObject([{ proposition: 'fraud' }, cleansing])
    expect(await propositions({ query: 'ETHNIC cl' })).toMatchObject([cleansing])
    expect(await propositions({ limit: 1 })).toHaveLength(1)
  })
})
