import fc from 'fast-check'
import { comparators, stances } from '#contract/claim.ts'
import type { SpokenClaim } from '../../../main/claims/said.ts'
import { actor, date, spoken, text } from './spoken-claims.ts'

const unit = fc.constantFrom('people', 'civilians', 'combatants', 'soldiers', 'houses')

/** A figure with a comparator, or a range with both or one of its ends. */
export const count = fc.record({
  kind: fc.constant('count' as const),
  comparator: fc.constantFrom(...comparators),
  number: fc.nat(40),
  unit,
})

const range = fc
  .tuple(fc.nat(40), fc.nat(40), fc.constantFrom('both', 'min', 'max'), unit)
  .map(([a, b, ends, unit]) => ({
    kind: 'count' as const,
    comparator: '=' as const,
    unit,
    ...(ends !== 'max' && { min: Math.min(a, b) }),
    ...(ends !== 'min' && { max: Math.max(a, b) }),
  }))

const value = fc.oneof(
  { weight: 4, arbitrary: count },
  { weight: 2, arbitrary: range },
  fc.constantFrom('a', 'b').map(text),
  fc.constantFrom('2023', '2023-09', '2023-09-19', '2023-09-20/..').map(date),
  fc.constantFrom(1, 2).map(actor),
  fc.constant(undefined),
)

/** What one of three sources says of one property, in whatever stance and unit, dated or not. */
export const claim: fc.Arbitrary<SpokenClaim> = fc
  .record({
    source: fc.constantFrom('A', 'B', 'C'),
    value,
    stance: fc.constantFrom(...stances),
    on: fc.constantFrom('2023-09-19', '2023-09-20', '2023-09', undefined),
  })
  .map(({ source, value, stance, on }) => spoken(source, value, { stance, ...(on !== undefined && { on }) }))

export const claims = fc.array(claim, { maxLength: 8 })

/** Claims, and the same claims in another order. */
export const shuffled = claims.chain((said) =>
  fc.tuple(fc.constant(said), fc.shuffledSubarray(said, { minLength: said.length })),
)
