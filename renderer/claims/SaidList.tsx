import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Stance } from '#contract/claim.ts'
import type { ClaimGroup, Speaker } from '#contract/views.ts'
import { dateWords } from '../entities/date-words.ts'
import { isolated } from '../isolate.ts'
import { call, useCall } from '../notebook.ts'
import { pathToPassage, useGo } from '../routes.ts'
import { classes } from '../ui/classes.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'
import { inTime, replacementOf, supersededWords } from './claim-life.ts'
import { claimLine } from './claim-words.ts'
import css from './claims.module.css'
import { EditClaim } from './EditClaim.tsx'
import { useActorNames } from './ClaimTable.tsx'

type Said = ClaimGroup['claims'][number]

/** "Aliyev · as the press service, TASS reports". */
export function chainWords(chain: readonly Speaker[]): string {
  const [first, ...reporters] = chain
  const speaker = isolated(first?.name ?? '')
  const names = reporters.map(({ name }) => isolated(name)).join(', ')
  return names ? `${speaker} · ${t('entities.claims.chainReports', { name: names })}` : speaker
}

type ClaimNoteProps = { said: Said; nameOf: (actorId: string) => string }

/** What is claimed; struck out where its speaker said something else later. */
export function ClaimInLine({ said, nameOf }: ClaimNoteProps) {
  const words = claimLine(said.claim, nameOf)
  return said.superseded ? <s className={css.superseded}>{words}</s> : <span>{words}</span>
}

/** Why a claim is left out of the reading. */
export function SupersededNote({ said, by, nameOf }: ClaimNoteProps & { by: Said | undefined }) {
  const words = supersededWords(said, by, nameOf)
  return words ? <small className={classes(css.by, css.note)}>{words}</small> : null
}

async function deleteClaim({ claim }: Said, about: string): Promise<void> {
  await call('deleteClaim', { id: claim.id })
  await toastWithUndo(t('entities.claims.removed', { name: about }))
}

/** What each source says, with the words that say it: a click goes to them. */
export function SaidList({ group, about, only }: { group: ClaimGroup; about: string; only?: Stance }) {
  const go = useGo()
  const nameOf = useActorNames([group])
  const readOnly = Boolean(useCall('libraryInfo', {}).data?.readOnly)
  const [edited, setEdited] = useState<Said | null>(null)
  return (
    <>
      {edited && <EditClaim said={edited} onClose={() => setEdited(null)} />}
      <ul className={css.saidList}>
        {inTime(group.claims.filter(({ claim }) => !only || claim.stance === only)).map((said) => (
          <li key={said.claim.id} className={css.saidRow}>
            <span className={css.saidWho}>
              <span>{chainWords(said.chain)}</span>
              {said.on !== undefined && <small className={css.by}> {dateWords(said.on, 'short')}</small>}
            </span>
            <span className={css.saidWhat}>
              <ClaimInLine said={said} nameOf={nameOf} />
              <SupersededNote said={said} by={replacementOf(said, group.claims)} nameOf={nameOf} />
            </span>
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
