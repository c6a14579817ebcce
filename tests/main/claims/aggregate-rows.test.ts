import { expect, test } from 'vitest'
import type { Id } from '#contract/ids.ts'
import { aggregateRows } from '../../../main/claims/aggregate-rows.ts'
import { restrictedLibrary } from '../../../main/export/restricted-library.ts'
import { startCoding } from '../entities/coding.ts'
import { count } from './spoken-claims.ts'

async function twoEvents() {
  const coding = await startCoding()
  const [strike, war] = [await coding.event('Strike'), await coding.event('War')]
  const article = await coding.addArticle('Seven were killed, nine were killed.', { publishedAt: '2023-09-20' })
  const passage = await coding.passage(article, 'Seven were killed')
  const [ministry, daily] = [await coding.actor('Ministry'), await coding.actor('Daily')]
  const claim = (aboutId: typeof war.id, property: string, by: typeof ministry, value?: string) =>
    coding.saveClaim({
      passageId: passage.id,
      aboutId,
      property,
      stance: 'asserts',
      attribution: [{ actorId: by.id as Id<'actor'>, as: 'says' }],
      ...(value !== undefined ? { value: count(value) } : { proposition: 'ethnic cleansing' }),
    })
  return { ...coding, strike, war, ministry, daily, claim }
}

test('one row for each property of each event, by their names', async () => {
  const { library, strike, war, ministry, daily, claim, saveAssessment } = await twoEvents()
  await claim(war.id, 'killed', ministry, '7 people')
  await claim(war.id, 'killed', daily, '≥9 People')
  await claim(war.id, 'characterisation', daily)
  await claim(strike.id, 'injured', daily, '3 people')
  await saveAssessment({ aboutId: war.id, property: 'killed', best: 8, reason: 'records', claimIds: [] })
  const rows = [...aggregateRows(library, 'inclusive')]
  expect(rows.map(({ about, property, proposition }) => [about, property, proposition])).toEqual([
    ['Strike', 'injured', undefined],
    ['War', 'killed', undefined],
    ['War', 'characterisation', 'ethnic cleansing'],
  ])
  expect(rows[1]).toMatchObject({
    policyName: 'Most inclusive',
    figures: {
      low: 7,
      best: 9,
      high: 9,
      more: true,
      unit: 'people',
      speakers: ['Daily', 'Ministry'],
      naming: ['Daily'],
    },
    group: { reading: 'contradict', assessment: { best: 8 } },
  })
  expect(rows[2]?.figures).toBeUndefined()
  expect([...aggregateRows(library, 'conservative', { aboutIds: [strike.id] })]).toHaveLength(1)
})

test('what an export leaves out does not count', async () => {
  const { library, war, ministry, daily, claim } = await twoEvents()
  await claim(war.id, 'killed', ministry, '7 people')
  const secret = await claim(war.id, 'killed', daily, '9 people')
  const shown = restrictedLibrary(library, (id) => id !== secret.id)
  expect([...aggregateRows(shown, 'inclusive')].map(({ figures }) => figures?.best)).toEqual([7])
})
