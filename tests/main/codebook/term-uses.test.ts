import fc from 'fast-check'
import { expect, test } from 'vitest'
import { vocabularyNames, type VocabularyName } from '#contract/small-documents.ts'
import type { Library } from '../../../main/library/library.ts'
import { startCoding } from '../entities/coding.ts'
import { codedAtRandom, step } from '../entities/random-coding.ts'

/** The terms that each document uses, found by looking into it. */
const usedIn: Record<VocabularyName, (library: Library) => (string | undefined)[][]> = {
  'event types': (library) => [...library.collection('event').values()].map(({ type }) => [type]),
  roles: (library) => [
    ...[...library.collection('passage').values()].map(({ links }) => links.map(({ role }) => role)),
    ...[...library.collection('event').values()].map(({ participants }) => participants.map(({ role }) => role)),
  ],
  'relation types': (library) => [...library.collection('relation').values()].map(({ type }) => [type]),
  properties: (library) => [
    ...[...library.collection('claim').values()].map(({ property }) => [property]),
    ...[...library.collection('assessment').values()].map(({ property }) => [property]),
  ],
  units: (library) => [
    ...[...library.collection('claim').values()].map(({ value }) => [value?.kind === 'count' ? value.unit : undefined]),
    ...[...library.collection('assessment').values()].map(({ unit }) => [unit]),
  ],
}

function countedByHand(library: Library, name: VocabularyName): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const terms of usedIn[name](library))
    for (const key of new Set(terms.flatMap((term) => term?.toLowerCase() ?? []))) counts[key] = (counts[key] ?? 0) + 1
  return counts
}

test('terms are used as often as looking into every document says, after every change and undo', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 15 }), fc.nat(4), async (steps, undone) => {
      const coding = await startCoding()
      const { library } = coding
      const expectAsByHand = async () => {
        for (const name of vocabularyNames) {
          const uses = await coding.termUses({ name })
          expect(Object.fromEntries(uses.map(({ term, documents }) => [term.toLowerCase(), documents]))).toEqual(
            countedByHand(library, name),
          )
        }
      }
      const { passages, actors, events } = await codedAtRandom(coding, steps)
      await coding.linkPassage({ passageId: passages[0]!, entityId: actors[0]!, role: 'PARTY' })
      await coding.linkPassage({ passageId: passages[0]!, entityId: actors[1]!, role: 'party' })
      await coding.saveEntity({ kind: 'event', id: events[0]!, type: 'Battles' })
      await expectAsByHand()
      await library.snapshot()
      await coding.deletePassage({ id: passages[1]! })
      await expectAsByHand()
      for (let count = 0; count < undone; count++) await library.undo()
      await expectAsByHand()
    }),
    { numRuns: 5 },
  )
})

test('a term that is spelt in two ways is told in the one that most use, and renaming it takes both', async () => {
  const coding = await startCoding()
  const { passages, actors } = await codedAtRandom(coding, [])
  for (const [at, role] of ['Scout', 'scout', 'scout'].entries())
    await coding.linkPassage({ passageId: passages[at]!, entityId: actors[0]!, role })
  expect(await coding.termUses({ name: 'roles' })).toEqual([{ term: 'scout', documents: 3, listed: false }])
  await coding.saveVocabulary({ name: 'roles', terms: [{ term: 'Scout' }] })
  expect(await coding.renameTerm({ name: 'roles', from: 'Scout', to: 'guide', documents: true })).toMatchObject({
    documents: 3,
  })
  expect(await coding.termUses({ name: 'roles' })).toEqual([{ term: 'guide', documents: 3, listed: true }])
})
