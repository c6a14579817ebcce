import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'
import { classes } from './classes.ts'
import styles from './Select.module.css'

export type SelectOption<Value extends string> = { value: Value; label: string }

export type SelectProps<Value extends string> = {
  label: string
  value: Value
  options: readonly SelectOption<Value>[]
  onChange: (value: Value) => void
  /** `button` looks like the mock's “Date ▾”; `field` fills its place. */
  look?: 'button' | 'field'
  disabled?: boolean
  className?: string | undefined
}

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, value, options, onChange, look = 'field', disabled = false, className } = props
  const shown = options.find((option) => option.value === value)?.label ?? value
  return (
    <Base.Root
      value={value}
      items={options}
      disabled={disabled}
      onValueChange={(next) => next !== null && onChange(next)}
    >
      <Base.Trigger aria-label={`${label}: ${shown}`} className={classes(styles.trigger, styles[look], className)}>
        <span className={styles.value}>{shown}</span>
        <ChevronDown aria-hidden="true" />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className={styles.positioner}>
          <Base.Popup className={styles.popup}>
            <Base.List aria-label={label}>
              {options.map((option) => (
                <Base.Item key={option.value} value={option.value} className={styles.item}>
                  <Base.ItemIndicator className={styles.indicator}>
                    <Check aria-hidden="true" />
                  </Base.ItemIndicator>
                  <Base.ItemText>{option.label}</Base.ItemText>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
