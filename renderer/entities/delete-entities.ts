import type { Entity } from '#contract/entity.ts'
import { call } from '../notebook.ts'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'

/** Deletes actors or events in one change, and offers to take it back. */
export async function deleteEntities(entities: readonly Pick<Entity, 'id' | 'name'>[]): Promise<void> {
  const [first] = entities
  if (!first) return
  await call('deleteEntities', { ids: entities.map(({ id }) => id) })
  const count = entities.length
  await toastWithUndo(count === 1 ? t('entities.deleted', { name: first.name }) : t('entities.deletedMany', { count }))
}
