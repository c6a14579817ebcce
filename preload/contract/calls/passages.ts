import { z } from 'zod'
import { longText, shortText } from '../common.ts'
import type { Entity } from '../entity.ts'
import { entityId, idOf } from '../ids.ts'
import type { Passage } from '../passage.ts'
import type { Tag } from '../small-documents.ts'
import type { AnnotateOutcome, ListedPassage, PassageCard, PassageToReview } from '../views.ts'
import { call, page, marking, basedOnText } from './parts.ts'

/** Calls that mark passages, link them and list them. */
export const passageCalls = {
  /** Of an orphaned one, whose place is 0 to 0, the same place again leaves it orphaned; other ends anchor it anew. */
  savePassage: call(
    z.strictObject({
      id: idOf('passage').optional(),
      articleId: idOf('article'),
      start: z.number().int().nonnegative(),
      end: z.number().int().nonnegative(),
      comment: longText.nullable().optional(),
      tags: z.array(idOf('tag')).optional(),
      ...basedOnText,
      ...marking,
    }),
  ).returns<Passage>(),
  deletePassage: call(z.strictObject({ id: idOf('passage') })).returns<null>(),
  linkPassage: call(
    z.strictObject({ passageId: idOf('passage'), entityId, role: shortText.nullable().optional() }),
  ).returns<Passage>(),
  unlinkPassage: call(z.strictObject({ passageId: idOf('passage'), entityId })).returns<Passage>(),
  /**
   * Marks words and links them in one change: the passage of exactly these words is used when there is one, and the
   * entity is made when `create` is given instead of `entityId`. With `asAlias` the words become another name of it.
   */
  markPassage: call(
    z.strictObject({
      articleId: idOf('article'),
      start: z.number().int().nonnegative(),
      end: z.number().int().positive(),
      entityId: entityId.optional(),
      create: z
        .strictObject({ kind: z.enum(['actor', 'event']), name: shortText.min(1), type: shortText.optional() })
        .optional(),
      role: shortText.optional(),
      asAlias: z.boolean().optional(),
      tagId: idOf('tag').optional(),
      createTag: shortText.min(1).optional(),
      ...basedOnText,
    }),
  ).returns<{ passage: Passage; entity: Entity | null; tag: Tag | null }>(),
  listPassages: call(
    z.strictObject({
      articleId: idOf('article').optional(),
      entityId: entityId.optional(),
      tagId: idOf('tag').optional(),
      /**
       * Every word occurs in the words of a passage, the title or date of its article or a name linked. With it no
       * more are looked for than the page holds and one: `total` tells only whether there are more.
       */
      query: shortText.optional(),
      /** With the page or time of each in its source, for which texts are read. */
      places: z.boolean().optional(),
      ...page,
    }),
  ).returns<{ total: number; items: ListedPassage[] }>(),
  /** The passages of one article in text order, with all that their cards show. */
  passageCards: call(z.strictObject({ articleId: idOf('article') })).returns<PassageCard[]>(),
  /** The passages that a new text left uncertain, changed or orphaned, by article in text order. */
  passagesToReview: call(z.strictObject({ articleId: idOf('article').optional(), ...page })).returns<{
    total: number
    items: PassageToReview[]
  }>(),
  /** Accepts a moved or changed passage as it stands. An orphaned one is placed anew by `savePassage`, or deleted. */
  reviewPassage: call(z.strictObject({ id: idOf('passage'), verdict: z.enum(['accept']) })).returns<Passage>(),
  /** W3C annotations as one JSON text: an annotation, an array, a page or a collection. */
  annotate: call(z.strictObject({ json: z.string(), articleId: idOf('article').optional() })).returns<
    AnnotateOutcome[]
  >(),
} as const
