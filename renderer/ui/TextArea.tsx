import { type ComponentPropsWithRef, useId } from 'react'
import { classes } from './classes.ts'
import field from './TextField.module.css'
import styles from './TextArea.module.css'

export type TextAreaProps = Omit<ComponentPropsWithRef<'textarea'>, 'onChange'> & {
  label: string
  hideLabel?: boolean
  onChange?: (value: string) => void
}

export function TextArea({ label, hideLabel, onChange, className, id, ...rest }: TextAreaProps) {
  const ownId = useId()
  return (
    <div className={classes(field.field, className)}>
      <label htmlFor={id ?? ownId} className={hideLabel ? field.hidden : field.label}>
        {label}
      </label>
      <textarea
        id={id ?? ownId}
        dir="auto"
        spellCheck={false}
        placeholder={hideLabel ? label : undefined}
        className={styles.area}
        {...rest}
        onChange={(event) => onChange?.(event.target.value)}
      />
    </div>
  )
}
