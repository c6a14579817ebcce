import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ClaimGroup, Speaker } from '#contract/views.ts'
import { call, useCall } from '../notebook.ts'
import { pathToPassage, useGo } from '../routes.ts'
import { classes } from '../ui/classes.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'
import { claimLine } from './claim-words.ts'
import css from './claims.module.css'
import { EditClaim } from './EditClaim.tsx'
import { useActorNames } from './ClaimTable.tsx'

type Said = ClaimGroup['claims'][number]

/** "Aliyev · as the press service, TASS reports". */
export function chainWords(chain: readonly Speaker[]): string {
  const [first, ...reporters] = chain
  const names = reporters.map(({ name }) => name).join(', ')
  return names ? `${first?.name ?? ''} · ${t('entities.claims.chainReports', { name: names })}` : (first?.name ?? '')
}

async function deleteClaim({ claim }: Said, about: string): Promise<void> {
  await call('deleteClaim', { id: claim.id })
  await toastWithUndo(t('entities.claims.removed', { name: about }))
}

/** What each source says, with the words that say it: a click goes to them. */
export function SaidList({ group, about }: { group: ClaimGroup; about: string }) {
  const go = useGo()
  const nameOf = useActorNames([group])
  const readOnly = Boolean(useCall('libraryInfo', {}).data?.readOnly)
  const [edited, setEdited] = useState<Said | null>(null)
  return (
    <>
      {edited && <EditClaim said={edited} onClose={() => setEdited(null)} />}
      <ul className={css.saidList}>
        {group.claims.map((said) => (
          <li key={said.claim.id} className={css.saidRow}>
            <bdi className={css.saidWho}>{chainWords(said.chain)}</bdi>
            <bdi
              className={classes(css.saidWhat, said.superseded && css.superseded)}
              title={said.superseded ? t('entities.claims.superseded') : undefined}
            >
              {claimLine(said.claim, nameOf)}
            </bdi>
            <button
              type="button"
              className={css.quote}
              dir="auto"
              aria-label={t('entities.claims.open', { words: said.words })}
              onClick={() => go(pathToPassage(said.articleId, said.claim.passageId))}
            >
              {said.words}
            </button>
            {!readOnly && (
              <IconButton label={t('claimForm.editTitle')} onClick={() => setEdited(said)}>
                <Pencil aria-hidden="true" />
              </IconButton>
            )}
            {!readOnly && (
              <IconButton
                label={t('entities.claims.remove')}
                onClick={(event) => {
                  event.stopPropagation()
                  void deleteClaim(said, about).catch(tellProblem)
                }}
              >
                <Trash2 aria-hidden="true" />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
