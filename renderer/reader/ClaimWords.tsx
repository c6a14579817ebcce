import { useEffect, useRef, useState } from 'react'
import { argsOf, type ClaimDraft } from '../claims/claim-draft.ts'
import formStyles from '../claims/claim-form.module.css'
import { ClaimForm } from '../claims/ClaimForm.tsx'
import { call } from '../notebook.ts'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'
import type { Target } from './actions.ts'
import { claimOfWords } from './claim-of-words.ts'
import type { Reading } from './reading.ts'

type ClaimWordsProps = {
  reading: Reading
  outlet: string | undefined
  target: Target
  onDone: (saved: boolean) => void
}

/** The form for what words of the article claim, begun with what they and their sentence tell. */
export function ClaimWords({ reading, outlet, target, onDone }: ClaimWordsProps) {
  const [initial, setInitial] = useState<ClaimDraft | null>(null)
  const { start, end } = target
  useEffect(() => {
    let isOpen = true
    void claimOfWords(reading, { start, end }).then((draft) => isOpen && setInitial(draft))
    return () => {
      isOpen = false
    }
  }, [reading, start, end])
  const save = async (draft: ClaimDraft) => {
    const { articleId } = reading
    const { passage, claim, made } = await call('claimWords', { articleId, start, end, ...argsOf(draft) })
    reading.put(passage, claim, ...made)
    reading.choose(passage.id, 'text')
    onDone(true)
    await toastWithUndo(t('claimForm.saved'))
  }
  if (!initial) return <ReadingWords onClose={() => onDone(false)} />
  return (
    <ClaimForm
      title={t('claimForm.title')}
      initial={initial}
      outlet={outlet}
      onSave={save}
      onClose={() => onDone(false)}
    />
  )
}

/** While the words are read: milliseconds, but for the first time. It holds the focus that the form then takes. */
function ReadingWords({ onClose }: { onClose: () => void }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div
      ref={box}
      role="status"
      tabIndex={-1}
      aria-label={t('claimForm.reading')}
      className={formStyles.reading}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') onClose()
      }}
    >
      <span />
      <span />
      <span />
    </div>
  )
}
