import type { ReactNode } from 'react'
import { classes } from '../ui/classes.ts'
import styles from './SourcePanel.module.css'

/** A name and its value in a list of facts. `still` is text that is not edited. */
export function Fact({ name, still = false, children }: { name: string; still?: boolean; children: ReactNode }) {
  return (
    <>
      <dt className={styles.name}>{name}</dt>
      <dd className={classes(styles.value, still && styles.still)} data-selectable={still ? '' : undefined}>
        {children}
      </dd>
    </>
  )
}
