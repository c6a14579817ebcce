import { useMemo } from 'react'
import { argsOf, type ClaimDraft, emptyDraft } from '../claims/claim-draft.ts'
import { ClaimForm } from '../claims/ClaimForm.tsx'
import { likelyAbout } from '../claims/likely-about.ts'
import { call } from '../notebook.ts'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'
import type { Target } from './actions.ts'
import type { Reading } from './reading.ts'

type ClaimWordsProps = {
  reading: Reading
  outlet: string | undefined
  target: Target
  onDone: (saved: boolean) => void
}

/** The form for what words of the article claim, begun with what the article already tells about them. */
export function ClaimWords({ reading, outlet, target, onDone }: ClaimWordsProps) {
  const initial = useMemo((): ClaimDraft => {
    const { cards, entities } = reading.store.getState()
    return { ...emptyDraft, about: likelyAbout(cards, entities, target) }
  }, [reading, target])
  const save = async (draft: ClaimDraft) => {
    const { articleId } = reading
    const { start, end } = target
    const { passage, claim, made } = await call('claimWords', { articleId, start, end, ...argsOf(draft) })
    reading.put(passage, claim, ...made)
    reading.choose(passage.id, 'text')
    onDone(true)
    await toastWithUndo(t('claimForm.saved'))
  }
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
