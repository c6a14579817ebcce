import { useEffect, useId, useState } from 'react'
import type { EntityId } from '#contract/ids.ts'
import type { MergeCounts, MergePreview } from '#contract/identity.ts'
import { call, useCall } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'
import { dateWords } from './date-words.ts'
import css from './entities.module.css'
import mergeCss from './merge.module.css'
import { type FieldChoices, MergeFields } from './MergeFields.tsx'
import { typeWords } from './type-words.ts'

type MergeDialogProps = { ids: readonly EntityId[]; onClose: () => void; onMerged: (kept: EntityId) => void }

/** Makes one of several actors or events: asks which stays, field by field where they differ, and says what moves. */
export function MergeDialog({ ids, onClose, onMerged }: MergeDialogProps) {
  const preview = useCall('mergePreview', { ids: [...ids] })
  const problem = preview.error
  useEffect(() => {
    if (!problem) return
    tellProblem(problem)
    onClose()
  }, [problem, onClose])
  if (!preview.data) return null
  return <Choose preview={preview.data} onClose={onClose} onMerged={onMerged} />
}

type ChooseProps = Omit<MergeDialogProps, 'ids'> & { preview: MergePreview }

/** The one with the most passages stays unless another is chosen. */
function likeliest(counts: readonly MergeCounts[]): EntityId | undefined {
  return counts.toSorted((a, b) => b.passages - a.passages)[0]?.id
}

function Choose({ preview, onClose, onMerged }: ChooseProps) {
  const { entities, fields, counts } = preview
  const [keptId, setKeptId] = useState(likeliest(counts))
  const [choices, setChoices] = useState<FieldChoices>({})
  const [busy, setBusy] = useState(false)
  const group = useId()
  const kept = entities.find(({ id }) => id === keptId)
  const others = entities.filter(({ id }) => id !== keptId)
  const merge = async () => {
    if (!kept || others.length === 0) return
    setBusy(true)
    try {
      const mergeIds = others.map(({ id }) => id)
      const merged = await call('mergeEntities', { keepId: kept.id, mergeIds, fields: choices })
      await toastWithUndo(t('entities.merge.done', { count: others.length, name: merged.name }))
      onMerged(kept.id)
    } catch (problem) {
      setBusy(false)
      tellProblem(problem)
    }
  }
  const choose = (field: string, from: EntityId | undefined) => {
    const { [field]: _before, ...rest } = choices
    setChoices(from === undefined ? rest : { ...rest, [field]: from })
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
      <Warnings preview={preview} />
      <fieldset className={css.keep}>
        <legend>{t('entities.merge.keep')}</legend>
        {entities.map((entity) => (
          <label key={entity.id} className={css.keepRow}>
            <input
              type="radio"
              name={group}
              checked={entity.id === keptId}
              aria-label={t('entities.merge.keepThis', { name: entity.name })}
              onChange={() => {
                setKeptId(entity.id)
                setChoices({})
              }}
            />
            <span className={css.keepName}>
              <bdi>{entity.name}</bdi>
              <small>{typeWords(entity)}</small>
            </span>
            <small className={css.keepCount}>
              {t('entities.picker.passages', { count: counts.find(({ id }) => id === entity.id)?.passages ?? 0 })}
            </small>
          </label>
        ))}
      </fieldset>
      {kept && fields.length > 0 && (
        <>
          <h3 className={mergeCss.heading}>{t('identity.fields')}</h3>
          <p className={mergeCss.explain}>{t('identity.fieldsExplain')}</p>
          <MergeFields kind={kept.kind} keptId={kept.id} fields={fields} choices={choices} onChoose={choose} />
        </>
      )}
      <Moves preview={preview} keptId={keptId} />
    </Dialog>
  )
}

/** Somebody said that two of them are not the same: said again before they become one. */
function Warnings({ preview: { notTheSame, entities } }: { preview: MergePreview }) {
  const nameOf = (id: EntityId) => entities.find((entity) => entity.id === id)?.name ?? ''
  return notTheSame.map(({ ids: [one, other], at, by }) => (
    <p key={`${one} ${other}`} role="alert" dir="auto" className={mergeCss.warning}>
      {t('identity.warnNotSame', {
        by: by || t('identity.warnSomebody'),
        date: dateWords(at.slice(0, 10)),
        one: nameOf(one),
        other: nameOf(other),
      })}
    </p>
  ))
}

function Moves({ preview: { counts, entities }, keptId }: { preview: MergePreview; keptId: EntityId | undefined }) {
  const moving = counts.filter(({ id }) => id !== keptId)
  const total = (field: Exclude<keyof MergeCounts, 'id'>) => moving.reduce((sum, one) => sum + one[field], 0)
  return (
    <>
      <h3 className={css.moves}>{t('entities.merge.moves')}</h3>
      <ul className={css.movesList}>
        <li>{t('entities.merge.movesPassages', { count: total('passages') })}</li>
        <li>{t('entities.merge.movesClaims', { count: total('claims') })}</li>
        {total('relations') > 0 && <li>{t('identity.movesRelations', { count: total('relations') })}</li>}
        {total('participations') > 0 && (
          <li>{t('identity.movesParticipations', { count: total('participations') })}</li>
        )}
        {total('notes') > 0 && <li>{t('identity.movesNotes', { count: total('notes') })}</li>}
        <li dir="auto">
          {t('entities.merge.movesNames', { names: namesOf(entities.filter(({ id }) => id !== keptId)) })}
        </li>
      </ul>
    </>
  )
}

function namesOf(entities: MergePreview['entities']): string {
  const names = entities.flatMap(({ name, aliases }) => [name, ...aliases.map((alias) => alias.name)])
  const shown = names.slice(0, 8).join(', ')
  return names.length > 8 ? `${shown}, …` : shown
}
