import { useState } from 'react'
import { readings } from '#contract/claim.ts'
import type { ClaimGroup } from '#contract/views.ts'
import { call, useCall } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'
import { type AssessmentDraft, assessmentArgs, assessmentDraftOf, assessmentProblems } from './assessment-draft.ts'
import css from './claim-form.module.css'
import { groupTitle, readingWords } from './claim-words.ts'
import { AllPolicies } from './PolicyFigure.tsx'
import { SaidList } from './SaidList.tsx'

type AssessmentDialogProps = { group: ClaimGroup; about: string; onClose: () => void }

/** How a reading came about, and beside it, never mixed with it, what the researcher makes of it. */
export function AssessmentDialog({ group, about, onClose }: AssessmentDialogProps) {
  const readOnly = Boolean(useCall('libraryInfo', {}).data?.readOnly)
  const [draft, setDraft] = useState(() => assessmentDraftOf(group))
  const [tried, setTried] = useState(false)
  const problems = assessmentProblems(draft)
  const save = async () => {
    setTried(true)
    if (Object.keys(problems).length > 0) return
    await call('saveAssessment', assessmentArgs(group, draft))
    onClose()
    await toastWithUndo(t('assessment.saved'))
  }
  const remove = async () => {
    if (!group.assessment) return
    await call('deleteAssessment', { id: group.assessment.id })
    onClose()
    await toastWithUndo(t('assessment.removed'))
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('assessment.title', { what: groupTitle(group), about })}
      closeLabel={t('common.close')}
      size="large"
      actions={
        !readOnly && (
          <>
            {group.assessment && (
              <Button look="danger" onClick={() => void remove().catch(tellProblem)}>
                {t('assessment.remove')}
              </Button>
            )}
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button look="primary" onClick={() => void save().catch(tellProblem)}>
              {t('assessment.save')}
            </Button>
          </>
        )
      }
    >
      <Computed group={group} about={about} />
      {!readOnly && (
        <Fields
          draft={draft}
          problems={tried ? problems : {}}
          onChange={(changed) => setDraft({ ...draft, ...changed })}
        />
      )}
    </Dialog>
  )
}

/** The reading as it is computed, the assumptions it rests on, and the claims it was computed from. */
function Computed({ group, about }: { group: ClaimGroup; about: string }) {
  return (
    <section aria-label={t('assessment.computed')} className={css.row}>
      <h3 className={css.label}>{t('assessment.computed')}</h3>
      <p>
        {t('assessment.how', { reading: readingWords(group.reading), count: group.speakers.length })}
        {group.summary && ` · ${group.summary}`}
      </p>
      {group.assumptions.length > 0 && (
        <p className={css.nobody}>{t('assessment.assumes', { assumptions: group.assumptions.join('; ') })}</p>
      )}
      <AllPolicies aggregates={group.aggregates} />
      <SaidList group={group} about={about} />
    </section>
  )
}

type FieldsProps = {
  draft: AssessmentDraft
  problems: ReturnType<typeof assessmentProblems>
  onChange: (changed: Partial<AssessmentDraft>) => void
}

function Fields({ draft, problems, onChange }: FieldsProps) {
  const readingOptions = [
    { value: 'computed' as const, label: t('assessment.asComputed') },
    ...readings.map((reading) => ({ value: reading, label: readingWords(reading) })),
  ]
  return (
    <section aria-label={t('assessment.own')} className={css.fields}>
      <h3 className={css.label}>{t('assessment.own')}</h3>
      <div className={css.figures}>
        {(['low', 'best', 'high'] as const).map((name) => (
          <TextField
            key={name}
            label={t(`assessment.${name}`)}
            inputMode="numeric"
            value={draft[name]}
            error={problems[name]}
            onChange={(typed) => onChange({ [name]: typed })}
          />
        ))}
        <TextField label={t('claimForm.unit')} value={draft.unit} onChange={(unit) => onChange({ unit })} />
      </div>
      {problems.order && (
        <p role="alert" className={css.problem}>
          {problems.order}
        </p>
      )}
      <Select
        label={t('assessment.reading')}
        value={draft.reading}
        options={readingOptions}
        onChange={(reading) => onChange({ reading })}
      />
      <TextArea
        label={t('assessment.reason')}
        rows={3}
        value={draft.reason}
        aria-invalid={problems.reason !== undefined || undefined}
        onChange={(reason) => onChange({ reason })}
      />
      {problems.reason && (
        <p role="alert" className={css.problem}>
          {problems.reason}
        </p>
      )}
    </section>
  )
}
