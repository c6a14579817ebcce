import type { Aggregate, Policy } from '#contract/aggregate.ts'
import type { EntityId } from '#contract/ids.ts'
import type { ClaimGroup } from '#contract/views.ts'
import { currentId, entityNow } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'
import { say } from '../words.ts'
import { byName } from './all-groups.ts'
import { claimGroupsAbout } from './groups.ts'

/**
 * What sources say of one property of one event or actor, as one row: for exporters. The researcher's assessment
 * stands beside it in `group`, and never goes into the figures.
 */
export type AggregateRow = {
  aboutId: EntityId
  about: string
  property: string
  proposition?: string
  /** The policy the figures were chosen by, and its name in words: an export names it. */
  policy: Policy
  policyName: string
  /** Low, best and high; absent where nobody asserts a figure (dates, actors, statements only asserted or denied). */
  figures?: Aggregate
  /** Everything else that is said of it: reading, summary, speakers, claims, assessment. */
  group: ClaimGroup
}

/**
 * One row for each property (and proposition) of each event or actor that claims or an assessment are about, in the
 * order of their names. `library` may be the restricted one of an export: what is private does not count then.
 */
export function* aggregateRows(
  library: Library,
  policy: Policy,
  { aboutIds = claimedAbout(library) }: { aboutIds?: Iterable<EntityId> } = {},
): Generator<AggregateRow> {
  const policyName = say(`claims.policies.${policy}`)
  for (const aboutId of byName(library, new Set(aboutIds)))
    for (const group of claimGroupsAbout(library, aboutId)) {
      const figures = figuresUnder(group, policy)
      yield {
        aboutId,
        about: entityNow(library, aboutId)?.name ?? '',
        property: group.property,
        ...(group.proposition !== undefined && { proposition: group.proposition }),
        policy,
        policyName,
        ...(figures && { figures }),
        group,
      }
    }
}

export function figuresUnder({ aggregates }: Pick<ClaimGroup, 'aggregates'>, policy: Policy): Aggregate | undefined {
  return aggregates?.find((one) => one.policy === policy)
}

function claimedAbout(library: Library): Set<EntityId> {
  const found = new Set<EntityId>()
  for (const kind of ['claim', 'assessment'] as const)
    for (const { aboutId } of library.collection(kind).values()) found.add(currentId(library, aboutId))
  return found
}
