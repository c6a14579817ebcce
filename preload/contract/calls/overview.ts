import { z } from 'zod'
import { edtf, shortText } from '../common.ts'
import { entityId } from '../ids.ts'
import {
  type ArticleDays,
  type EventRows,
  eventsWanted,
  type Network,
  tieKinds,
  type TiesBetween,
} from '../overview.ts'
import { call, nothing } from './parts.ts'

/** Calls that look over a whole library: timeline, map, network. */
export const overviewCalls = {
  eventRows: call(z.strictObject(eventsWanted)).returns<EventRows>(),
  articleDays: call(nothing).returns<ArticleDays>(),
  /**
   * The most linked actors and events and what ties them; or those nearest to one. In a range of dates stand events that
   * may have happened in it, relations that may have held and passages of articles published in it.
   */
  network: call(
    z.strictObject({
      around: entityId.optional(),
      steps: z.union([z.literal(1), z.literal(2)]).optional(),
      /** Further ones whose own neighbours are wanted too. */
      expanded: z.array(entityId).max(100).optional(),
      /** How many nodes at most; 60 where it is left out. */
      limit: z.number().int().min(1).max(500).optional(),
      kind: z.enum(['actor', 'event']).optional(),
      type: shortText.min(1).optional(),
      ties: z.array(z.enum(tieKinds)).min(1).optional(),
      /** Ties that count for less are left out. */
      least: z.number().int().min(1).optional(),
      from: edtf.optional(),
      to: edtf.optional(),
    }),
  ).returns<Network>(),
  tiesBetween: call(z.strictObject({ a: entityId, b: entityId })).returns<TiesBetween>(),
} as const
