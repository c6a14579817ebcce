import { Popover } from '@base-ui/react/popover'
import { type ReactElement, type ReactNode, useState } from 'react'
import { classes } from './classes.ts'
import styles from './Pop.module.css'

export type PopProps = {
  /** What opens, for screen readers. */
  label: string
  /** The button that opens it. */
  trigger: ReactElement<Record<string, unknown>>
  align?: 'start' | 'end'
  className?: string | undefined
  /** What shows while it is open; `close` ends it. */
  children: (close: () => void) => ReactNode
}

/** Something that opens beside its button; Escape and a click elsewhere close it, and the focus goes back. */
export function Pop({ label, trigger, align = 'start', className, children }: PopProps) {
  const [open, setOpen] = useState(false)
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger render={trigger} />
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align={align} className={styles.positioner}>
          <Popover.Popup className={classes(styles.popup, className)} aria-label={label}>
            {children(() => setOpen(false))}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
