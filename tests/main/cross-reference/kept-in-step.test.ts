import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EntityId } from '#contract/ids.ts'
import { coOccurrenceLevels } from '#contract/cross-reference.ts'
import { claimSorts } from '#contract/views.ts'
import { articleCalls } from '../../../main/articles/calls.ts'
import { claimCalls } from '../../../main/claims/calls.ts'
import { crossReferenceCalls } from '../../../main/cross-reference/calls.ts'
import { entityCalls } from '../../../main/entities/calls.ts'
import { isActorId } from '../../../main/entities/resolve.ts'
import type { Library } from '../../../main/library/library.ts'
import { openLibrary } from '../../../main/library/open.ts'
import { noteCalls } from '../../../main/notes/calls.ts'
import { startCoding } from '../entities/coding.ts'
import { codedAtRandom, step } from '../entities/random-coding.ts'

/** Every list and page that is kept and mended at each change, as one value. */
async function everyAnswer(library: Library): Promise<unknown> {
  const calls = {
    ...articleCalls(library),
    ...claimCalls(library),
    ...crossReferenceCalls(library),
    ...entityCalls(library),
    ...noteCalls(library),
  }
  const answers: unknown[] = []
  for (const descending of [false, true]) {
    for (const sort of ['publishedAt', 'title', 'outlet', 'createdAt', 'passages'] as const)
      answers.push(calls.listArticles({ sort, descending }))
    for (const sort of ['name', 'passages', 'updatedAt', 'date', 'type'] as const)
      answers.push(calls.listEntities({ sort, descending }), calls.entityIds({ sort, descending }))
    for (const sort of ['updatedAt', 'title', 'createdAt'] as const) answers.push(calls.listNotes({ sort, descending }))
    for (const sort of claimSorts) answers.push(calls.claimGroups({ sort, descending }))
  }
  const ids: EntityId[] = [...library.collection('actor').ids(), ...library.collection('event').ids()].sort()
  for (const id of ids) {
    answers.push(await calls.entityPage({ id }), await calls.coOccurrence({ id }))
    for (const level of coOccurrenceLevels) answers.push(await calls.coOccurrence({ id, level }))
    if (isActorId(id)) answers.push(calls.claimsMade({ id }), calls.affiliations({ id }))
  }
  for (const level of coOccurrenceLevels) answers.push(await calls.coOccurrence({ level }))
  answers.push(
    await calls.eventRows({}),
    await calls.eventRows({ disputed: true }),
    await calls.articleDays({}),
    await calls.network({}),
  )
  for (const id of ids) answers.push(await calls.network({ around: id, steps: 2, from: '2000' }))
  answers.push(await calls.coOccurrence({}), await calls.coOccurrence({ limit: 2 }), calls.listClaims({}))
  return answers
}

test('what is kept in step with every change is what a program says that has just opened the library', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.array(step, { maxLength: 6 }), async (first, second) => {
      const coding = await startCoding()
      const { library } = coding
      const expectTheSame = async () => {
        const kept = await everyAnswer(library)
        const fresh = await openLibrary(library.path, { readOnly: true })
        expect(kept).toEqual(await everyAnswer(fresh))
      }
      const world = await codedAtRandom(coding, first)
      await expectTheSame()
      // Columns of a snapshot under changes since, as after a day of work.
      await library.snapshot()
      await codedAtRandom(coding, second)
      await coding.mergeEntities({ keepId: world.actors[0]!, mergeIds: [world.actors[1]!] })
      await expectTheSame()
      await coding.deletePassage({ id: world.passages[0]! })
      await coding.deleteEntity({ id: world.events[0]! })
      await expectTheSame()
      for (let undone = 0; undone < 5; undone++) await library.undo()
      await expectTheSame()
    }),
    { numRuns: 8 },
  )
})

test('the first passages and companions of a page are the first of all, and all are counted', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 30 }),
      fc.nat(4),
      fc.nat(4),
      async (steps, passages, companions) => {
        const coding = await startCoding()
        const { actors, events } = await codedAtRandom(coding, steps)
        for (const id of [...actors, ...events]) {
          const whole = await coding.entityPage({ id })
          const part = await coding.entityPage({ id, passages, companions })
          expect({ ...part, passages: [], appearsWith: [] }).toEqual({ ...whole, passages: [], appearsWith: [] })
          expect(part.appearsWith).toEqual(whole.appearsWith.slice(0, companions))
          expect(part.passages.flatMap((group) => group.passages)).toEqual(
            whole.passages.flatMap((group) => group.passages).slice(0, passages),
          )
        }
      },
    ),
    { numRuns: 10 },
  )
})
