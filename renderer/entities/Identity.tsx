import { X } from 'lucide-react'
import { useState } from 'react'
import type { Entity } from '#contract/entity.ts'
import type { EntityId } from '#contract/ids.ts'
import type { EntityIdentity, LikelyDuplicate } from '#contract/identity.ts'
import { useCommands } from '../commands/commands.ts'
import { call, useCall } from '../notebook.ts'
import { pathTo, useGo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Section } from '../ui/Section.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'
import { dateWords } from './date-words.ts'
import { EntityPicker } from './EntityPicker.tsx'
import { judgeIdentity } from './judge-identity.ts'
import mergeCss from './merge.module.css'
import { MergeWith } from './MergeWith.tsx'
import css from './page.module.css'

/** Who else it may be, who it is not, and who was merged into it. */
export function Identity({ entity, readOnly }: { entity: Entity; readOnly: boolean }) {
  const identity = useCall('identityOf', { id: entity.id })
  const [merging, setMerging] = useState<EntityId>()
  const [judging, setJudging] = useState<'same' | 'not the same'>()
  const canChange = () => !readOnly
  useCommands([
    {
      id: 'entity.notSame',
      title: 'identity.sayNotSame',
      group: 'entity',
      when: canChange,
      run: () => setJudging('not the same'),
    },
    { id: 'entity.same', title: 'identity.saySame', group: 'entity', when: canChange, run: () => setJudging('same') },
  ])
  if (!identity.data) return null
  const { judged, merged, likely } = identity.data
  return (
    <Section
      title={t('identity.title')}
      actions={
        !readOnly && (
          <>
            <Button look="quiet" onClick={() => setJudging('not the same')}>
              {t('identity.sayNotSame')}
            </Button>
            <Button look="quiet" onClick={() => setJudging('same')}>
              {t('identity.saySame')}
            </Button>
          </>
        )
      }
    >
      {judged.length + merged.length + likely.length === 0 && <p className={css.none}>{t('identity.none')}</p>}
      {likely.map((pair) => (
        <Likely key={pair.a.id + pair.b.id} pair={pair} of={entity} readOnly={readOnly} onMerge={setMerging} />
      ))}
      {judged.map((word) => (
        <Judged key={word.judgementId} word={word} of={entity} readOnly={readOnly} />
      ))}
      {merged.map((one) => (
        <Merged key={one.fromId} one={one} into={entity} readOnly={readOnly} />
      ))}
      {judging && <Judge of={entity} verdict={judging} onClose={() => setJudging(undefined)} />}
      {merging && <MergeWith one={entity} other={merging} onClose={() => setMerging(undefined)} />}
    </Section>
  )
}

type JudgeProps = { of: Entity; verdict: 'same' | 'not the same'; onClose: () => void }

/** Finds the other one that something is to be said of. */
function Judge({ of, verdict, onClose }: JudgeProps) {
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title={t(verdict === 'same' ? 'identity.saySame' : 'identity.sayNotSame')}
      closeLabel={t('entities.merge.close')}
    >
      <EntityPicker
        kind={of.kind}
        exceptId={of.id}
        onPick={({ entity }) => {
          onClose()
          void judgeIdentity(of, entity, verdict).catch(tellProblem)
        }}
      />
    </Dialog>
  )
}

type LikelyProps = { pair: LikelyDuplicate; of: Entity; readOnly: boolean; onMerge: (other: EntityId) => void }

function Likely({ pair, of, readOnly, onMerge }: LikelyProps) {
  const go = useGo()
  const other = pair.a.id === of.id ? pair.b : pair.a
  return (
    <div className={mergeCss.line}>
      <Chip kind={other.kind} title={t(`identity.why.${pair.why}`)} onClick={() => go(pathTo(other.id))}>
        {other.name}
      </Chip>
      <small>{t('entities.picker.passages', { count: other.passages })}</small>
      {!readOnly && (
        <span className={mergeCss.ends}>
          <Button
            look="quiet"
            aria-label={t('identity.mergeWith', { name: other.name })}
            onClick={() => onMerge(other.id)}
          >
            {t('identity.merge')}
          </Button>
          <Button
            look="quiet"
            aria-label={t('identity.isNot', { name: other.name })}
            onClick={() => void judgeIdentity(of, other, 'not the same').catch(tellProblem)}
          >
            {t('identity.notSame')}
          </Button>
        </span>
      )}
    </div>
  )
}

function Judged({ word, of, readOnly }: { word: EntityIdentity['judged'][number]; of: Entity; readOnly: boolean }) {
  const go = useGo()
  const { verdict, other } = word
  return (
    <div className={mergeCss.line}>
      <small>{t(verdict === 'same' ? 'identity.isSame' : 'identity.isNotSame')}</small>
      <Chip kind={other.kind} onClick={() => go(pathTo(other.id))}>
        {other.name}
      </Chip>
      {!readOnly && (
        <IconButton
          label={t('identity.forget', { name: other.name })}
          onClick={() => void call('judgeIdentity', { a: of.id, b: other.id, verdict: null }).catch(tellProblem)}
        >
          <X aria-hidden="true" />
        </IconButton>
      )}
    </div>
  )
}

function Merged({ one, into, readOnly }: { one: EntityIdentity['merged'][number]; into: Entity; readOnly: boolean }) {
  const takeOut = async () => {
    await call('unmergeEntity', { fromId: one.fromId })
    await toastWithUndo(t('identity.tookOut', { other: one.name, name: into.name }))
  }
  return (
    <div className={mergeCss.line}>
      <small>{t('identity.wasMerged')}</small>
      <bdi>{t('identity.mergedOn', { name: one.name, date: dateWords(one.at.slice(0, 10), 'short') })}</bdi>
      {!readOnly && (
        <Button look="quiet" onClick={() => void takeOut().catch(tellProblem)}>
          {t('identity.takeOut')}
        </Button>
      )}
    </div>
  )
}
