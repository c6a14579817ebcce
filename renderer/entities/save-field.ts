import type { Asked } from '../notebook.ts'
import { call } from '../notebook.ts'
import type { Actor, Entity, EventEntity } from '#contract/entity.ts'

type Args = Asked<'saveEntity'>
type Fields<Kind extends Entity['kind']> = Omit<Extract<Args, { kind: Kind }>, 'id' | 'kind'>

/** Changes fields of an actor; the others stay as they are. `null` takes one away. */
export async function saveActor(actor: Pick<Actor, 'id'>, fields: Fields<'actor'>): Promise<void> {
  await call('saveEntity', { id: actor.id, kind: 'actor', ...fields })
}

/** Changes fields of an event; the others stay as they are. `null` takes one away. */
export async function saveEvent(event: Pick<EventEntity, 'id'>, fields: Fields<'event'>): Promise<void> {
  await call('saveEntity', { id: event.id, kind: 'event', ...fields })
}

/** Changes what actors and events have alike. */
export async function saveEntity(
  entity: Entity,
  fields: Pick<Fields<'actor'>, 'name' | 'aliases' | 'description'>,
): Promise<void> {
  await (entity.kind === 'actor' ? saveActor(entity, fields) : saveEvent(entity, fields))
}
