import type { ClaimGroup } from '#contract/views.ts'
import type { EventEntity } from '#contract/entity.ts'
import { claimGroupsAbout } from '../../claims/groups.ts'
import { foldName } from '../../text/fold.ts'
import { say } from '../../words.ts'
import type { Gathered } from '../gather.ts'

/** What one property of an event comes to, and by which rule. A figure that is not known is absent, never 0. */
export type Figure = { low?: number; best?: number; high?: number; unit: string; speakers: number; policy: string }

/**
 * The researcher's own figures, where there are any; else from the lowest to the highest that anyone claims, the best
 * being known only where all say the same.
 */
export function figureOf({ assessment, low, high, unit = '', speakers }: ClaimGroup): Figure {
  const own = assessment && [assessment.low, assessment.best, assessment.high].some((one) => one !== undefined)
  const figures = own ? pick(assessment) : pick({ low, high, ...(low !== undefined && low === high && { best: low }) })
  return {
    ...figures,
    unit: own ? (assessment.unit ?? unit) : unit,
    speakers: speakers.length,
    policy: say(own ? 'exports.policy.own' : 'exports.policy.range'),
  }
}

type Figures = { low?: number | undefined; best?: number | undefined; high?: number | undefined }

const pick = ({ low, best, high }: Figures) => ({
  ...(low !== undefined && { low }),
  ...(best !== undefined && { best }),
  ...(high !== undefined && { high }),
})

/** The figure of those killed; undefined where nobody says a number. */
export function killedIn({ library }: Gathered, event: EventEntity): Figure | undefined {
  const group = claimGroupsAbout(library, event.id).find(
    ({ property, proposition }) => foldName(property) === 'killed' && proposition === undefined,
  )
  return group && figureOf(group)
}
