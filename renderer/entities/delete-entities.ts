import type { Entity } from '#contract/entity.ts'
import { call } from '../notebook.ts'
import { tellProblem, toast } from '../ui/Toasts.tsx'
import { t } from '../words.ts'

type Named = Pick<Entity, 'id' | 'name'>

/** Deletes actors or events, each a change of its own, and offers to take all of it back. */
export async function deleteEntities(entities: readonly Named[]): Promise<void> {
  let done = 0
  try {
    for (const { id } of entities) {
      await call('deleteEntity', { id })
      done++
    }
  } finally {
    if (done > 0) tell(entities, done)
  }
}

function tell(entities: readonly Named[], done: number): void {
  const undo = async () => {
    for (let left = done; left > 0; left--) await call('undo', {})
  }
  const message =
    done === 1 ? t('entities.deleted', { name: entities[0]?.name ?? '' }) : t('entities.deletedMany', { count: done })
  toast(message, { action: { label: t('entities.undo'), run: () => undo().catch(tellProblem) } })
}
