import { useState } from 'react'
import { stances } from '#contract/claim.ts'
import { kindOf } from '#contract/ids.ts'
import type { ClaimGroup, ListedClaimGroup } from '#contract/views.ts'
import { dateWords } from '../entities/date-words.ts'
import { capitalised } from '../entities/type-words.ts'
import { useCall } from '../notebook.ts'
import { pathTo, useGo } from '../routes.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { Chip } from '../ui/Chip.tsx'
import { t } from '../words.ts'
import { assessmentWords } from './assessment-draft.ts'
import { AssessmentDialog } from './AssessmentDialog.tsx'
import { voicesOverTime } from './claim-life.ts'
import { claimLine, groupTitle, stanceWords } from './claim-words.ts'
import { useActorNames } from './ClaimTable.tsx'
import css from './claims.module.css'
import { ReadingChip } from './ReadingChip.tsx'
import { AllPolicies } from './PolicyFigure.tsx'
import { SaidList } from './SaidList.tsx'

/** What each source says of the chosen group, under the list: a row of a list holds no buttons. */
export function ChosenGroup({ group: listed }: { group: ListedClaimGroup }) {
  const go = useGo()
  const { aboutId, about, property, proposition } = listed
  const groups = useCall('listClaims', { aboutId })
  const [isAssessing, setAssessing] = useState(false)
  const group = groups.data?.find((one) => one.property === property && one.proposition === proposition)
  // Its last claim was deleted.
  if (groups.data && !group) return null
  return (
    <section className={css.chosen} aria-label={`${about}: ${groupTitle(listed)}`} aria-busy={!group || undefined}>
      <div className={css.chosenHead}>
        <Chip kind={kindOf(aboutId) === 'event' ? 'event' : 'actor'} onClick={() => go(pathTo(aboutId))}>
          {about}
        </Chip>
        <h2 className={css.property}>
          <bdi>{groupTitle(listed)}</bdi>
        </h2>
        <ReadingChip group={group ?? listed} onClick={() => setAssessing(true)} />
        {assessmentWords(group ?? listed) && (
          <small>
            {t('assessment.own')}: {assessmentWords(group ?? listed)}
          </small>
        )}
      </div>
      <AllPolicies aggregates={(group ?? listed).aggregates} />
      {groups.error && <ErrorNote problem={groups.error} onRetry={() => void groups.refetch()} />}
      {group && <OverTime group={group} />}
      {group && <Said group={group} about={about} />}
      {isAssessing && group && <AssessmentDialog group={group} about={about} onClose={() => setAssessing(false)} />}
    </section>
  )
}

/** Who asserts and who denies stand side by side; what is counted or dated stands in the order of its days. */
function Said({ group, about }: { group: ClaimGroup; about: string }) {
  const taken = stances.filter((stance) => group.claims.some(({ claim }) => claim.stance === stance))
  const bare = group.claims.every(({ claim }) => claim.value === undefined)
  if (!bare || taken.length < 2) return <SaidList group={group} about={about} />
  return (
    <div className={css.sides}>
      {taken.map((stance) => (
        <div key={stance}>
          <h3 className={css.side}>{capitalised(stanceWords(stance))}</h3>
          <SaidList group={group} about={about} only={stance} />
        </div>
      ))}
    </div>
  )
}

/** How the figures of one speaker changed: "RT over time: 7 people, 19 Sep 2023 → 9 people, 24 Sep 2023". */
function OverTime({ group }: { group: ClaimGroup }) {
  const nameOf = useActorNames([group])
  return voicesOverTime(group.claims).map(({ speaker, said }) => (
    <p key={`${speaker} ${said[0]?.claim.id}`} className={css.overTime}>
      <bdi>{t('claimLists.overTime', { speaker })}</bdi>
      {said.map(({ claim, on = '', superseded }) => (
        <span key={claim.id} className={css.step}>
          {superseded ? (
            <s className={css.superseded}>{claimLine(claim, nameOf)}</s>
          ) : (
            <strong>{claimLine(claim, nameOf)}</strong>
          )}{' '}
          <small>{dateWords(on, 'short')}</small>
        </span>
      ))}
    </p>
  ))
}
