import type { Entity } from '#contract/entity.ts'
import { call } from '../notebook.ts'
import { go, pathTo } from '../routes.ts'
import { t } from '../words.ts'

/** Makes an actor or event and opens its page, where it is given its name. */
export async function createEntity(kind: Entity['kind']): Promise<void> {
  const name = kind === 'actor' ? t('entities.list.newActorName') : t('entities.list.newEventName')
  const entity = await call('saveEntity', { kind, name })
  go(`${pathTo(entity.id)}?new=1`)
}
