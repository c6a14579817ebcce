import { Progress as Base } from '@base-ui/react/progress'
import styles from './Progress.module.css'

export type ProgressProps = {
  label: string
  /** 0 to 1; null while nobody knows. */
  value: number | null
  /** `thin` is the line under an article of the list. */
  look?: 'plain' | 'thin'
}

export function Progress({ label, value, look = 'plain' }: ProgressProps) {
  return (
    <Base.Root aria-label={label} value={value === null ? null : Math.round(value * 100)} className={styles[look]}>
      <Base.Track className={styles.track}>
        <Base.Indicator className={styles.indicator} />
      </Base.Track>
    </Base.Root>
  )
}
