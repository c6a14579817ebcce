import { describe, expect, test } from 'vitest'
import type { ClaimValue } from '#contract/claim.ts'
import type { Id } from '#contract/ids.ts'
import { everything, startCoding } from '../entities/coding.ts'
import { count } from './spoken-claims.ts'

async function startComparing() {
  const coding = await startCoding()
  const war = await coding.event('War')
  const articles = {
    first: await coding.addArticle('Seven were killed. It was not so.', {
      publishedAt: '2023-09-20',
      outlet: 'Courier',
    }),
    second: await coding.addArticle('Nine were killed, it says now.', { publishedAt: '2023-09-25', outlet: 'Daily' }),
    bare: await coding.addArticle('Many were killed.'),
  }
  const passages = {
    first: await coding.passage(articles.first, 'Seven were killed'),
    second: await coding.passage(articles.second, 'Nine were killed'),
    bare: await coding.passage(articles.bare, 'Many were killed'),
  }
  const claim = (from: keyof typeof passages, value: string | undefined, by: string[] = [], more: object = {}) =>
    coding.saveClaim({
      passageId: passages[from].id,
      aboutId: war.id,
      property: 'killed',
      stance: 'asserts',
      attribution: by.map((id, index) => ({
        actorId: id as Id<'actor'>,
        as: index === 0 ? ('says' as const) : ('reports' as const),
      })),
      ...(value !== undefined && { value: count(value) }),
      ...more,
    })
  return { ...coding, war, articles, passages, claim }
}

describe('who speaks', () => {
  test('the outlet where nobody is named, else the article itself', async () => {
    const { claim, listClaims, war } = await startComparing()
    await claim('first', '7 people')
    await claim('bare', '7 people')
    const [group] = await listClaims({ aboutId: war.id })
    expect(group?.speakers).toEqual(['Courier', 'the article itself'])
    expect(group?.claims[0]?.chain).toEqual([{ name: 'Courier', as: 'says' }])
    expect(group?.claims[0]).toMatchObject({ words: 'Seven were killed', superseded: false })
  })

  test('two articles whose outlets nobody knows are two sources, and neither replaces the other', async () => {
    const { claim, addArticle, passage, saveClaim, listClaims, war } = await startComparing()
    await claim('bare', '7 people', [], { saidOn: '2023-09-20' })
    const other = await addArticle('Scores were killed.', { publishedAt: '2023-09-25' })
    await saveClaim({
      passageId: (await passage(other, 'Scores')).id,
      aboutId: war.id,
      property: 'killed',
      stance: 'asserts',
      value: count('9 people'),
      attribution: [],
    })
    const [group] = await listClaims({ aboutId: war.id })
    expect(group?.reading).toBe('contradict')
    expect(group?.speakers).toEqual(['the article itself', 'the article itself'])
    expect(group?.claims.some(({ superseded }) => superseded)).toBe(false)
  })

  test('two outlets quoting one ministry are one source', async () => {
    const { claim, actor, listClaims, war } = await startComparing()
    const [ministry, courier, daily] = [await actor('Ministry'), await actor('Courier'), await actor('Daily')]
    await claim('first', '7 people', [ministry.id, courier.id])
    await claim('second', '7 people', [ministry.id, daily.id])
    const [group] = await listClaims({ aboutId: war.id })
    expect(group).toMatchObject({ reading: 'single source', speakers: ['Ministry'] })
    expect(group?.claims[0]?.chain.map(({ name, as }) => `${name} ${as}`)).toEqual(['Ministry says', 'Courier reports'])
  })

  test('an outlet that speaks is the same source as the actor of its name', async () => {
    const { claim, actor, listClaims, war } = await startComparing()
    const courier = await actor('The Courier', { aliases: [{ name: 'Courier' }] })
    await claim('first', '7 people')
    await claim('second', '7 people', [courier.id])
    expect(await listClaims({ aboutId: war.id })).toMatchObject([{ reading: 'single source' }])
  })

  test('a later article of the same source supersedes the earlier', async () => {
    const { claim, actor, listClaims, war } = await startComparing()
    const ministry = await actor('Ministry')
    await claim('first', '7 people', [ministry.id])
    await claim('second', '9 people', [ministry.id])
    const [group] = await listClaims({ aboutId: war.id })
    expect(group).toMatchObject({ reading: 'single source', summary: '9 people', low: 9, high: 9 })
    expect(group?.claims.map((one) => one.superseded)).toEqual([true, false])
  })
})

