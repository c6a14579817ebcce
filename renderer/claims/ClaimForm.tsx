import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { stances } from '#contract/claim.ts'
import { useCall } from '../notebook.ts'
import { keysInWords } from '../commands/key-names.ts'
import { Button } from '../ui/Button.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { AboutField } from './AboutField.tsx'
import { type ClaimDraft, problemsOf, valueKinds, withProperty } from './claim-draft.ts'
import { stanceWords } from './claim-words.ts'
import css from './claim-form.module.css'
import { fieldOfKey, type FormField, formKeys, nextStance, takesLetters } from './form-keys.ts'
import { SpeakersField } from './SpeakersField.tsx'
import { Statements } from './Statements.tsx'
import { ValueField } from './ValueField.tsx'

type ClaimFormProps = {
  title: string
  initial: ClaimDraft
  /** Who speaks where nobody is named. */
  outlet: string | undefined
  onSave: (draft: ClaimDraft) => Promise<unknown>
  onClose: () => void
}

/** What a source claims, in its fields. What is known is filled in: then Enter alone saves it. */
export function ClaimForm({ title, initial, outlet, onSave, onClose }: ClaimFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(initial)
  const [tried, setTried] = useState(false)
  const [saving, setSaving] = useState(false)
  const [told, setTold] = useState('')
  const [stated, setStated] = useState(false)
  // Grows when somebody was chosen: what is still missing comes next, else the button that saves.
  const [settled, setSettled] = useState(0)
  const problems = problemsOf(draft)
  const shown = tried ? problems : {}
  const change = (changed: Partial<ClaimDraft>) => setDraft((now) => ({ ...now, ...changed }))

  const [missing] = useState(() => problemsOf(initial))
  useEffect(() => {
    focusFirst(form.current, missing, true)
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [missing])

  const latest = useRef(problems)
  useEffect(() => {
    latest.current = problems
  })
  useEffect(() => {
    if (settled > 0) focusFirst(form.current, latest.current)
  }, [settled])
  const settle = (changed: Partial<ClaimDraft>) => {
    change(changed)
    setSettled((times) => times + 1)
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setTried(true)
    if (saving) return
    if (Object.keys(problems).length > 0) return focusFirst(form.current, problems)
    setSaving(true)
    onSave(draft)
      .catch(tellProblem)
      .finally(() => setSaving(false))
  }
  const turnStance = () => {
    const stance = nextStance(draft)
    change({ stance })
    setTold(stanceWords(stance))
  }
  const takeLastAway = () => {
    const last = draft.speaking.at(-1)
    if (!last) return
    settle({ speaking: draft.speaking.slice(0, -1) })
    setTold(t('claimForm.takenAway', { name: last.who.name }))
  }
  const goTo = (field: FormField) => {
    if (field === 'stance') return turnStance()
    if (field === 'proposition') setStated(true)
    // The statement shows with the next picture only.
    setTimeout(() => openField(form.current, field === 'value' && draft.kind === 'none' ? 'proposition' : field))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (takeStatement(form.current, event)) return
    if (event.nativeEvent.isComposing || event.defaultPrevented) return
    const field = fieldOfKey(event, takesLetters(event.target))
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit()
    else if (event.key === 'Backspace' && !takesLetters(event.target)) takeLastAway()
    else if (field) goTo(field)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form ref={form} className={css.form} aria-label={title} noValidate onSubmit={submit} onKeyDown={onKeyDown}>
      <AboutField about={draft.about} problem={shown.about} onChange={(about) => settle({ about })} />
      <div className={css.pair}>
        <PropertyField
          property={draft.property}
          problem={shown.property}
          onChange={(property) => setDraft((now) => withProperty(now, property))}
        />
        <Select
          label={t('claimForm.stance')}
          value={draft.stance}
          options={stances.map((stance) => ({ value: stance, label: stanceWords(stance) }))}
          onChange={(stance) => change({ stance })}
        />
      </div>
      <div className={css.row} data-field="kind">
        <span className={css.label}>{t('claimForm.value')}</span>
        <Segmented
          label={t('claimForm.kind')}
          value={draft.kind}
          options={valueKinds.map((kind) => ({ value: kind, label: t(`claimForm.kinds.${kind}`) }))}
          onChange={(kind) => change({ kind, typed: '' })}
        />
      </div>
      <ValueField draft={draft} problem={shown.value} onChange={change} onChosen={settle} />
      {(stated || draft.kind === 'none' || draft.proposition !== '' || draft.stance !== 'asserts') && (
        <TextField
          label={t('claimForm.proposition')}
          data-field="proposition"
          placeholder={t('claimForm.propositionHint')}
          value={draft.proposition}
          error={shown.proposition}
          onChange={(proposition) => change({ proposition })}
        />
      )}
      {draft.kind === 'none' && <Statements draft={draft} onTake={change} />}
      <SpeakersField
        speaking={draft.speaking}
        outlet={outlet}
        onTurn={(speaking) => change({ speaking })}
        onChosen={(speaking) => settle({ speaking })}
      />
      <SaidOnField saidOn={draft.saidOn} problem={shown.saidOn} onChange={(saidOn) => change({ saidOn })} />
      <div className={css.actions}>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button type="submit" look="primary" data-field="save" aria-disabled={saving || undefined}>
          {t('claimForm.save')}
        </Button>
      </div>
      <FormKeys />
      <p role="status" className={css.told}>
        {told}
      </p>
    </form>
  )
}

/** The letters that lead to the fields, for eyes; ears find them in the list of shortcuts. */
function FormKeys() {
  return (
    <p className={css.keys} aria-hidden="true">
      {formKeys.map(({ letter, title }) => (
        <span key={letter}>
          <Kbd>{letter.toUpperCase()}</Kbd> {t(title)}
        </span>
      ))}
      <span>
        <Kbd>{keysInWords('$mod+Enter')}</Kbd> {t('claimForm.save')}
      </span>
    </p>
  )
}

/** Goes to a field; what is chosen in a finder or told on demand opens at once. */
function openField(form: HTMLFormElement | null, field: FormField): void {
  const found = form?.querySelector<HTMLElement>(selectorOf(field))
  found?.focus()
  if (found instanceof HTMLInputElement) found.select()
  else if (field !== 'kind') found?.click()
}

function selectorOf(field: FormField): string {
  if (field === 'aboutEvent') return '[data-about="event"]'
  if (field === 'aboutActor') return '[data-about="actor"]'
  return field === 'kind' ? '[data-field="kind"] [aria-pressed="true"]' : `[data-field="${field}"]`
}

/** Alt+1 takes the first statement that is offered: also in a dialog, where no command is heard. */
function takeStatement(form: HTMLFormElement | null, event: KeyboardEvent): boolean {
  const [, place] = /^Digit([1-9])$/.exec(event.code) ?? []
  if (!event.altKey || place === undefined) return false
  const statement = form?.querySelectorAll<HTMLElement>('[data-statement]')[Number(place) - 1]
  if (!statement) return false
  event.preventDefault()
  statement.click()
  return true
}

/** The first field that wants something, else the button that saves. */
function focusFirst(
  form: HTMLFormElement | null,
  problems: ReturnType<typeof problemsOf>,
  preventScroll = false,
): void {
  const [first = 'save'] = Object.keys(problems)
  form?.querySelector<HTMLElement>(`[data-field="${first}"]`)?.focus({ preventScroll })
}

type FieldProps = { problem: string | undefined; onChange: (words: string) => void }

/** The vocabulary's properties are offered; any other words are taken as they are. */
function PropertyField({ property, problem, onChange }: FieldProps & { property: string }) {
  const terms = useCall('getVocabulary', { name: 'properties' })
  return (
    <>
      <TextField
        label={t('claimForm.property')}
        data-field="property"
        list="claim-properties"
        placeholder={t('claimForm.propertyHint')}
        value={property}
        error={problem}
        onChange={onChange}
      />
      <datalist id="claim-properties">
        {(terms.data ?? []).map(({ term }) => (
          <option key={term} value={term} />
        ))}
      </datalist>
    </>
  )
}

/** Rarely told: a button until it is wanted. */
function SaidOnField({ saidOn, problem, onChange }: FieldProps & { saidOn: string }) {
  const [open, setOpen] = useState(saidOn !== '')
  if (!open)
    return (
      <Button look="quiet" className={css.more ?? ''} data-field="saidOn" onClick={() => setOpen(true)}>
        {t('claimForm.more')}
      </Button>
    )
  return (
    <TextField
      label={t('claimForm.saidOn')}
      data-field="saidOn"
      placeholder={t('claimForm.dateHint')}
      hint={t('claimForm.saidOnHint')}
      autoFocus={saidOn === ''}
      value={saidOn}
      error={problem}
      onChange={onChange}
    />
  )
}
