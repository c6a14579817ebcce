import { Checkbox as Base } from '@base-ui/react/checkbox'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Checkbox.module.css'

export type CheckboxProps = { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode }

export function Checkbox({ checked, onChange, children }: CheckboxProps) {
  return (
    <label className={styles.label}>
      <Base.Root checked={checked} onCheckedChange={(next) => onChange(next)} className={styles.box}>
        <Base.Indicator className={styles.indicator}>
          <Check aria-hidden="true" />
        </Base.Indicator>
      </Base.Root>
      <span>{children}</span>
    </label>
  )
}
