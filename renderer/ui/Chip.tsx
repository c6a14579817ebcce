import { X } from 'lucide-react'
import type { MouseEventHandler, ReactNode } from 'react'
import styles from './Chip.module.css'
import { classes } from './classes.ts'
import { Swatch } from './Swatch.tsx'

export type ChipKind = 'actor' | 'event' | 'claim' | 'tag' | 'disputed' | 'agreed'

export type ChipProps = {
  kind: ChipKind
  children: ReactNode
  /** A person's own colour (`#rrggbb`), as a round before the name. */
  colour?: string | undefined
  /** A smaller word behind the name: a role, a count. */
  detail?: ReactNode
  /** Makes the name a button. */
  onClick?: MouseEventHandler<HTMLButtonElement>
  /** Adds a button that takes the chip away; `removeLabel` says what it does. */
  onRemove?: () => void
  removeLabel?: string
  title?: string
  className?: string | undefined
}

export function Chip({ kind, children, colour, detail, onClick, onRemove, removeLabel, title, className }: ChipProps) {
  const words = (
    <>
      {colour !== undefined && <Swatch colour={colour} />}
      <bdi className={styles.name}>{children}</bdi>
      {detail !== undefined && detail !== '' && <small className={styles.detail}>{detail}</small>}
    </>
  )
  return (
    <span className={classes(styles.chip, styles[kind], className)} title={title}>
      {onClick ? (
        <button type="button" className={styles.words} onClick={onClick}>
          {words}
        </button>
      ) : (
        <span className={styles.words}>{words}</span>
      )}
      {onRemove && (
        <button type="button" className={styles.remove} aria-label={removeLabel} onClick={onRemove}>
          <X aria-hidden="true" />
        </button>
      )}
    </span>
  )
}
