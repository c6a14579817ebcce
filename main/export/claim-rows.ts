import type { Policy } from '#contract/aggregate.ts'
import type { Assessment } from '#contract/assessment.ts'
import type { ClaimGroup } from '#contract/views.ts'
import type { Entity } from '#contract/entity.ts'
import { figuresUnder } from '../claims/aggregate-rows.ts'
import { claimGroupsAbout } from '../claims/groups.ts'
import { valueInWords } from '../claims/in-words.ts'
import { say } from '../words.ts'
import type { Gathered } from './gather.ts'

/** One claim as a report's table shows it; `passageId` leads to its words. */
export type ClaimRow = {
  speaker: string
  says: string
  words: string
  superseded: boolean
  passageId: string
  articleId: string
}

export type ReportedClaims = { property: string; reading: string; summary: string; own: string; rows: ClaimRow[] }

/** What sources claim about an entity, each group with its reading and the researcher's own. */
export function claimsAbout({ library, policy }: Gathered, entity: Entity): ReportedClaims[] {
  return claimGroupsAbout(library, entity.id).map((group) => ({
    property: [group.property, group.proposition].filter(Boolean).join(': '),
    reading: group.reading,
    summary: [group.summary, ...group.assumptions, ...figureWords(group, policy)].join('. '),
    own: ownWords(group.assessment),
    rows: group.claims.map((told) => ({
      speaker: told.chain.map((link) => link.name).join(' › '),
      says: [
        told.claim.stance,
        told.claim.value &&
          valueInWords(told.claim.value, { nameOf: (id) => library.get(id as Entity['id'])?.name ?? '' }),
        told.claim.saidOn,
      ]
        .filter(Boolean)
        .join(', '),
      words: told.words,
      superseded: told.superseded,
      passageId: told.claim.passageId,
      articleId: told.articleId,
    })),
  }))
}

/** "Figure: 7 people (low 7, high 27). Most conservative: the lowest figure that a speaker names (RT)". */
function figureWords(group: ClaimGroup, policy: Policy | undefined): string[] {
  const figure = policy && figuresUnder(group, policy)
  if (!figure) return []
  const { best, low, high, unit, how } = figure
  return [say('claims.aggregates.figure', { best, low, high, unit }), how]
}

/** The researcher's own reading, figures and reason; empty where there are none. */
export function ownWords(assessment: Assessment | undefined): string {
  if (!assessment) return ''
  const { low, best, high, unit, text, reading, reason } = assessment
  const figures = [low, best, high].some((figure) => figure !== undefined)
    ? [[low, best, high].map((figure) => figure ?? '–').join(' / '), unit].filter(Boolean).join(' ')
    : ''
  return [reading, text, figures, reason].filter(Boolean).join('. ')
}
