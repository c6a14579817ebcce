import { useState } from 'react'
import type { Id } from '#contract/ids.ts'
import { dateWords } from '../entities/date-words.ts'
import { EntityFinder, type FoundEntity } from '../entities/EntityFinder.tsx'
import { call, useCall } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Dot } from '../ui/Dot.tsx'
import { TextField } from '../ui/TextField.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { useReturnFocus } from '../ui/use-return-focus.ts'
import { t } from '../words.ts'
import { type ClaimDraft, valueOf } from './claim-draft.ts'
import { figureWords } from './claim-words.ts'
import css from './claim-form.module.css'

type ValueFieldProps = {
  draft: ClaimDraft
  problem: string | undefined
  onChange: (changed: Partial<ClaimDraft>) => void
  /** Somebody was chosen. */
  onChosen: (changed: Partial<ClaimDraft>) => void
}

/** What is claimed: a figure, words, a date or an actor; nothing where something is only asserted or denied. */
export function ValueField({ draft, problem, onChange, onChosen }: ValueFieldProps) {
  switch (draft.kind) {
    case 'none':
      return null
    case 'actor':
      return <ActorField draft={draft} problem={problem} onChosen={onChosen} />
    case 'count':
      return <FigureField draft={draft} problem={problem} onChange={onChange} />
    case 'text':
    case 'date':
      return (
        <TextField
          label={draft.kind === 'date' ? t('claimForm.date') : t('claimForm.words')}
          data-field="value"
          placeholder={draft.kind === 'date' ? t('claimForm.dateHint') : undefined}
          value={draft.typed}
          error={problem}
          hint={readWords(draft)}
          onChange={(typed) => onChange({ typed })}
        />
      )
  }
}

/** How a figure or date is understood, before it is saved. */
function readWords(draft: ClaimDraft): string | undefined {
  const value = valueOf(draft)
  if (value?.kind === 'count') return t('claimForm.read', { words: `${figureWords(value)} ${value.unit}` })
  return value?.kind === 'date' ? t('claimForm.read', { words: dateWords(value.edtf) }) : undefined
}

function FigureField({ draft, problem, onChange }: Omit<ValueFieldProps, 'onChosen'>) {
  const units = useCall('getVocabulary', { name: 'units' })
  return (
    <div className={classes(css.pair, css.figure)}>
      <TextField
        label={t('claimForm.figure')}
        data-field="value"
        placeholder={t('claimForm.figureHint')}
        value={draft.typed}
        error={problem}
        hint={readWords(draft)}
        onChange={(typed) => onChange({ typed })}
      />
      <TextField
        label={t('claimForm.unit')}
        data-field="unit"
        list="claim-units"
        value={draft.unit}
        onChange={(unit) => onChange({ unit })}
      />
      <datalist id="claim-units">
        {(units.data ?? []).map(({ term }) => (
          <option key={term} value={term} />
        ))}
      </datalist>
    </div>
  )
}

function ActorField({ draft, problem, onChosen }: Omit<ValueFieldProps, 'onChange'>) {
  const [finding, setFinding] = useState(false)
  const opener = useReturnFocus(finding)
  const choose = async (found: FoundEntity) => {
    setFinding(false)
    const { id, name } =
      found.kind === 'entity'
        ? { id: found.entityId, name: found.name }
        : await call('saveEntity', { kind: 'actor', name: found.name })
    onChosen({ actor: { id: id as Id<'actor'>, name } })
  }
  return (
    <div className={css.row}>
      <div className={css.choices}>
        <Button ref={opener} data-field="value" icon={<Dot kind="actor" />} onClick={() => setFinding(true)}>
          {draft.actor ? <bdi>{draft.actor.name}</bdi> : t('claimForm.chooseActor')}
        </Button>
      </div>
      {problem && (
        <p role="alert" className={css.problem}>
          {problem}
        </p>
      )}
      {finding && (
        <div className={css.finder}>
          <EntityFinder
            kind="actor"
            words=""
            onChoose={(found) => void choose(found).catch(tellProblem)}
            onClose={() => setFinding(false)}
          />
        </div>
      )}
    </div>
  )
}
