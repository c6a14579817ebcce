import type { ReactNode } from 'react'
import { type ButtonProps } from './Button.tsx'
import { classes } from './classes.ts'
import styles from './IconButton.module.css'
import { Tooltip } from './Tooltip.tsx'

export type IconButtonProps = Omit<ButtonProps, 'look' | 'icon' | 'aria-label' | 'children'> & {
  /** What it does: read by screen readers and shown as its tooltip. */
  label: string
  /** The shortcut shown in the tooltip, as `keysInWords` writes it. */
  keys?: string
  children: ReactNode
}

/** A button that is only a picture; its label is never missing. */
export function IconButton({ label, keys, className, type = 'button', children, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} {...(keys !== undefined && { keys })}>
      <button type={type} aria-label={label} className={classes(styles.button, className)} {...rest}>
        {children}
      </button>
    </Tooltip>
  )
}
