import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import styles from './Button.module.css'
import { classes } from './classes.ts'

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** `primary` is the one thing to do here; `quiet` has no edge; `danger` takes something away. */
  look?: 'plain' | 'primary' | 'quiet' | 'danger'
  icon?: ReactNode
  ref?: Ref<HTMLButtonElement>
}

export function Button({ look = 'plain', icon, className, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button type={type} className={classes(styles.button, styles[look], className)} {...rest}>
      {icon}
      {children}
    </button>
  )
}
