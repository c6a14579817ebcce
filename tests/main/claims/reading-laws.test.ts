import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readings } from '#contract/claim.ts'
import { compareClaims } from '../../../main/claims/compare.ts'
import { assumptionsOf, summaryOf } from '../../../main/claims/in-words.ts'
import { readClaims } from '../../../main/claims/reading.ts'
import { boundsOf, sideOf, type SpokenClaim } from '../../../main/claims/said.ts'
import { claim, claims, count, shuffled } from './random-claims.ts'
import { spoken, units } from './spoken-claims.ts'

const names = { speakerOf: (one: SpokenClaim['claim']) => one.attribution[0]?.name ?? '', nameOf: (id: string) => id }

const strength = (said: readonly SpokenClaim[]) => readings.indexOf(readClaims(said, units).reading)

function told(said: readonly SpokenClaim[]) {
  const { standing: _, superseded, ...reading } = readClaims(said, units)
  const whole = readClaims(said, units)
  return { ...reading, superseded: [...superseded].toSorted(), in: summaryOf(whole, names), on: assumptionsOf(whole) }
}

test('the order of claims plays no part', () => {
  fc.assert(
    fc.property(shuffled, ([said, otherwise]) => {
      expect(told(otherwise)).toEqual(told(said))
    }),
  )
})

test('repeating a claim, or reprinting it elsewhere, changes nothing', () => {
  fc.assert(
    fc.property(claims, fc.nat(), (said, pick) => {
      const original = said[pick % Math.max(said.length, 1)]
      if (!original) return
      const again = { ...original, claim: { ...original.claim, id: spoken('A', undefined).claim.id } }
      expect(readClaims([...said, again], units).reading).toBe(readClaims(said, units).reading)
      expect(told([...said, again]).in).toBe(told(said).in)
    }),
  )
})

test('a claim is replaced exactly when its source says something of the measure that begins after it ends', () => {
  fc.assert(
    fc.property(claims, (said) => {
      const { superseded } = readClaims(said, units)
      for (const old of said) {
        const by = said.find(({ claim: one }) => one.id === superseded.get(old.claim.id))
        const later = said.filter(({ when }) => when && old.when && when.from > old.when.to)
        if (by) expect(later).toContain(by)
        if (by) expect(by.source).toBe(old.source)
        else
          for (const one of later)
            expect([one.source, sideOf(one.claim.stance), kindOf(one)]).not.toEqual([
              old.source,
              sideOf(old.claim.stance),
              kindOf(old),
            ])
      }
    }),
  )
})

const kindOf = ({ claim: { value } }: SpokenClaim) => (value?.kind === 'count' ? value.unit : value?.kind)

test('two claims stand to each other the same whichever comes first', () => {
  fc.assert(
    fc.property(claim, claim, (a, b) => {
      expect(compareClaims(a, b, units)).toBe(compareClaims(b, a, units))
    }),
  )
})

test('another source only ever strengthens a reading', () => {
  fc.assert(
    fc.property(claims, claim, (said, more) => {
      const stranger = { ...more, source: 'stranger' }
      expect(strength([...said, stranger])).toBeLessThanOrEqual(strength(said))
    }),
  )
})

test('one source is a single source unless it contradicts itself', () => {
  fc.assert(
    fc.property(claims, (said) => {
      const own = said.map((one) => ({ ...one, source: 'A' }))
      expect(['single source', 'contradict']).toContain(readClaims(own, units).reading)
    }),
  )
})

test('two counts in one unit contradict exactly when no number fits both', () => {
  fc.assert(
    fc.property(count, count, (a, b) => {
      const [first, second] = [a, { ...b, unit: a.unit }]
      const fits = Array.from({ length: 100 }, (_, number) => number).some((number) =>
        [boundsOf(first), boundsOf(second)].every(({ from, to }) => from <= number && number <= to),
      )
      const { reading } = readClaims([spoken('A', first), spoken('B', second)], units)
      expect(reading === 'contradict').toBe(!fits)
    }),
  )
})

test('every asserted figure lies between low and high', () => {
  fc.assert(
    fc.property(claims, (said) => {
      const { low, high, unit: shared, standing } = readClaims(said, units)
      if (shared === undefined) return
      for (const { claim: one } of standing) {
        if (one.value?.kind !== 'count' || !['asserts', 'accuses'].includes(one.stance)) continue
        expect(boundsOf(one.value).from).toBeGreaterThanOrEqual(low ?? 0)
        if (one.value.unit === shared) expect(boundsOf(one.value).to).toBeLessThanOrEqual(high ?? Infinity)
      }
    }),
  )
})
