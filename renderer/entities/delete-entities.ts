import type { EntityId } from '#contract/ids.ts'
import { call } from '../notebook.ts'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'

/** Deletes actors or events in one change, and offers to take it back. */
export async function deleteEntities(ids: readonly EntityId[]): Promise<void> {
  const count = ids.length
  const [only] = count === 1 ? await call('getDocuments', { ids: [...ids] }) : []
  if (count === 0) return
  await call('deleteEntities', { ids: [...ids] })
  const name = only && 'name' in only ? String(only.name) : ''
  await toastWithUndo(count === 1 ? t('entities.deleted', { name }) : t('entities.deletedMany', { count }))
}
