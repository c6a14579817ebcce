import { Search } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useState } from 'react'
import { Dot } from '../ui/Dot.tsx'
import { classes } from '../ui/classes.ts'
import { TextField } from '../ui/TextField.tsx'
import { t } from '../words.ts'
import { operatorAt, withValue } from './operator-at-caret.ts'
import styles from './SearchField.module.css'
import { type Completion, useCompletions } from './use-completions.ts'

type SearchFieldProps = {
  field: RefObject<HTMLInputElement | null>
  value: string
  onChange: (typed: string) => void
  /** Arrow down, where nothing is to be completed. */
  onDown: () => void
}

/** The words to search for. After `actor:` and its like the names that fit are listed: arrows and Enter put one in. */
export function SearchField({ field, value, onChange, onDown }: SearchFieldProps) {
  const id = useId()
  const [caret, setCaret] = useState(value.length)
  const [put, setPut] = useState<{ caret: number } | null>(null)
  const [closed, setClosed] = useState(true)
  const [chosen, setChosen] = useState(0)
  const operator = operatorAt(value, Math.min(caret, value.length))
  const completions = useCompletions(closed ? null : operator)
  const open = !closed && operator !== null && completions.length > 0
  const active = Math.min(chosen, completions.length - 1)

  useLayoutEffect(() => {
    if (put) field.current?.setSelectionRange(put.caret, put.caret)
  }, [put, field])

  const complete = ({ value: name }: Completion) => {
    if (!operator) return
    const next = withValue(value, caret, operator, name)
    onChange(next.typed)
    setCaret(next.caret)
    setPut({ caret: next.caret })
    setClosed(true)
  }
  const type = (typed: string) => {
    setCaret(field.current?.selectionStart ?? typed.length)
    setClosed(false)
    setChosen(0)
    onChange(typed)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) {
      if (event.key !== 'ArrowDown') return
      event.preventDefault()
      return onDown()
    }
    if (event.key === 'Escape') setClosed(true)
    else if (event.key === 'ArrowDown') setChosen((active + 1) % completions.length)
    else if (event.key === 'ArrowUp') setChosen((active + completions.length - 1) % completions.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && completions[active]) complete(completions[active])
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={styles.holder} onBlur={() => setClosed(true)}>
      <TextField
        ref={field}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-activedescendant={open ? `${id}-${active}` : undefined}
        className={styles.field}
        label={t('search.field')}
        hideLabel
        value={value}
        before={<Search aria-hidden="true" />}
        onChange={type}
        onSelect={() => setCaret(field.current?.selectionStart ?? value.length)}
        onKeyDown={onKeyDown}
      />
      {open && (
        <ul id={id} role="listbox" aria-label={t('search.completions')} className={styles.completions}>
          {completions.map((completion, index) => (
            <li
              key={completion.value + (completion.detail ?? '') + index}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={classes(styles.completion, index === active && styles.active)}
              onMouseEnter={() => setChosen(index)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => complete(completion)}
            >
              <Dot kind={completion.dot} />
              <bdi className={styles.name}>{completion.value}</bdi>
              {completion.detail && <span className={styles.detail}>{completion.detail}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
