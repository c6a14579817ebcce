import { expect, test } from 'vitest'
import type { Attribution, ClaimValue } from '#contract/claim.ts'
import type { Id } from '#contract/ids.ts'
import { startCoding } from '../entities/coding.ts'

test('an actor speaks, passes on and is named: each claim stands where it belongs, the latest article first', async () => {
  const coding = await startCoding()
  const early = await coding.addArticle('Nobody came.', { publishedAt: '2023-09-19' })
  const late = await coding.addArticle('Everybody came.', { publishedAt: '2023-09-21', outlet: 'tass ' })
  const [aliyev, tass] = (await Promise.all([
    coding.actor('Ilham Aliyev'),
    coding.actor('TASS', { type: 'media outlet' }),
  ])) as { id: Id<'actor'> }[] as [{ id: Id<'actor'> }, { id: Id<'actor'> }]
  const war = await coding.event('War')
  const claim = async (article: typeof early, attribution: Attribution[], property: string, value?: ClaimValue) =>
    coding.saveClaim({
      passageId: (await coding.passage(article, 'came')).id,
      aboutId: war.id,
      property,
      stance: 'asserts',
      attribution,
      ...(value && { value }),
    })
  const says = { actorId: aliyev.id, as: 'says' as const }
  const reports = { actorId: tass.id, as: 'reports' as const }
  await claim(early, [says, reports], 'purpose')
  await claim(late, [reports, reports], 'killed')
  await claim(late, [], 'began')
  await claim(early, [{ name: 'Somebody', as: 'says' }], 'responsible', { kind: 'actor', actorId: aliyev.id })

  const ofAliyev = await coding.claimsMade({ id: aliyev.id })
  expect(ofAliyev.counts).toEqual({ says: 1, reports: 0, named: 1 })
  expect(ofAliyev.items[0]).toMatchObject({ about: { id: war.id, name: 'War' }, words: 'came' })
  expect(ofAliyev.items[0]?.chain.map(({ name, as }) => `${name} ${as}`)).toEqual(['Ilham Aliyev says', 'TASS reports'])
  const ofTass = await coding.claimsMade({ id: tass.id })
  // Where nobody is named the outlet of the article speaks.
  expect(ofTass.items.map(({ claim, as }) => [claim.property, as])).toEqual([
    ['killed', 'says'],
    ['began', 'says'],
    ['purpose', 'reports'],
  ])
  expect((await coding.claimsMade({ id: tass.id, as: 'says', offset: 1, limit: 1 })).items).toHaveLength(1)
})
