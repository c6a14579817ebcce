import { type Aggregate, policies } from '#contract/aggregate.ts'
import { say } from '../words.ts'
import { aggregate, type Aggregated } from './aggregate.ts'
import type { SpokenClaim } from './said.ts'
import type { UnitTree } from './units.ts'

/** The names that an aggregate is told with, and how many claims its speakers replaced. */
export type AggregateNames = {
  speaker: (source: string) => string
  unit: (folded: string) => string
  superseded: number
}

/** One figure for each policy, each saying how it was chosen; none where nobody asserts a figure. */
export function aggregatesOf(claims: readonly SpokenClaim[], units: UnitTree, names: AggregateNames): Aggregate[] {
  return policies.flatMap((policy) => {
    const found = aggregate(claims, policy, units)
    return found ? [told(found, names)] : []
  })
}

function told(found: Aggregated, names: AggregateNames): Aggregate {
  const { policy, low, best, high, fewer, more } = found
  return {
    policy,
    unit: names.unit(found.unit),
    low,
    best,
    high,
    fewer,
    more,
    speakers: named(found.speakers, names),
    naming: named(found.naming, names),
    how: howInWords(found, names),
  }
}

const named = (sources: readonly string[], { speaker }: AggregateNames) => sources.map(speaker).toSorted()

/** "Most conservative: the lowest figure that a speaker names (RT); more is left possible". */
function howInWords(found: Aggregated, names: AggregateNames): string {
  const { policy, narrower, outside, others } = found
  const unit = names.unit(found.unit)
  const units = (folded: readonly string[]) => folded.map(names.unit).join(', ')
  const chosen = say(`claims.aggregates.${wayOf(found)}`, {
    policy: say(`claims.policies.${policy}`),
    naming: named(found.naming, names).join(', '),
    count: found.naming.length,
    of: found.speakers.length,
  })
  const stances = (['denies', 'doubts', 'demands'] as const).filter((stance) => others[stance].length > 0)
  return [
    chosen,
    ...(found.more ? [say('claims.aggregates.more')] : []),
    ...(found.fewer ? [say('claims.aggregates.fewer')] : []),
    ...(narrower.length > 0 ? [say('claims.aggregates.narrower', { narrower: units(narrower), unit })] : []),
    ...(outside.length > 0 ? [say('claims.aggregates.outside', { outside: units(outside), unit })] : []),
    ...(names.superseded > 0 ? [say('claims.aggregates.superseded', { count: names.superseded })] : []),
    ...stances.map((stance) =>
      say(`claims.aggregates.${stance}`, { speakers: named(others[stance], names).join(', ') }),
    ),
  ].join('; ')
}

/** Which sentence tells it: nothing was chosen where one speaker names one figure. */
function wayOf({ policy, speakers, low, high, tied }: Aggregated) {
  if (speakers.length === 1 && low === high) return 'alone'
  return policy === 'reported' && tied ? 'tied' : policy
}
