import { z } from 'zod'
import { edtf, shortText } from '../common.ts'
import { clock, type Entity } from '../entity.ts'
import { entityId, idOf } from '../ids.ts'
import type { Passage } from '../passage.ts'
import type { Judgement } from '../small-documents.ts'
import { type ClaimDraft, judgedSuggestion, mentionPlace, type Mentions, type Suggestion } from '../suggestion.ts'
import { call } from './parts.ts'

/** Calls that suggest what a text speaks of, and take the answer. */
export const suggestionCalls = {
  /** What the text may speak of and nothing is linked to yet, in the order of its places. */
  suggest: call(z.strictObject({ articleId: idOf('article') })).returns<Suggestion[]>(),
  /**
   * Marks the words, links them to the entity or to a new one, and learns from it: one change. A date becomes that of
   * an event where one is given, with the words as its evidence.
   */
  acceptSuggestion: call(
    z.strictObject({
      ...judgedSuggestion,
      role: shortText.optional(),
      dates: z.strictObject({ eventId: idOf('event'), edtf, clock: clock.optional() }).optional(),
    }),
  ).returns<{
    passage: Passage
    entity: Entity | null
  }>(),
  /** The same is not suggested again: a new name nowhere, anything else not in this article. */
  rejectSuggestion: call(z.strictObject(judgedSuggestion)).returns<Judgement>(),
  /**
   * Marks every mention of an entity by name or alias, in these articles or in all, as one change. With `preview`
   * nothing is changed. `except` are places that were looked at and are none.
   */
  markAllMentions: call(
    z.strictObject({
      entityId,
      articleIds: z.array(idOf('article')).max(100_000).optional(),
      preview: z.boolean().optional(),
      except: z.array(mentionPlace).max(100_000).optional(),
    }),
  ).returns<Mentions & { marked: number }>(),
  /** Where an entity is named and nothing links it, articles with most mentions first. */
  unlinkedMentions: call(
    z.strictObject({ entityId, limit: z.number().int().min(1).max(10_000).optional() }),
  ).returns<Mentions>(),
  /** The roles somebody had before, the most frequent first. */
  rolesOf: call(z.strictObject({ entityId })).returns<string[]>(),
  /** A claim filled in from selected words: the figure in them, and who says it in their sentence. */
  prefillClaim: call(mentionPlace).returns<ClaimDraft>(),
} as const
