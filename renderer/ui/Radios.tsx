import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { Fragment, type ReactNode, useId } from 'react'
import styles from './Radios.module.css'

export type RadiosProps<Value extends string> = {
  label: string
  value: Value
  onChange: (value: Value) => void
  /** Options that stand under a heading of their own. */
  options: readonly { value: Value; label: ReactNode; hint?: ReactNode; group?: string }[]
}

/** One of several, each with room for a line that explains it. */
export function Radios<Value extends string>({ label, value, onChange, options }: RadiosProps<Value>) {
  const id = useId()
  return (
    <div className={styles.field}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      <RadioGroup aria-labelledby={id} value={value} onValueChange={(next) => onChange(next)} className={styles.group}>
        {options.map((option, at) => (
          <Fragment key={option.value}>
            {option.group !== undefined && option.group !== options[at - 1]?.group && (
              <span className={styles.heading}>{option.group}</span>
            )}
            <label className={styles.option}>
              <Radio.Root value={option.value} className={styles.circle}>
                <Radio.Indicator className={styles.point} />
              </Radio.Root>
              <span>
                <span dir="auto">{option.label}</span>
                {option.hint && <span className={styles.hint}>{option.hint}</span>}
              </span>
            </label>
          </Fragment>
        ))}
      </RadioGroup>
    </div>
  )
}
