import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import type { EntityId } from '#contract/ids.ts'
import { coOccurrenceLevels } from '#contract/cross-reference.ts'
import { vocabularyNames } from '#contract/small-documents.ts'
import { claimSorts } from '#contract/views.ts'
import { articleCalls } from '../../../main/articles/calls.ts'
import { claimCalls } from '../../../main/claims/calls.ts'
import { codebookCalls } from '../../../main/codebook/calls.ts'
import { crossReferenceCalls } from '../../../main/cross-reference/calls.ts'
import { entityCalls } from '../../../main/entities/calls.ts'
import { isActorId } from '../../../main/entities/resolve.ts'
import type { Library } from '../../../main/library/library.ts'
import { openLibrary } from '../../../main/library/open.ts'
import { noteCalls } from '../../../main/notes/calls.ts'
import { passageCalls } from '../../../main/passages/calls.ts'
import { startCoding } from '../entities/coding.ts'
import { codedAtRandom, step } from '../entities/random-coding.ts'

/** Every list and page that is kept and mended at each change, as one value. */
async function everyAnswer(library: Library): Promise<unknown> {
  const calls = {
    ...articleCalls(library),
    ...claimCalls(library),
    ...codebookCalls(library),
    ...crossReferenceCalls(library),
    ...entityCalls(library),
    ...noteCalls(library),
    ...passageCalls(library),
  }
  const answers: unknown[] = []
  for (const descending of [false, true]) {
    for (const sort of ['publishedAt', 'title', 'outlet', 'createdAt', 'passages'] as const)
      answers.push(await calls.listArticles({ sort, descending }))
    for (const sort of ['name', 'passages', 'updatedAt', 'date', 'type'] as const)
      answers.push(await calls.listEntities({ sort, descending }), await calls.entityIds({ sort, descending }))
    for (const sort of ['updatedAt', 'title', 'createdAt'] as const)
      answers.push(await calls.listNotes({ sort, descending }))
    for (const sort of claimSorts) answers.push(await calls.claimGroups({ sort, descending }))
  }
  const ids: EntityId[] = [...library.collection('actor').ids(), ...library.collection('event').ids()].sort()
  for (const id of ids) {
    answers.push(await calls.entityPage({ id }), await calls.coOccurrence({ id }))
    for (const level of coOccurrenceLevels) answers.push(await calls.coOccurrence({ id, level }))
    if (isActorId(id)) answers.push(calls.claimsMade({ id }), calls.affiliations({ id }))
  }
  for (const level of coOccurrenceLevels) answers.push(await calls.coOccurrence({ level }))
  for (const name of vocabularyNames)
    answers.push((await calls.termUses({ name })).toSorted((a, b) => (a.term < b.term ? -1 : 1)))
  for (const query of ['', 'ann', 'dan', 'war one', 'vote ben', 'two', 'head']) {
    answers.push(await calls.listPassages({ query }))
    for (const entityId of ids) answers.push(await calls.listPassages({ entityId, query }))
  }
  answers.push(
    await calls.eventRows({}),
    await calls.eventRows({ disputed: true }),
    await calls.articleDays({}),
    await calls.network({}),
  )
  for (const id of ids) answers.push(await calls.network({ around: id, steps: 2, from: '2000' }))
  answers.push(await calls.coOccurrence({}), await calls.coOccurrence({ limit: 2 }), await calls.listClaims({}))
  return answers
}

afterEach(() => vi.restoreAllMocks())

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
      await coding.saveEntity({ kind: 'actor', id: world.actors[2]!, name: 'Dan' })
      for (const id of [...library.collection('article').ids()].slice(0, 1))
        await coding.saveArticle({ id, title: 'Head' })
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

test('what is changed while lists are read for the first time, a step at a time, is in them', async () => {
  // Every look at the clock is ten milliseconds later: whatever is done in turns waits after every step.
  let clock = 0
  const watch = vi.spyOn(performance, 'now')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), fc.array(step, { maxLength: 8 }), async (first, second) => {
      const coding = await startCoding()
      const { library } = coding
      const world = await codedAtRandom(coding, first)
      await library.snapshot()
      watch.mockImplementation(() => (clock += 10))
      const asked = everyAnswer(library)
      await coding.deletePassage({ id: world.passages[1]! })
      await coding.saveEntity({ kind: 'actor', id: world.actors[0]!, name: 'Zoe' })
      await codedAtRandom(coding, second)
      await library.undo()
      await asked
      watch.mockReset()
      expect(await everyAnswer(library)).toEqual(await everyAnswer(await openLibrary(library.path, { readOnly: true })))
    }),
    { numRuns: 5 },
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
