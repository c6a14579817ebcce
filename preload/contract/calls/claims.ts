import { z } from 'zod'
import { type Assessment, assessmentFields } from '../assessment.ts'
import { type Claim, claimFields, claimFieldsOfWords, speaking, stances } from '../claim.ts'
import { edtf, shortText } from '../common.ts'
import type { Entity } from '../entity.ts'
import { anyId, entityId, idOf } from '../ids.ts'
import type { Passage } from '../passage.ts'
import { type Relation, relationFields } from '../relation.ts'
import type { Judgement } from '../small-documents.ts'
import {
  bundleSorts,
  type ClaimBundle,
  claimBundlings,
  type ClaimGroup,
  claimSorts,
  type ListedClaim,
  type ListedClaimGroup,
  type Proposition,
} from '../views.ts'
import { call, page, descending, marking } from './parts.ts'

/** What claims are narrowed by; a group is found when one of its claims is. Words are compared folded. */
const claimFilter = {
  /** Every word occurs in what is claimed or quoted, in what it is about, or in who says it. */
  query: shortText.optional(),
  /** Denied or contradicting, unless the researcher's own reading says otherwise. */
  disputed: z.boolean().optional(),
  /** Words of the property, of who speaks, of what it is about. */
  property: shortText.optional(),
  speaker: shortText.optional(),
  about: shortText.optional(),
  stance: z.enum(stances).optional(),
  /** Said on these days, the first and the last included, as far as the days of claims are known. */
  from: edtf.optional(),
  to: edtf.optional(),
}

/** Calls on relations, claims and the researcher’s own assessments and judgements. */
export const claimCalls = {
  saveRelation: call(
    z.strictObject({ id: idOf('relation').optional(), ...relationFields, ...marking }),
  ).returns<Relation>(),
  deleteRelation: call(z.strictObject({ id: idOf('relation') })).returns<null>(),
  saveClaim: call(z.strictObject({ id: idOf('claim').optional(), ...claimFields, ...marking })).returns<Claim>(),
  /**
   * Marks words and records what a source claims with them, in one change: the passage of exactly these words is used
   * when there is one, it is linked to what the claim is about, and whoever has a `create` is made when nobody has that
   * name.
   */
  claimWords: call(
    z.strictObject({
      /** A claim to change; without it another is recorded. */
      id: idOf('claim').optional(),
      articleId: idOf('article'),
      start: z.number().int().nonnegative(),
      end: z.number().int().positive(),
      about: z.union([
        z.strictObject({ id: entityId }),
        z.strictObject({ create: z.enum(['actor', 'event']), name: shortText.min(1) }),
      ]),
      ...claimFieldsOfWords,
      attribution: z
        .array(
          z.union([
            z.strictObject({ actorId: idOf('actor'), as: z.enum(speaking) }),
            z.strictObject({ create: z.literal('actor'), name: shortText.min(1), as: z.enum(speaking) }),
          ]),
        )
        .max(20),
      ...marking,
    }),
  ).returns<{ passage: Passage; claim: Claim; made: Entity[] }>(),
  deleteClaim: call(z.strictObject({ id: idOf('claim') })).returns<null>(),
  listClaims: call(
    z.strictObject({
      aboutId: entityId.optional(),
      articleId: idOf('article').optional(),
      disputed: z.boolean().optional(),
    }),
  ).returns<ClaimGroup[]>(),
  /** The groups of all claims as a list shows them, without the claims; by what they are about unless sorted. */
  claimGroups: call(
    z.strictObject({
      ...claimFilter,
      sort: z.enum(claimSorts).optional(),
      descending,
      /** Tells the place of the group with this claim or assessment, too: -1 when there is none. */
      placeOf: z.union([idOf('claim'), idOf('assessment')]).optional(),
      ...page,
    }),
  ).returns<{ total: number; items: ListedClaimGroup[]; place?: number }>(),
  /** Single claims by what they have in common, without the claims; by title unless sorted. */
  claimBundles: call(
    z.strictObject({
      by: z.enum(claimBundlings),
      ...claimFilter,
      sort: z.enum(bundleSorts).optional(),
      descending,
      ...page,
    }),
  ).returns<{ total: number; items: ClaimBundle[] }>(),
  /** The claims of a bundle, by what they are about and property, then by their days. */
  claimsOf: call(z.strictObject({ by: z.enum(claimBundlings), key: shortText, ...claimFilter, ...page })).returns<{
    total: number
    items: ListedClaim[]
  }>(),
  /** Statements that are asserted or denied already, most used first: to say yes or no to the same one. */
  propositions: call(
    z.strictObject({ aboutId: entityId.optional(), query: shortText.optional(), limit: page.limit }),
  ).returns<Proposition[]>(),
  saveAssessment: call(
    z.strictObject({ id: idOf('assessment').optional(), ...assessmentFields, ...marking }),
  ).returns<Assessment>(),
  deleteAssessment: call(z.strictObject({ id: idOf('assessment') })).returns<null>(),
  saveJudgement: call(
    z.strictObject({
      subjectIds: z.array(anyId),
      text: shortText.optional(),
      verdict: z.enum(['same', 'not the same', 'accepted', 'rejected']),
    }),
  ).returns<Judgement>(),
} as const
