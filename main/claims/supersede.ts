import type { Id } from '#contract/ids.ts'
import { saidBy, sideOf, type SpokenClaim } from './said.ts'

/**
 * The claims that a later one of the same source takes the place of. Later is certain only when the whole of one span
 * comes before the other: two figures of one day both stand. A figure of civilians does not take the place of one of
 * people, nor a demand that of an assertion.
 */
export function superseded(claims: readonly SpokenClaim[]): ReadonlySet<Id<'claim'>> {
  const latest = new Map<string, number>()
  for (const spoken of claims) {
    if (!spoken.when || !Number.isFinite(spoken.when.from)) continue
    const measure = measureOf(spoken)
    latest.set(measure, Math.max(latest.get(measure) ?? -Infinity, spoken.when.from))
  }
  const old = claims.filter((spoken) => spoken.when && spoken.when.to < (latest.get(measureOf(spoken)) ?? -Infinity))
  return new Set(old.map(({ claim }) => claim.id))
}

/** Claims of equal measure answer the same question for the same source. */
function measureOf({ claim, source }: SpokenClaim): string {
  const said = saidBy(claim.value)
  const side = sideOf(claim.stance)
  const about = side === 'for' || side === 'against' ? 'fact' : side
  return JSON.stringify([source, about, said.kind, said.kind === 'count' ? said.unit : ''])
}
