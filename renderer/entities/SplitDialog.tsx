import { useEffect, useState } from 'react'
import type { Entity } from '#contract/entity.ts'
import type { EntityId } from '#contract/ids.ts'
import type { EntityParts } from '#contract/identity.ts'
import { call, useCall } from '../notebook.ts'
import { pathTo, useGo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { TextField } from '../ui/TextField.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'
import { EntityPicker } from './EntityPicker.tsx'
import css from './merge.module.css'
import { nothingChosen, partsThatGo } from './split-choice.ts'
import { SplitParts } from './SplitParts.tsx'

/** Takes part of what is said of an actor or event to another: a homonym, or two that were taken for one. */
export function SplitDialog({ id, onClose }: { id: EntityId; onClose: () => void }) {
  const parts = useCall('entityParts', { id })
  const problem = parts.error
  useEffect(() => {
    if (!problem) return
    tellProblem(problem)
    onClose()
  }, [problem, onClose])
  return parts.data ? <Choose parts={parts.data} onClose={onClose} /> : null
}

type Target = Pick<Entity, 'id' | 'name'>

function Choose({ parts, onClose }: { parts: EntityParts; onClose: () => void }) {
  const { entity } = parts
  const go = useGo()
  const [choice, setChoice] = useState(nothingChosen)
  const [way, setWay] = useState<'new' | 'other'>('new')
  const [name, setName] = useState(entity.name)
  const [other, setOther] = useState<Target>()
  const [picking, setPicking] = useState(false)
  const [busy, setBusy] = useState(false)
  const going = partsThatGo(parts, choice)
  const isReady = (way === 'new' ? name.trim() !== '' : other !== undefined) && isAny(going)
  const split = async () => {
    setBusy(true)
    try {
      const to = way === 'other' && other ? { id: other.id } : { create: name.trim() }
      const made = await call('splitEntity', { id: entity.id, to, ...going })
      await toastWithUndo(t('identity.splitDone', { other: made.name, name: entity.name }))
      onClose()
      go(pathTo(made.id))
    } catch (problem) {
      setBusy(false)
      tellProblem(problem)
    }
  }
  if (picking)
    return (
      <Dialog
        open
        onClose={() => setPicking(false)}
        size="small"
        title={t('identity.splitOther')}
        closeLabel={t('entities.merge.close')}
      >
        <EntityPicker
          kind={entity.kind}
          exceptId={entity.id}
          onPick={(hit) => {
            setOther(hit.entity)
            setPicking(false)
          }}
        />
      </Dialog>
    )
  return (
    <Dialog
      open
      onClose={onClose}
      size="large"
      title={t('identity.splitTitle', { name: entity.name })}
      description={t('identity.splitExplain')}
      closeLabel={t('entities.merge.close')}
      actions={
        <>
          <Button onClick={onClose}>{t('entities.merge.cancel')}</Button>
          <Button look="primary" disabled={busy || !isReady} onClick={() => void split()}>
            {busy ? t('identity.splitting') : t('identity.splitDo')}
          </Button>
        </>
      }
    >
      <div className={css.to}>
        <Segmented
          label={t('identity.splitTo')}
          value={way}
          onChange={setWay}
          options={[
            { value: 'new', label: t('identity.splitNew') },
            { value: 'other', label: t('identity.splitOther') },
          ]}
        />
        {way === 'new' ? (
          <TextField label={t('identity.splitName')} value={name} onChange={setName} />
        ) : (
          <Button onClick={() => setPicking(true)}>
            <bdi>{other?.name ?? t('identity.splitChoose')}</bdi>
          </Button>
        )}
      </div>
      <p className={css.explain}>{t('identity.splitAlong')}</p>
      <SplitParts parts={parts} choice={choice} onChoice={setChoice} />
    </Dialog>
  )
}

function isAny(going: ReturnType<typeof partsThatGo>): boolean {
  return Object.values(going).some((ids) => ids.length > 0)
}
