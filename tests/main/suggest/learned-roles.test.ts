import { expect, test } from 'vitest'
import type { Id } from '#contract/ids.ts'
import { rolesOf } from '../../../main/suggest/learned-roles.ts'
import { startCoding } from '../entities/coding.ts'

test('the roles somebody had come most frequent first, whether in a passage or in an event, also after a merge', async () => {
  const { library, actor, event, addArticle, passage, linkPassage, mergeEntities } = await startCoding()
  const [baku, azerbaijan] = [await actor('Baku'), await actor('Azerbaijan')]
  expect(rolesOf(library, baku.id)).toEqual([])
  const article = await addArticle('Baku began. Baku spoke. Baku left.')
  const [began, spoke] = [await passage(article, 'Baku began'), await passage(article, 'Baku spoke')]
  await linkPassage({ passageId: began.id, entityId: baku.id, role: 'initiator' })
  await linkPassage({ passageId: spoke.id, entityId: azerbaijan.id, role: 'Speaker' })
  const participants = [{ actorId: baku.id as Id<'actor'>, role: 'initiator', passageIds: [] }]
  await event('War', { participants })
  expect(rolesOf(library, baku.id)).toEqual(['initiator'])
  await mergeEntities({ keepId: azerbaijan.id, mergeIds: [baku.id] })
  expect(rolesOf(library, azerbaijan.id)).toEqual(['initiator', 'Speaker'])
})
