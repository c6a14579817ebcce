import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { t } from '../words.ts'
import { endAsking } from './protection-state.ts'
import styles from './protection.module.css'

type AskDialogProps = {
  title: string
  /** The button that does it, and what it says meanwhile. */
  act: string
  busy: string
  danger?: boolean
  /** Whether what is typed can be used. */
  ready: boolean
  /** Does it. Its failure is shown here, and what was typed stays. */
  run: () => Promise<unknown>
  children: (working: boolean) => ReactNode
}

/** A question about a passphrase: Enter answers it, and while it is carried out nothing closes it. */
export function AskDialog({ title, act, busy, danger = false, ready, run, children }: AskDialogProps) {
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [working, setWorking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!ready || working) return
    setWorking(true)
    setProblem(null)
    try {
      await run()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
      form.current?.querySelector('input')?.select()
    }
    setWorking(false)
  }

  return (
    <Dialog
      open
      onClose={() => !working && endAsking()}
      title={title}
      closeLabel={t('common.close')}
      actions={
        <>
          <Button disabled={working} onClick={endAsking}>
            {t('common.cancel')}
          </Button>
          <Button
            type="submit"
            form={id}
            look={danger ? 'danger' : 'primary'}
            disabled={!ready || working}
            aria-busy={working}
          >
            {working ? busy : act}
          </Button>
        </>
      }
    >
      <form id={id} ref={form} className={styles.form} aria-busy={working} onSubmit={(event) => void submit(event)}>
        {children(working)}
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </form>
    </Dialog>
  )
}
