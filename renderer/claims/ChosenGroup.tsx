import { useState } from 'react'
import { kindOf } from '#contract/ids.ts'
import type { ListedClaimGroup } from '#contract/views.ts'
import { useCall } from '../notebook.ts'
import { pathTo, useGo } from '../routes.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { Chip } from '../ui/Chip.tsx'
import { assessmentWords } from './assessment-draft.ts'
import { AssessmentDialog } from './AssessmentDialog.tsx'
import { groupTitle } from './claim-words.ts'
import css from './claims.module.css'
import { ReadingChip } from './ReadingChip.tsx'
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
        <h2 className={css.property} dir="auto">
          {groupTitle(listed)}
        </h2>
        <ReadingChip group={group ?? listed} onClick={() => setAssessing(true)} />
        {assessmentWords(group ?? listed) && <small>{assessmentWords(group ?? listed)}</small>}
      </div>
      {groups.error && <ErrorNote problem={groups.error} onRetry={() => void groups.refetch()} />}
      {group && <SaidList group={group} about={about} />}
      {isAssessing && group && <AssessmentDialog group={group} about={about} onClose={() => setAssessing(false)} />}
    </section>
  )
}
