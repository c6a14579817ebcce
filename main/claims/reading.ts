import { type Reading, readings } from '#contract/claim.ts'
import type { Id } from '#contract/ids.ts'
import { type Comparison, compareClaims } from './compare.ts'
import { boundsOf, saidBy, sideOf, type SpokenClaim } from './said.ts'
import { superseded } from './supersede.ts'
import { sharedUnit, type UnitTree } from './units.ts'

/** How the claims about one property of one event stand to each other. */
export type GroupReading = {
  reading: Reading
  /** Each with the claim that takes its place. */
  superseded: ReadonlyMap<Id<'claim'>, Id<'claim'>>
  /** The claims that the reading rests on. */
  standing: SpokenClaim[]
  /** Folded: the unit that all counts are within. */
  unit?: string
  /** From the lowest to the highest figure that anyone asserts; each is absent where someone leaves that side open. */
  low?: number
  high?: number
}

/**
 * The strongest of all pairs wins: denied, contradict, compatible, agree. Sources count by who speaks; two claims of
 * one source only ever contradict each other. The order of the claims plays no part.
 */
export function readClaims(claims: readonly SpokenClaim[], units: UnitTree): GroupReading {
  const old = superseded(claims)
  const standing = claims.filter(({ claim }) => !old.has(claim.id))
  return { reading: strongest(standing, units), superseded: old, standing, ...extentOf(standing, units) }
}

function strongest(standing: readonly SpokenClaim[], units: UnitTree): Reading {
  const distinct = distinctOf(standing)
  let reading: Reading = 'single source'
  for (const [index, a] of distinct.entries()) {
    for (let other = 0; other < index; other += 1) {
      const found = between(a, distinct[other] as SpokenClaim, units)
      if (found !== null && readings.indexOf(found) < readings.indexOf(reading)) reading = found
    }
    if (reading === 'denied') break
  }
  return reading
}

/**
 * Of each content, one claim of two sources: a third that says the same stands to every other claim as one of the two
 * does, so that thousands of sources that agree cost no more than two.
 */
function distinctOf(claims: readonly SpokenClaim[]): SpokenClaim[] {
  const bySource = new Map<string, Map<string, SpokenClaim>>()
  for (const spoken of claims) {
    const content = JSON.stringify([spoken.claim.stance, saidBy(spoken.claim.value)])
    const sources = bySource.get(content) ?? new Map<string, SpokenClaim>()
    bySource.set(content, sources)
    if (sources.size < 2 && !sources.has(spoken.source)) sources.set(spoken.source, spoken)
  }
  return [...bySource.values()].flatMap((sources) => [...sources.values()])
}

function between(a: SpokenClaim, b: SpokenClaim, units: UnitTree): Comparison | null {
  const found = compareClaims(a, b, units)
  if (a.source !== b.source) return found
  return found === 'denied' || found === 'contradict' ? 'contradict' : null
}

/** The extent of what is asserted, in the widest unit; a narrower unit bounds it from below only. */
function extentOf(standing: readonly SpokenClaim[], units: UnitTree): Pick<GroupReading, 'unit' | 'low' | 'high'> {
  const counts = standing.flatMap(({ claim }) => {
    if (claim.value?.kind !== 'count' || sideOf(claim.stance) !== 'for') return []
    const said = saidBy(claim.value)
    return said.kind === 'count' ? [{ ...boundsOf(claim.value), unit: said.unit }] : []
  })
  const unit = sharedUnit(
    units,
    counts.map((count) => count.unit),
  )
  if (unit === undefined) return {}
  const low = Math.min(...counts.map((count) => (count.from === 0 && count.to > 0 ? -Infinity : count.from)))
  const high = Math.max(...counts.map((count) => (count.unit === unit ? count.to : count.from)))
  return { unit, ...(Number.isFinite(low) && { low }), ...(Number.isFinite(high) && { high }) }
}
