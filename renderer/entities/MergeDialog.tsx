import { useId, useState } from 'react'
import type { Entity } from '#contract/entity.ts'
import type { EntityId } from '#contract/ids.ts'
import { call } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'
import css from './entities.module.css'
import { typeWords } from './type-words.ts'

/** What the dialog shows of each one that may stay. */
export type Mergeable = Pick<Entity, 'id' | 'kind' | 'name'> & {
  type?: string
  aliases: readonly string[]
  passages: number
  claims: number
}

type MergeDialogProps = { entities: readonly Mergeable[]; onClose: () => void; onMerged: (kept: EntityId) => void }

/** The one with the most passages stays unless another is chosen. */
function likeliest(entities: readonly Mergeable[]): Mergeable | undefined {
  return entities.toSorted((a, b) => b.passages - a.passages)[0]
}

/** Makes one of several actors or events: asks which stays, says what moves. One change, undone as one. */
export function MergeDialog({ entities, onClose, onMerged }: MergeDialogProps) {
  const [keptId, setKeptId] = useState(likeliest(entities)?.id)
  const [busy, setBusy] = useState(false)
  const group = useId()
  const kept = entities.find(({ id }) => id === keptId)
  const others = entities.filter(({ id }) => id !== keptId)
  const merge = async () => {
    if (!kept || others.length === 0) return
    setBusy(true)
    try {
      await call('mergeEntities', { keepId: kept.id, mergeIds: others.map(({ id }) => id) })
      await toastWithUndo(t('entities.merge.done', { count: others.length, name: kept.name }))
      onMerged(kept.id)
    } catch (problem) {
      setBusy(false)
      tellProblem(problem)
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('entities.merge.title')}
      description={t('entities.merge.explain')}
      closeLabel={t('entities.merge.close')}
      actions={
        <>
          <Button onClick={onClose}>{t('entities.merge.cancel')}</Button>
          <Button look="primary" disabled={busy || others.length === 0} onClick={() => void merge()}>
            {busy ? t('entities.merge.merging') : t('entities.merge.merge')}
          </Button>
        </>
      }
    >
      <fieldset className={css.keep}>
        <legend>{t('entities.merge.keep')}</legend>
        {entities.map((entity) => (
          <label key={entity.id} className={css.keepRow}>
            <input
              type="radio"
              name={group}
              checked={entity.id === keptId}
              aria-label={t('entities.merge.keepThis', { name: entity.name })}
              onChange={() => setKeptId(entity.id)}
            />
            <span className={css.keepName}>
              <bdi>{entity.name}</bdi>
              <small>{typeWords(entity)}</small>
            </span>
            <small className={css.keepCount}>{t('entities.picker.passages', { count: entity.passages })}</small>
          </label>
        ))}
      </fieldset>
      <h3 className={css.moves}>{t('entities.merge.moves')}</h3>
      <ul className={css.movesList}>
        <li>{t('entities.merge.movesPassages', { count: total(others, 'passages') })}</li>
        <li>{t('entities.merge.movesClaims', { count: total(others, 'claims') })}</li>
        <li dir="auto">{t('entities.merge.movesNames', { names: namesOf(others) })}</li>
      </ul>
    </Dialog>
  )
}

function total(entities: readonly Mergeable[], field: 'passages' | 'claims'): number {
  return entities.reduce((sum, entity) => sum + entity[field], 0)
}

function namesOf(entities: readonly Mergeable[]): string {
  const names = entities.flatMap(({ name, aliases }) => [name, ...aliases])
  const shown = names.slice(0, 8).join(', ')
  return names.length > 8 ? `${shown}, …` : shown
}
