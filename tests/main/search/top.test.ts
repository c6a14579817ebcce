import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Top } from '../../../main/search/top.ts'

test('the best few are those that sorting puts first, in whatever order they come', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 })
  fc.assert(
    fc.property(scores, fc.nat(30), fc.infiniteStream(fc.nat()), (given, limit, random) => {
      const all = given.map((score, number) => ({ number, score }))
      const top = new Top(limit)
      const keys = all.map(() => random.next().value as number)
      for (const { number, score } of all.toSorted((a, b) => (keys[a.number] ?? 0) - (keys[b.number] ?? 0)))
        top.add(number, score)
      const sorted = all.toSorted((a, b) => b.score - a.score || a.number - b.number)
      expect(top.best()).toEqual(sorted.slice(0, limit))
      if (limit > 0 && given.length >= limit) expect(top.least).toBe(sorted[limit - 1]?.score)
    }),
  )
})
