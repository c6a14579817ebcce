import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import styles from './Toasts.module.css'

const manager = Toast.createToastManager()

export type ToastOptions = {
  /** One thing to do about it: Undo, Show. */
  action?: { label: string; run: () => unknown }
  /** `problem` is announced at once and stays until it is closed. */
  kind?: 'told' | 'problem'
}

/** Says something in passing at the foot of the window. */
export function toast(message: string, { action, kind = 'told' }: ToastOptions = {}): void {
  const id: string = manager.add({
    title: message,
    type: kind,
    priority: kind === 'problem' ? 'high' : 'low',
    timeout: kind === 'problem' ? 0 : action ? 10_000 : 5000,
    ...(action && {
      actionProps: {
        children: action.label,
        onClick: () => {
          manager.close(id)
          void action.run()
        },
      },
    }),
  })
}

/** Tells a failure as a toast: for event handlers, whose promises nobody awaits. */
export function tellProblem(problem: unknown): void {
  toast(problem instanceof Error ? problem.message : String(problem), { kind: 'problem' })
}

/** Where toasts show: once, at the root. F6 moves the focus there. */
export function Toasts({ label, closeLabel }: { label: string; closeLabel: string }) {
  return (
    <Toast.Provider toastManager={manager} limit={4}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport} aria-label={label}>
          <Shown closeLabel={closeLabel} />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function Shown({ closeLabel }: { closeLabel: string }) {
  const { toasts } = Toast.useToastManager()
  return toasts.map((shown) => (
    <Toast.Root key={shown.id} toast={shown} className={styles.toast}>
      <Toast.Title className={styles.title} />
      {shown.actionProps && <Toast.Action className={styles.action} />}
      <Toast.Close aria-label={closeLabel} className={styles.close}>
        <X aria-hidden="true" />
      </Toast.Close>
    </Toast.Root>
  ))
}
