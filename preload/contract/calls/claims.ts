import { z } from 'zod'
import { type Assessment, assessmentFields } from '../assessment.ts'
import { type Claim, claimFields, claimFieldsOfWords, speaking } from '../claim.ts'
import { shortText } from '../common.ts'
import type { Entity } from '../entity.ts'
import { anyId, entityId, idOf } from '../ids.ts'
import type { Passage } from '../passage.ts'
import { type Relation, relationFields } from '../relation.ts'
import type { Judgement } from '../small-documents.ts'
import { type ClaimGroup, claimSorts, type ListedClaimGroup } from '../views.ts'
import { call, page, descending, marking } from './parts.ts'

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
      /** Every word occurs in what a group is about, claims or quotes, or in who says it. */
      query: shortText.optional(),
      disputed: z.boolean().optional(),
      sort: z.enum(claimSorts).optional(),
      descending,
      /** Tells the place of the group with this claim or assessment, too: -1 when there is none. */
      placeOf: z.union([idOf('claim'), idOf('assessment')]).optional(),
      ...page,
    }),
  ).returns<{ total: number; items: ListedClaimGroup[]; place?: number }>(),
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
