import { z } from 'zod'
import { edtf, shortText } from '../common.ts'
import { clock, place } from '../entity.ts'
import { fact } from '../fact.ts'
import { entityId, idOf } from '../ids.ts'
import type { Passage } from '../passage.ts'
import {
  type Affiliations,
  type ClaimMade,
  claimParts,
  type CoOccurrence,
  coOccurrenceLevels,
  type FactsOf,
  type PairTogether,
  type ShownFact,
  type Together,
} from '../cross-reference.ts'
import type { PassagesByArticle } from '../views.ts'
import { basedOnText, call, page } from './parts.ts'

/** Calls on what the words of articles show, and on what stands together in them. */
export const evidenceCalls = {
  /** Lets passages show a field, a part in an event or a tie: one change. */
  addEvidence: call(z.strictObject({ fact, passageIds: z.array(idOf('passage')).min(1).max(1000) })).returns<null>(),
  /**
   * Marks words and lets them show a fact, in one change: the passage of exactly these words is used when there is one,
   * and it is linked to whom the fact is about.
   */
  markEvidence: call(
    z.strictObject({
      fact,
      articleId: idOf('article'),
      start: z.number().int().nonnegative(),
      end: z.number().int().positive(),
      /** What the event is to say as these words say it, in the same change; what it says already stays. */
      fill: z
        .strictObject({
          date: edtf.optional(),
          dateAsWritten: shortText.optional(),
          clock: clock.optional(),
          place: place.optional(),
        })
        .optional(),
      ...basedOnText,
    }),
  ).returns<Passage>(),
  /** The passage no longer shows the fact; the passage and the fact stay. */
  removeEvidence: call(z.strictObject({ fact, passageId: idOf('passage') })).returns<null>(),
  /** What can be shown of these: their fields, parts and ties. */
  factsOf: call(z.strictObject({ ids: z.array(entityId).max(1000) })).returns<FactsOf[]>(),
  /** The facts that a passage shows. */
  factsShownBy: call(z.strictObject({ passageId: idOf('passage') })).returns<ShownFact[]>(),
  /** These passages by article, the newest article first, each with the sentence it stands in; those gone are left out. */
  passagesByArticle: call(z.strictObject({ ids: z.array(idOf('passage')).max(2000) })).returns<PassagesByArticle[]>(),
  /**
   * Who and what stands together, the closest first. Without a `level` all are told that share an article; with one
   * those alone that stand together there, in the order of that count. `total` is how many stand with `id` in all.
   */
  coOccurrence: call(
    z.strictObject({
      id: entityId.optional(),
      kind: z.enum(['actor', 'event']).optional(),
      level: z.enum(coOccurrenceLevels).optional(),
      limit: z.number().int().min(1).max(10_000).optional(),
    }),
  ).returns<{ pairs: PairTogether[]; withOne?: CoOccurrence[]; total?: number }>(),
  /** Where two stand together: what the count of `coOccurrence` counts, to look at. */
  together: call(
    z.strictObject({
      a: entityId,
      b: entityId,
      level: z.enum(coOccurrenceLevels),
      limit: z.number().int().min(1).max(2000).optional(),
    }),
  ).returns<Together>(),
  /** Whom an actor belongs to and who belongs to it, as far as that goes; `on` a date, what held then. */
  affiliations: call(z.strictObject({ id: idOf('actor'), on: edtf.optional() })).returns<Affiliations>(),
  /** What an actor says, passes on or is named in, the latest article first. */
  claimsMade: call(z.strictObject({ id: idOf('actor'), as: z.enum(claimParts).optional(), ...page })).returns<{
    counts: Record<(typeof claimParts)[number], number>
    items: ClaimMade[]
  }>(),
} as const
