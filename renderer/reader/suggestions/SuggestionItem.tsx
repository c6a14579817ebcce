import { Check, X } from 'lucide-react'
import type { EntityId } from '#contract/ids.ts'
import type { Suggestion } from '#contract/suggestion.ts'
import { EntityFinder, type FoundEntity } from '../../entities/EntityFinder.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dot, type DotKind } from '../../ui/Dot.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { Select } from '../../ui/Select.tsx'
import { useWords } from '../../words.ts'
import inspectorStyles from '../Inspector.module.css'
import { contextOf, groupOf } from './offered.ts'
import { meaningOf, newAs, type NewType, newTypes, typeOfNew } from './suggestion-words.ts'
import styles from './suggestions.module.css'

type SuggestionItemProps = {
  suggestion: Suggestion
  text: string
  language: string | undefined
  isActive: boolean
  readOnly: boolean
  /** How many the article has of the same entity. */
  alike: number
  /** What a new name is to be. */
  chosen: NewType | undefined
  nameOf: (id: string) => string
  onShow: (suggestion: Suggestion) => void
  onAccept: (suggestion: Suggestion, entityId?: EntityId) => void
  onReject: (suggestion: Suggestion) => void
  onAcceptAll: (suggestion: Suggestion) => void
  onType: (suggestion: Suggestion, type: NewType) => void
  /** Whether the event whose date it becomes is being looked for. */
  isDating: boolean
  onDate: (suggestion: Suggestion, found: FoundEntity | null) => void
  onDating: () => void
}

/** One suggestion: the words where they stand, what they are taken for, and the two answers. */
export function SuggestionItem(props: SuggestionItemProps) {
  const t = useWords()
  const { suggestion, text, language, isActive, readOnly, nameOf, onShow, onAccept, onReject } = props
  const { before, words, after } = contextOf(text, suggestion)
  const meaning = meaningOf(suggestion, nameOf)
  return (
    <div
      role="group"
      aria-label={t('suggestions.label', { words, meaning })}
      aria-current={isActive || undefined}
      className={inspectorStyles.card}
      data-active={isActive || undefined}
    >
      <button
        type="button"
        data-suggestion={suggestion.id}
        className={styles.context}
        dir="auto"
        lang={language}
        title={t('suggestions.show')}
        onClick={() => onShow(suggestion)}
      >
        {before}
        <mark className={styles.words}>{words}</mark>
        {after}
      </button>
      <div className={styles.line}>
        <Dot kind={dotOf(suggestion)} />
        <span className={styles.meaning}>{meaning}</span>
        {!readOnly && !isActive && (
          <span className={styles.quick}>
            {!suggestion.candidates && (
              <IconButton label={t('suggestions.acceptOne', { words, meaning })} onClick={() => onAccept(suggestion)}>
                <Check aria-hidden="true" />
              </IconButton>
            )}
            <IconButton label={t('suggestions.rejectOne', { words })} onClick={() => onReject(suggestion)}>
              <X aria-hidden="true" />
            </IconButton>
          </span>
        )}
      </div>
      {isActive && !readOnly && <Answers {...props} />}
      {isActive && !readOnly && props.isDating && (
        <EntityFinder
          kind="event"
          words=""
          onChoose={(found) => props.onDate(suggestion, found)}
          onClose={() => props.onDate(suggestion, null)}
        />
      )}
    </div>
  )
}

/** Everything that can be answered to the one that is active. */
function Answers(props: SuggestionItemProps) {
  const t = useWords()
  const { suggestion, alike, chosen, nameOf, onAccept, onReject, onAcceptAll, onType, onDating } = props
  const { candidates, entityId, kind } = suggestion
  return (
    <div className={styles.answers}>
      {groupOf(suggestion) === 'names' && (
        <Select
          label={t('suggestions.as')}
          look="button"
          value={chosen ?? newAs(suggestion)}
          options={newTypes.map((type) => ({ value: type, label: typeOfNew(type) }))}
          onChange={(type) => onType(suggestion, type)}
        />
      )}
      {candidates?.map((one) => (
        <Button
          key={one.entityId}
          data-candidate
          icon={<Dot kind={dotOf(suggestion)} />}
          onClick={() => onAccept(suggestion, one.entityId)}
        >
          <bdi>{one.name}</bdi>
        </Button>
      ))}
      {!candidates && (
        <Button icon={<Check aria-hidden="true" />} aria-keyshortcuts="Y" onClick={() => onAccept(suggestion)}>
          {t(kind === 'figure' ? 'suggestions.claim' : kind === 'date' ? 'suggestions.mark' : 'suggestions.accept')}
          <Kbd>Y</Kbd>
        </Button>
      )}
      {kind === 'date' && (
        <Button icon={<Dot kind="event" />} aria-keyshortcuts="D" onClick={onDating}>
          {t('suggestions.date')}
          <Kbd>D</Kbd>
        </Button>
      )}
      <Button look="quiet" icon={<X aria-hidden="true" />} aria-keyshortcuts="X" onClick={() => onReject(suggestion)}>
        {t('suggestions.reject')}
        <Kbd>X</Kbd>
      </Button>
      {entityId && alike > 1 && (
        <Button look="quiet" aria-keyshortcuts="Shift+Y" onClick={() => onAcceptAll(suggestion)}>
          {t('suggestions.acceptAll', { count: alike, name: nameOf(entityId) })}
        </Button>
      )}
    </div>
  )
}

function dotOf({ kind }: Suggestion): DotKind {
  return kind === 'figure' ? 'claim' : kind === 'date' ? 'neutral' : kind
}
