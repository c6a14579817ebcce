import { z } from 'zod'
import { shortText } from '../common.ts'
import type { Entity } from '../entity.ts'
import { entityId, idOf } from '../ids.ts'
import type { EntityIdentity, EntityParts, LikelyDuplicate, MergePreview } from '../identity.ts'
import { call, page } from './parts.ts'

/** Calls on whether two actors or two events are one. */
export const identityCalls = {
  /** One out of several, in one change. `fields` says whose value of a field stays; else it is the kept one's own. */
  mergeEntities: call(
    z.strictObject({
      keepId: entityId,
      mergeIds: z.array(entityId).min(1).max(1000),
      fields: z.record(shortText, entityId).optional(),
    }),
  ).returns<Entity>(),
  /** What merging these would have to decide, and what it would move. */
  mergePreview: call(z.strictObject({ ids: z.array(entityId).min(1).max(1000) })).returns<MergePreview>(),
  /** What of an entity can be taken to another. */
  entityParts: call(z.strictObject({ id: entityId })).returns<EntityParts>(),
  /**
   * Takes passages of an entity with what rests on them to another or a new one of its kind, in one change, and
   * remembers that the two are not the same. Answers the other one.
   */
  splitEntity: call(
    z.strictObject({
      id: entityId,
      to: z.union([
        z.strictObject({ id: entityId }),
        z.strictObject({ create: shortText.min(1), type: shortText.optional() }),
      ]),
      passageIds: z.array(idOf('passage')).max(1_000_000).optional(),
      claimIds: z.array(idOf('claim')).max(1_000_000).optional(),
      /** Of an actor the events it took part in; of an event its participants. */
      participationIds: z.array(idOf('actor', 'event')).max(100_000).optional(),
      relationIds: z.array(idOf('relation')).max(100_000).optional(),
      /** Other names that are the other one's. */
      aliases: z.array(shortText).max(10_000).optional(),
    }),
  ).returns<Entity>(),
  /** Takes an entity that was merged away out again, with what came from it and was not changed since. */
  unmergeEntity: call(z.strictObject({ fromId: entityId })).returns<Entity>(),
  /** Pairs that may be the same, the surest first; without those somebody said are not. */
  likelyDuplicates: call(
    z.strictObject({ kind: z.enum(['actor', 'event']).optional(), id: entityId.optional(), ...page }),
  ).returns<{ total: number; items: LikelyDuplicate[] }>(),
  identityOf: call(z.strictObject({ id: entityId })).returns<EntityIdentity>(),
  /** A person's word on two: remembered, and said again before they are merged. `null` takes it back. */
  judgeIdentity: call(
    z.strictObject({ a: entityId, b: entityId, verdict: z.enum(['same', 'not the same']).nullable() }),
  ).returns<null>(),
} as const
