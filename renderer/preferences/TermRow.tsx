import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { Answered } from '../notebook.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { InlineText } from '../ui/InlineText.tsx'
import { Select } from '../ui/Select.tsx'
import { numberInWords, t } from '../words.ts'
import { parentsFor } from './edit-terms.ts'
import styles from './PreferencesScreen.module.css'

type Terms = Answered<'getVocabulary'>

type TermRowProps = {
  entry: Terms[number]
  /** How deep it stands, from 0. */
  level: number
  terms: Terms
  uses: number
  readOnly: boolean
  onRename: (to: string) => unknown
  onParent: (parent: string) => void
  onStep: (by: -1 | 1) => void
  onRemove: () => void
}

/** One term: renamed where it stands, put under another, moved among its neighbours with Alt, Shift and an arrow. */
export function TermRow(props: TermRowProps) {
  const { entry, level, terms, uses, readOnly, onStep } = props
  const { term } = entry
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || !event.shiftKey || readOnly) return
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    onStep(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <li className={styles.term} onKeyDown={onKeyDown}>
      <div className={styles.text} style={{ paddingInlineStart: `${6 + level * 18}px` }}>
        <InlineText
          label={t('shell.preferencesScreen.term')}
          value={term}
          required
          readOnly={readOnly}
          onSave={props.onRename}
        />
      </div>
      <small className={styles.uses}>
        {uses > 0 && t('shell.preferencesScreen.uses', { count: uses }).replace(String(uses), numberInWords(uses))}
      </small>
      <Select
        label={t('shell.preferencesScreen.parent')}
        value={entry.parent ?? ''}
        disabled={readOnly}
        options={[
          { value: '', label: t('shell.preferencesScreen.noParent') },
          ...parentsFor(terms, term).map((other) => ({ value: other, label: other })),
        ]}
        onChange={props.onParent}
      />
      {!readOnly && (
        <span className={styles.termButtons}>
          <IconButton label={t('shell.preferencesScreen.termUp', { term })} onClick={() => onStep(-1)}>
            <ArrowUp aria-hidden="true" />
          </IconButton>
          <IconButton label={t('shell.preferencesScreen.termDown', { term })} onClick={() => onStep(1)}>
            <ArrowDown aria-hidden="true" />
          </IconButton>
          <IconButton label={t('shell.preferencesScreen.removeTerm', { term })} onClick={props.onRemove}>
            <Trash2 aria-hidden="true" />
          </IconButton>
        </span>
      )}
    </li>
  )
}
