import { useId, useState } from 'react'
import { call } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Swatch } from '../ui/Swatch.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'
import { type Code, type CodeId, pathWords } from './code-tree.ts'
import css from './code-dialogs.module.css'
import { CodePicker } from './CodePicker.tsx'

type MergeCodesProps = {
  /** One, to be merged with another that is found first, or all that become one. */
  chosen: readonly Code[]
  codes: readonly Code[]
  onClose: () => void
  onMerged: (kept: CodeId) => void
}

/** Makes one code of several. */
export function MergeCodes({ chosen, codes, onClose, onMerged }: MergeCodesProps) {
  const [other, setOther] = useState<Code>()
  const all = other ? [...chosen, other] : chosen
  const [one] = chosen
  if (one && all.length === 1)
    return (
      <Dialog
        open
        onClose={onClose}
        size="small"
        title={t('codebook.mergeWith', { name: one.tag.name })}
        closeLabel={t('codebook.close')}
      >
        <CodePicker
          codes={codes.filter(({ id }) => id !== one.id)}
          onPick={(picked) => picked.kind === 'code' && setOther(picked.code)}
        />
      </Dialog>
    )
  return <Choose codes={all} onClose={onClose} onMerged={onMerged} />
}

type ChooseProps = { codes: readonly Code[]; onClose: () => void; onMerged: (kept: CodeId) => void }

/** The one that marks the most stays unless another is chosen. */
function Choose({ codes, onClose, onMerged }: ChooseProps) {
  const [keptId, setKeptId] = useState(codes.toSorted((a, b) => b.passages - a.passages)[0]?.id)
  const [busy, setBusy] = useState(false)
  const group = useId()
  const merge = async () => {
    const kept = codes.find(({ id }) => id === keptId)
    if (!kept) return
    setBusy(true)
    try {
      const mergeIds = codes.filter((code) => code !== kept).map(({ id }) => id)
      await call('mergeTags', { keepId: kept.id, mergeIds })
      await toastWithUndo(t('codebook.merged', { count: mergeIds.length, name: kept.tag.name }))
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
      title={t('codebook.mergeTitle')}
      description={t('codebook.mergeExplain')}
      closeLabel={t('codebook.close')}
      actions={
        <>
          <Button onClick={onClose}>{t('codebook.cancel')}</Button>
          <Button look="primary" disabled={busy} onClick={() => void merge()}>
            {busy ? t('codebook.merging') : t('codebook.doMerge')}
          </Button>
        </>
      }
    >
      <fieldset className={css.keep}>
        <legend>{t('codebook.keep')}</legend>
        {codes.map((code) => (
          <label key={code.id} className={css.keepRow}>
            <input
              type="radio"
              name={group}
              checked={code.id === keptId}
              aria-label={t('codebook.keepThis', { name: pathWords(code) })}
              onChange={() => setKeptId(code.id)}
            />
            <Swatch colour={code.tag.colour} />
            <bdi>{pathWords(code)}</bdi>
            <small>{t('codebook.passages', { count: code.passages })}</small>
          </label>
        ))}
      </fieldset>
    </Dialog>
  )
}
