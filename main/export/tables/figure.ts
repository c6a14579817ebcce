import type { Policy } from '#contract/aggregate.ts'
import type { EventEntity } from '#contract/entity.ts'
import type { ClaimGroup } from '#contract/views.ts'
import { figuresUnder } from '../../claims/aggregate-rows.ts'
import { claimGroupsAbout } from '../../claims/groups.ts'
import { foldName } from '../../text/fold.ts'
import { say } from '../../words.ts'
import type { Gathered } from '../gather.ts'

/**
 * What one property of an event comes to, and by which policy. A figure that is not known is absent, never 0; so is a
 * side that somebody leaves open.
 */
export type Figure = { low?: number; best?: number; high?: number; unit: string; speakers: number; policy: string }

/** The figure that most sources name, unless somebody asks for another policy. */
export const usualPolicy: Policy = 'reported'

/** What the policy makes of what sources claim. The researcher's own assessment stands beside it, in a row of its own. */
export function figureOf(group: ClaimGroup, policy: Policy): Figure {
  const claimed = figuresUnder(group, policy)
  if (!claimed) return { unit: group.unit ?? '', speakers: group.speakers.length, policy: '' }
  const { low, best, high, fewer, more } = claimed
  return {
    ...pick({ low: fewer ? undefined : low, best, high: more ? undefined : high }),
    unit: claimed.unit,
    speakers: claimed.speakers.length,
    policy: say(`claims.policies.${policy}`),
  }
}

type Figures = { low?: number | undefined; best?: number | undefined; high?: number | undefined }

const pick = ({ low, best, high }: Figures) => ({
  ...(low !== undefined && { low }),
  ...(best !== undefined && { best }),
  ...(high !== undefined && { high }),
})

/** The figure of those killed; undefined where nobody says a number. */
export function killedIn(gathered: Gathered, event: EventEntity, policy: Policy): Figure | undefined {
  const group = killedGroup(gathered, event)
  const figure = group && figureOf(group, policy)
  return figure?.policy ? figure : undefined
}

/** What is claimed of those killed in an event. */
export function killedGroup({ library }: Gathered, event: EventEntity): ClaimGroup | undefined {
  return claimGroupsAbout(library, event.id).find(
    ({ property, proposition }) => foldName(property) === 'killed' && proposition === undefined,
  )
}
