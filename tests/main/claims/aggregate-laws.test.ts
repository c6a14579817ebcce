import fc from 'fast-check'
import { expect, test } from 'vitest'
import { policies } from '#contract/aggregate.ts'
import { aggregate } from '../../../main/claims/aggregate.ts'
import { boundsOf, type SpokenClaim } from '../../../main/claims/said.ts'
import { superseded } from '../../../main/claims/supersede.ts'
import { claim, claims, shuffled } from './random-claims.ts'
import { spoken, units } from './spoken-claims.ts'

const all = (said: readonly SpokenClaim[]) => policies.map((policy) => aggregate(said, policy, units))

test('the order of claims plays no part', () => {
  fc.assert(
    fc.property(shuffled, ([said, otherwise]) => {
      expect(all(otherwise)).toEqual(all(said))
    }),
  )
})

test('the same words of the same speaker, reprinted any number of times, change nothing', () => {
  fc.assert(
    fc.property(claims, fc.nat(), fc.integer({ min: 1, max: 20 }), (said, pick, times) => {
      const original = said[pick % Math.max(said.length, 1)]
      if (!original) return
      const reprints = Array.from({ length: times }, () => ({
        ...original,
        claim: { ...original.claim, id: spoken('A', undefined).claim.id },
      }))
      expect(all([...said, ...reprints])).toEqual(all(said))
    }),
  )
})

test('low is at most best, best at most high, and the policies lie in their order', () => {
  fc.assert(
    fc.property(claims, (said) => {
      const [conservative, inclusive, reported] = all(said)
      if (!conservative || !inclusive || !reported) return
      for (const { low, best, high } of [conservative, inclusive, reported]) {
        expect(low).toBeLessThanOrEqual(best)
        expect(best).toBeLessThanOrEqual(high)
        expect(Number.isFinite(low) && Number.isFinite(high)).toBe(true)
      }
      expect(conservative.best).toBeLessThanOrEqual(reported.best)
      expect(reported.best).toBeLessThanOrEqual(inclusive.best)
      const shared = ({ low, high, unit, fewer, more, speakers }: typeof reported) => [
        low,
        high,
        unit,
        fewer,
        more,
        speakers,
      ]
      expect([shared(inclusive), shared(reported)]).toEqual([shared(conservative), shared(conservative)])
    }),
  )
})

test('somebody who asserts a figure names the best one, and it is only absent when nobody asserts any', () => {
  fc.assert(
    fc.property(claims, (said) => {
      const asserted = said.filter(
        ({ claim: { stance, value } }) => value?.kind === 'count' && (stance === 'asserts' || stance === 'accuses'),
      )
      const old = superseded(said)
      const standing = asserted.filter((one) => !old.has(one.claim.id))
      for (const found of all(said)) {
        expect(found === null).toBe(standing.length === 0)
        if (!found) continue
        expect(found.naming.length).toBeGreaterThan(0)
        expect(found.speakers).toEqual(expect.arrayContaining(found.naming))
        const possible = standing.some(({ claim: { value } }) => {
          if (value?.kind !== 'count') return false
          const { from, to } = boundsOf(value)
          return from <= found.best && found.best <= to
        })
        expect(possible).toBe(true)
      }
    }),
  )
})

test('no denial, doubt or demand moves a figure, unless its speaker takes an own one back', () => {
  const against = claim.filter(({ claim: { stance } }) => stance !== 'asserts' && stance !== 'accuses')
  fc.assert(
    fc.property(claims, against, (said, other) => {
      const bare = ([...found]: ReturnType<typeof all>) => found.map((one) => one && { ...one, others: null })
      expect(bare(all([...said, { ...other, source: 'stranger' }]))).toEqual(bare(all(said)))
    }),
  )
})

test('another speaker’s figure of the same unit never raises the most conservative one, nor lowers the most inclusive', () => {
  fc.assert(
    fc.property(claims, claim, (said, more) => {
      const [before, after] = [all(said), all([...said, { ...more, source: 'stranger' }])]
      if (!before[0] || before[0].unit !== after[0]?.unit) return
      expect(after[0].best).toBeLessThanOrEqual(before[0].best)
      expect(after[1]?.best).toBeGreaterThanOrEqual(before[1]?.best ?? 0)
    }),
  )
})
