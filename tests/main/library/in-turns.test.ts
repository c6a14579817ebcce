import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atOnce, inOneState, inTurns, sorting } from '../../../main/library/in-turns.ts'

test('sorting a little at a time sorts', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { maxLength: 2000, size: 'max' }), (numbers) => {
      const compare = (a: number, b: number) => a - b
      expect(atOnce(sorting(numbers, compare))).toEqual(numbers.toSorted(compare))
    }),
    { numRuns: 30 },
  )
})

test('long work lets others have their turn, and who cannot wait does what is left of it', async () => {
  const done: number[] = []
  const work = (function* () {
    for (let step = 0; step < 40; step++) {
      const until = performance.now() + 2
      while (performance.now() < until);
      done.push(step)
      yield
    }
  })()
  const waiting = inTurns(work)
  await new Promise((resolve) => setImmediate(resolve))
  expect(done.length).toBeLessThan(40)
  const inBetween = done.length
  atOnce(work)
  await waiting
  expect(done).toEqual(Array.from({ length: 40 }, (_, step) => step))
  expect(inBetween).toBeGreaterThan(0)
})

test('what is counted while others change it is counted again', async () => {
  let state = 1
  let tries = 0
  const counted = await inOneState(
    () => state,
    function* () {
      tries += 1
      const seen = state
      if (tries < 3) state += 1
      yield
      return seen
    },
  )
  expect(counted).toEqual({ found: state, version: state })
})
