import { type ComponentPropsWithRef, type ReactNode, useId } from 'react'
import { classes } from './classes.ts'
import styles from './TextField.module.css'

export type TextFieldProps = Omit<ComponentPropsWithRef<'input'>, 'onChange'> & {
  label: string
  /** Reads the label to screen readers only; the placeholder then shows it. */
  hideLabel?: boolean
  onChange?: (value: string) => void
  hint?: ReactNode
  /** A sentence saying what is wrong; marks the field. */
  error?: string | undefined
  /** Stands inside the field, before and after the words. */
  before?: ReactNode
  after?: ReactNode
}

export function TextField(props: TextFieldProps) {
  const { label, hideLabel, onChange, hint, error, before, after, className, id, ...rest } = props
  const ownId = useId()
  const inputId = id ?? ownId
  const noteId = `${inputId}-note`
  const note = error ?? hint
  return (
    <div className={classes(styles.field, className)}>
      <label htmlFor={inputId} className={hideLabel ? styles.hidden : styles.label}>
        {label}
      </label>
      <div className={styles.box} data-invalid={error !== undefined || undefined}>
        {before}
        <input
          id={inputId}
          className={styles.input}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          placeholder={hideLabel ? label : undefined}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={note ? noteId : undefined}
          {...rest}
          onChange={(event) => onChange?.(event.target.value)}
        />
        {after}
      </div>
      {note && (
        <p id={noteId} className={error ? styles.error : styles.hint} role={error ? 'alert' : undefined}>
          {note}
        </p>
      )}
    </div>
  )
}
