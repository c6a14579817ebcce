import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './Section.module.css'

export type SectionProps = {
  title: string
  /** Beside the title, lighter: a count. */
  detail?: ReactNode
  /** At the end of the title's line. */
  actions?: ReactNode
  className?: string | undefined
  children: ReactNode
}

/** A titled part of a page. */
export function Section({ title, detail, actions, className, children }: SectionProps) {
  return (
    <section aria-label={title} className={classes(styles.section, className)}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {detail !== undefined && <span className={styles.detail}>{detail}</span>}
        {actions && <span className={styles.actions}>{actions}</span>}
      </div>
      {children}
    </section>
  )
}
