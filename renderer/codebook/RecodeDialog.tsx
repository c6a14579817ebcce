import { useEffect, useRef, useState } from 'react'
import { type Asked, call } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'
import type { Code } from './code-tree.ts'
import css from './code-dialogs.module.css'
import { CodePicker, type Picked, PickedWords } from './CodePicker.tsx'

type RecodeArgs = Asked<'recode'>
/** Which passages of a code: those named, all but some, all. */
export type Recoding = Pick<RecodeArgs, 'passageIds' | 'exceptIds' | 'withSubcodes'> & { count: number; all: boolean }

type RecodeDialogProps = {
  code: Code
  codes: readonly Code[]
  recoding: Recoding
  onClose: () => void
  onDone: () => void
}

/** Takes passages of a code to another one, found by name or made here. */
export function RecodeDialog({ code, codes, recoding, onClose, onDone }: RecodeDialogProps) {
  const { count, all, ...which } = recoding
  const [target, setTarget] = useState<Picked>()
  const [keep, setKeep] = useState(false)
  const [articles, setArticles] = useState(false)
  const [busy, setBusy] = useState(false)
  const primary = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (target) primary.current?.focus()
  }, [target])
  const recode = async () => {
    const to = target && toOf(target)
    if (!to) return
    setBusy(true)
    try {
      const done = await call('recode', { fromId: code.id, to, ...which, keep, articles: all && articles })
      await toastWithUndo(t('codebook.recoded', { count: done.passages, name: done.tag.name }))
      onDone()
    } catch (problem) {
      setBusy(false)
      tellProblem(problem)
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('codebook.recodeTitle')}
      description={t('codebook.recodeExplain', { count, name: code.tag.name })}
      closeLabel={t('codebook.close')}
      actions={
        <>
          <Button onClick={onClose}>{t('codebook.cancel')}</Button>
          <Button ref={primary} look="primary" disabled={busy || !target} onClick={() => void recode()}>
            {busy ? t('codebook.recoding') : t('codebook.recodeDo')}
          </Button>
        </>
      }
    >
      <CodePicker codes={codes.filter(({ id }) => id !== code.id)} create onPick={setTarget} />
      <p className={css.target} role="status">
        {target && (
          <>
            {t('codebook.recodeTo')} <PickedWords picked={target} />
          </>
        )}
      </p>
      <Checkbox checked={keep} onChange={setKeep}>
        {t('codebook.recodeKeep', { name: code.tag.name })}
      </Checkbox>
      {all && code.articles > 0 && (
        <Checkbox checked={articles} onChange={setArticles}>
          {t('codebook.recodeArticles', { count: code.articles })}
        </Checkbox>
      )}
    </Dialog>
  )
}

function toOf(picked: Picked): RecodeArgs['to'] | null {
  if (picked.kind === 'code') return { id: picked.code.id }
  return picked.kind === 'create' ? { create: picked.name } : null
}
