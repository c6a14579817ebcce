import type { Entity } from '#contract/entity.ts'
import { call } from '../notebook.ts'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'

type Named = Pick<Entity, 'id' | 'name'>

/** Says of two that they are not the same, or that they are without making them one, and offers to take it back. */
export async function judgeIdentity(one: Named, other: Named, verdict: 'same' | 'not the same'): Promise<void> {
  await call('judgeIdentity', { a: one.id, b: other.id, verdict })
  const said = verdict === 'same' ? 'identity.saidSame' : 'identity.saidNotSame'
  await toastWithUndo(t(said, { name: one.name, other: other.name }))
}
