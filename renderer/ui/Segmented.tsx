import { ToggleGroup } from '@base-ui/react/toggle-group'
import { Toggle } from '@base-ui/react/toggle'
import type { ReactNode } from 'react'
import styles from './Segmented.module.css'

export type SegmentedProps<Value extends string> = {
  label: string
  value: Value
  options: readonly { value: Value; label: ReactNode; ariaLabel?: string }[]
  onChange: (value: Value) => void
}

/** One of a few, all in sight. */
export function Segmented<Value extends string>({ label, value, options, onChange }: SegmentedProps<Value>) {
  return (
    <ToggleGroup
      aria-label={label}
      value={[value]}
      onValueChange={([next]) => next !== undefined && onChange(next)}
      className={styles.group}
    >
      {options.map((option) => (
        <Toggle key={option.value} value={option.value} aria-label={option.ariaLabel} className={styles.option}>
          {option.label}
        </Toggle>
      ))}
    </ToggleGroup>
  )
}
