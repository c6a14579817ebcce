import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { classes } from './classes.ts'
import styles from './Dialog.module.css'

export type DialogProps = {
  open: boolean
  onClose: () => void
  title: string
  /** One line under the title. */
  description?: ReactNode
  /** The row of buttons at the foot. */
  actions?: ReactNode
  size?: 'small' | 'medium' | 'large' | 'wide'
  /** Without it there is no cross and Escape does nothing: only the actions end it. */
  closeLabel?: string
  initialFocus?: RefObject<HTMLElement | null>
  children: ReactNode
}

/** A window over the window, for what undo cannot take back or what needs several answers at once. Escape closes it. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, description, actions, size = 'medium', closeLabel, initialFocus, children } = props
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && closeLabel !== undefined && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Viewport className={styles.viewport}>
          <Base.Popup
            data-modal=""
            className={classes(styles.popup, styles[size])}
            {...(initialFocus && { initialFocus })}
          >
            <header className={styles.head}>
              <Base.Title className={styles.title}>{title}</Base.Title>
              {description && <Base.Description className={styles.description}>{description}</Base.Description>}
            </header>
            <div className={styles.body}>{children}</div>
            {actions && <footer className={styles.actions}>{actions}</footer>}
            {/* Last, so that the focus begins with what the dialog is about. */}
            {closeLabel !== undefined && (
              <Base.Close aria-label={closeLabel} className={styles.close}>
                <X aria-hidden="true" />
              </Base.Close>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
