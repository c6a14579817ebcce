import styles from './Progress.module.css'

export type ProgressProps = {
  label: string
  /** 0 to 1; null while nobody knows. */
  value: number | null
  /** `thin` is the line under an article of the list. */
  look?: 'plain' | 'thin'
}

export function Progress({ label, value, look = 'plain' }: ProgressProps) {
  const percent = value === null ? undefined : Math.round(value * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={styles[look]}
    >
      <div className={styles.track}>
        <div
          className={styles.indicator}
          {...(percent === undefined ? { 'data-indeterminate': '' } : { style: { inlineSize: `${percent}%` } })}
        />
      </div>
    </div>
  )
}