describe('claims', () => {
  test('are grouped by property and proposition, folded, in the order of the vocabulary', async () => {
    const { claim, listClaims } = await startComparing()
    await claim('first', undefined, [], { property: 'purpose', proposition: 'Ethnic cleansing' })
    await claim('second', undefined, [], { property: 'Purpose', proposition: 'ethnic cleansing', stance: 'denies' })
    await claim('first', undefined, [], { property: 'purpose', proposition: 'conquest' })
    await claim('first', '7 people')
    const groups = await listClaims({})
    expect(groups.map(({ property, proposition, reading }) => [property, proposition, reading])).toEqual([
      ['killed', undefined, 'single source'],
      ['purpose', 'conquest', 'single source'],
      ['purpose', 'Ethnic cleansing', 'denied'],
    ])
    expect(groups[2]?.summary).toBe('asserted by Courier; denied by Daily')
  })

  test('of one article come with what others say of the same', async () => {
    const { claim, listClaims, articles } = await startComparing()
    await claim('first', '7 people')
    await claim('second', '9 people')
    await claim('second', '20 people', [], { property: 'injured' })
    const groups = await listClaims({ articleId: articles.first.id })
    expect(groups).toMatchObject([{ property: 'killed', reading: 'contradict' }])
    expect(groups[0]?.claims).toHaveLength(2)
    expect((await listClaims({ disputed: true })).map((group) => group.property)).toEqual(['killed'])
    expect((await listClaims({ disputed: false })).map((group) => group.property)).toEqual(['injured'])
  })

  test('lose what an edit leaves out', async () => {
    const { claim, saveClaim, passages, war } = await startComparing()
    const { id } = await claim('first', '7 people', [], { saidOn: '2023-09-20', proposition: 'x' })
    const args = {
      passageId: passages.first.id,
      aboutId: war.id,
      property: 'killed',
      stance: 'denies' as const,
      attribution: [],
    }
    const edited = await saveClaim({ id, ...args })
    expect(edited.stance).toBe('denies')
    for (const field of ['value', 'saidOn', 'proposition']) expect(edited).not.toHaveProperty(field)
  })

  test.each<[string, ClaimValue, string]>([
    ['no number', { kind: 'count', comparator: '=', unit: 'people' }, 'A count needs a number'],
    ['a range backwards', { kind: 'count', comparator: '=', min: 9, max: 7, unit: 'people' }, 'A count needs a number'],
    ['a date in words', { kind: 'date', edtf: 'in May' }, '“in May” is not a date'],
    ['an unknown actor', { kind: 'actor', actorId: 'actor:00000000-0000-7000-8000-000000000000' }, 'Unknown actor'],
  ])('with %s are refused', async (_, value, message) => {
    const { claim, library } = await startComparing()
    const before = everything(library)
    await expect(async () => claim('first', undefined, [], { value })).rejects.toThrow(message)
    expect(everything(library)).toEqual(before)
  })
})

describe('the researcher’s own reading', () => {
  test('stands beside the computed one, and decides what counts as disputed', async () => {
    const { claim, listClaims, saveAssessment, deleteAssessment, war } = await startComparing()
    const first = await claim('first', '7 people')
    await claim('second', '9 people')
    const about = { aboutId: war.id, property: 'killed', claimIds: [first.id] }
    const one = await saveAssessment({ ...about, reading: 'compatible', reason: 'Two were found later' })
    const [group] = await listClaims({})
    expect(group).toMatchObject({ reading: 'contradict', assessment: { reading: 'compatible' } })
    expect(await listClaims({ disputed: true })).toEqual([])
    const two = await saveAssessment({ ...about, low: 7, best: 9, high: 9, unit: 'people', reason: 'Counted' })
    expect(two.id).toBe(one.id)
    expect(two).not.toHaveProperty('reading')
    await deleteAssessment({ id: two.id })
    expect((await listClaims({}))[0]).not.toHaveProperty('assessment')
  })

  test('is shown where nothing is claimed', async () => {
    const { saveAssessment, listClaims, war } = await startComparing()
    await saveAssessment({ aboutId: war.id, property: 'displaced', text: 'unknown', reason: 'No source', claimIds: [] })
    expect(await listClaims({ aboutId: war.id })).toMatchObject([
      { property: 'displaced', claims: [], speakers: [], summary: '' },
    ])
  })

  test('needs its figures in order and a reason for another reading', async () => {
    const { saveAssessment, war } = await startComparing()
    const about = { aboutId: war.id, property: 'killed', claimIds: [], reason: '' }
    await expect(async () => saveAssessment({ ...about, low: 9, high: 7 })).rejects.toThrow('“9” to “7”')
    await expect(async () => saveAssessment({ ...about, reading: 'agree' })).rejects.toThrow('needs a reason')
  })

  test('a suggestion judged is kept', async () => {
    const { saveJudgement, actor, library } = await startComparing()
    const rt = await actor('RT')
    const { id } = await saveJudgement({ subjectIds: [rt.id], text: 'R.T.', verdict: 'rejected' })
    expect(library.get(id)).toMatchObject({ subjectIds: [rt.id], text: 'R.T.', verdict: 'rejected' })
  })
})

test('deleting a claim takes it out of the assessments that weighed it', async () => {
  const { claim, saveAssessment, deleteClaim, library, war } = await startComparing()
  const { id } = await claim('first', '7 people')
  const assessment = await saveAssessment({ aboutId: war.id, property: 'killed', reason: 'r', claimIds: [id] })
  const before = everything(library)
  await deleteClaim({ id })
  expect(library.get(assessment.id)?.claimIds).toEqual([])
  await library.undo()
  expect(everything(library)).toEqual(before)
})
