import type { EntityId, Id } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import type { ClaimGroup } from '#contract/views.ts'
import { call, useCall } from '../notebook.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'
import { argsOf, type ClaimDraft, draftOf } from './claim-draft.ts'
import { ClaimForm } from './ClaimForm.tsx'

type EditClaimProps = { said: ClaimGroup['claims'][number]; onClose: () => void }

/** A claim that is there, in its fields again. */
export function EditClaim({ said: { claim, articleId }, onClose }: EditClaimProps) {
  const speakers = claim.attribution.flatMap(({ actorId }) => actorId ?? [])
  const actors = claim.value?.kind === 'actor' ? [...speakers, claim.value.actorId] : speakers
  const ids: Id[] = [claim.passageId, claim.aboutId, articleId, ...actors]
  const documents = useCall('getDocuments', { ids })
  const found = documents.data
  if (!found) return null
  const [passage, , article] = found as [Passage | null, unknown, { outlet?: string } | null]
  const nameOf = (id: EntityId) => {
    const document = found[ids.indexOf(id)]
    return document && 'name' in document ? String(document.name) : ''
  }
  const save = async (draft: ClaimDraft) => {
    if (!passage) return
    const { start, end } = passage.target
    await call('claimWords', { id: claim.id, articleId, start, end, ...argsOf(draft) })
    onClose()
    await toastWithUndo(t('claimForm.saved'))
  }
  return (
    <Dialog open onClose={onClose} title={t('claimForm.editTitle')} closeLabel={t('common.close')}>
      <ClaimForm
        title={t('claimForm.editTitle')}
        initial={draftOf(claim, nameOf)}
        outlet={article?.outlet}
        onSave={save}
        onClose={onClose}
      />
    </Dialog>
  )
}
