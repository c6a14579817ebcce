import { classes } from './classes.ts'
import styles from './Dot.module.css'

export type DotKind = 'actor' | 'event' | 'claim' | 'neutral'

/** The small square that stands for a kind, always beside its word. */
export function Dot({ kind = 'neutral' }: { kind?: DotKind }) {
  return <span aria-hidden="true" className={classes(styles.dot, styles[kind])} />
}
