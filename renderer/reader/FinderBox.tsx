import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { classes } from '../ui/classes.ts'
import { t } from '../words.ts'
import styles from './FinderBox.module.css'

export type FinderOption = { key: string; icon?: ReactNode; label: ReactNode; detail?: ReactNode }

/** How something was chosen: Enter alone, or with Shift or Ctrl/Cmd for what a finder does besides. */
export type ChosenHow = 'plain' | 'shift' | 'mod'

export type FinderBoxProps = {
  label: string
  query: string
  onQuery: (query: string) => void
  options: readonly FinderOption[]
  /** False while the options belong to older words: Enter then waits for the right ones. */
  settled: boolean
  onChoose: (key: string, how: ChosenHow) => void
  onClose: () => void
  /** Tab on an option; left to the browser when not given. */
  onTab?: (key: string) => void
  /** Says how many there are, for screen readers. */
  told: string
  /** Where the typed words may stand as they are, none too: Enter with no option under it. */
  onFreeText?: (words: string, how: ChosenHow) => void
  /** For options that are more than a name. */
  wide?: boolean
  children?: ReactNode
}

/** A field with what it finds under it: arrows choose, Enter takes, Escape leaves. The focus stays in the field. */
export function FinderBox(props: FinderBoxProps) {
  const { label, query, onQuery, options, settled, onChoose, onClose, onTab, told, onFreeText, wide, children } = props
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [place, setPlace] = useState({ query, index: onFreeText ? -1 : 0 })
  // Enter or Tab came before the answer to the words typed: it takes the best match once that is known.
  const waiting = useRef<ChosenHow | 'tab' | null>(null)
  // Other words: the best match is chosen again.
  const index = place.query === query ? Math.min(place.index, options.length - 1) : onFreeText ? -1 : 0
  const current = options[index]

  // Before anything can be typed: later, a first letter would be selected too, and the next one take its place.
  useLayoutEffect(() => field.current?.select(), [])
  useEffect(() => {
    if (current) document.getElementById(`${id}-${index}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, index, current])
  useEffect(() => {
    if (!waiting.current || !settled) return
    const how = waiting.current
    waiting.current = null
    if (!current) return
    if (how === 'tab') onTab?.(current.key)
    else onChoose(current.key, how)
  }, [settled, current, onChoose, onTab])

  const take = (how: ChosenHow) => {
    if (!current && onFreeText) onFreeText(query.trim(), how)
    else if (!settled) waiting.current = how
    else if (current) onChoose(current.key, how)
  }
  const tab = (onTab: (key: string) => void) => {
    if (!settled) waiting.current = 'tab'
    else if (current) onTab(current.key)
  }
  const move = (by: number) => setPlace({ query, index: (index + by + options.length) % Math.max(1, options.length) })
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys that belong to an input method choose its own candidates.
    if (event.nativeEvent.isComposing) return
    const act = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(index < 0 ? 0 : -1),
      Enter: () => take(event.shiftKey ? 'shift' : event.ctrlKey || event.metaKey ? 'mod' : 'plain'),
      Escape: onClose,
      ...(onTab && (current || !settled) && !event.shiftKey && { Tab: () => tab(onTab) }),
    }[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    <div className={classes(styles.box, wide && styles.wide)} onKeyDown={onKeyDown}>
      <input
        ref={field}
        className={styles.field}
        role="combobox"
        aria-label={label}
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${id}-${index}` : undefined}
        autoFocus
        data-first-focus
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        placeholder={label}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
      />
      <div role="listbox" id={`${id}-list`} aria-label={label} className={styles.list}>
        {options.map((option, at) => (
          <div
            key={option.key}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === index}
            className={styles.option}
            onPointerMove={() => index !== at && setPlace({ query, index: at })}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option.key, 'plain')}
          >
            {option.icon}
            <bdi className={styles.name}>{option.label}</bdi>
            {option.detail && <small className={styles.detail}>{option.detail}</small>}
            {at === index && <small className={styles.enter} aria-hidden="true" data-key={t('reader.finder.enter')} />}
          </div>
        ))}
      </div>
      <p className={styles.told} aria-live="polite">
        {told}
      </p>
      {children}
    </div>
  )
}
