import type { Id } from '#contract/ids.ts'
import type { Span } from '../entities/dates.ts'
import { saidBy, sideOf, type SpokenClaim } from './said.ts'

/**
 * The claims that a later one of the same source takes the place of, with the next that does. Later is certain only
 * when the whole of one span comes before the other: two figures of one day both stand. A figure of civilians does not
 * take the place of one of people, nor a demand that of an assertion.
 */
export function superseded(claims: readonly SpokenClaim[]): ReadonlyMap<Id<'claim'>, Id<'claim'>> {
  const byMeasure = Map.groupBy(claims.filter(isDated), measureOf)
  const replaced = new Map<Id<'claim'>, Id<'claim'>>()
  for (const dated of byMeasure.values()) {
    const later = dated.toSorted(bySpan)
    for (const { claim, when } of dated) {
      const next = later[firstAfter(later, when.to)]
      if (next) replaced.set(claim.id, next.claim.id)
    }
  }
  return replaced
}

type Dated = SpokenClaim & { when: Span }

function isDated(spoken: SpokenClaim): spoken is Dated {
  return spoken.when !== undefined && Number.isFinite(spoken.when.from)
}

function bySpan(a: Dated, b: Dated): number {
  return a.when.from - b.when.from || a.when.to - b.when.to || (a.claim.id < b.claim.id ? -1 : 1)
}

/** The place of the first that begins after this moment, in what is sorted by its beginning. */
function firstAfter(sorted: readonly Dated[], moment: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as Dated).when.from > moment) high = middle
    else low = middle + 1
  }
  return low
}

/** Claims of equal measure answer the same question for the same source. */
function measureOf({ claim, source }: SpokenClaim): string {
  const said = saidBy(claim.value)
  const side = sideOf(claim.stance)
  const about = side === 'for' || side === 'against' ? 'fact' : side
  return JSON.stringify([source, about, said.kind, said.kind === 'count' ? said.unit : ''])
}
