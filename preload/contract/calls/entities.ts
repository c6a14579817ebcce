import { z } from 'zod'
import { shortText } from '../common.ts'
import { actorFields, type Entity, eventFields } from '../entity.ts'
import { type EntityId, entityId, idOf } from '../ids.ts'
import type { EntityHit, EntityPage, ListedEntity } from '../views.ts'
import { call, page, entitiesAsked, editable, marking } from './parts.ts'

/** Calls on actors and events. */
export const entityCalls = {
  saveEntity: call(
    z.discriminatedUnion('kind', [
      z.strictObject({ id: idOf('actor').optional(), kind: z.literal('actor'), ...editable(actorFields), ...marking }),
      z.strictObject({ id: idOf('event').optional(), kind: z.literal('event'), ...editable(eventFields), ...marking }),
    ]),
  ).returns<Entity>(),
  /** Ranked by name, alias, prefix and recency; an empty query gives the most recent. */
  findEntities: call(
    z.strictObject({
      query: shortText,
      kind: z.enum(['actor', 'event']).optional(),
      limit: z.number().int().min(1).max(200).optional(),
    }),
  ).returns<EntityHit[]>(),
  listEntities: call(
    z.strictObject({
      ...entitiesAsked,
      /** Only these, of what else is asked for. */
      ids: z.array(entityId).max(100_000).optional(),
      ...page,
    }),
  ).returns<{ total: number; items: ListedEntity[] }>(),
  /** The ids alone of all that `listEntities` finds, in its order: what a selection across pages is made of. */
  entityIds: call(z.strictObject(entitiesAsked)).returns<EntityId[]>(),
  /** All passages and companions, or the first so many of each: the most linked have thousands. */
  entityPage: call(
    z.strictObject({
      id: entityId,
      passages: z.number().int().nonnegative().optional(),
      companions: z.number().int().nonnegative().optional(),
    }),
  ).returns<EntityPage>(),
  deleteEntity: call(z.strictObject({ id: entityId })).returns<null>(),
  /** One change: undone as one. */
  deleteEntities: call(z.strictObject({ ids: z.array(entityId).min(1).max(100_000) })).returns<null>(),
} as const
