import { useId } from 'react'
import type { CopyShown } from '#contract/merging.ts'
import { OtherSecret, SecretField } from '../protection/SecretField.tsx'
import { useSecret } from '../protection/use-secret.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { leaveCopy, unlockCopy } from './merge-state.ts'
import styles from './merging.module.css'

const close = () => void leaveCopy().catch(tellProblem)

/** Another copy with a passphrase of its own. What is typed opens that copy, and is kept nowhere. */
export function UnlockCopy({ copy: { copy, name, losesProtection } }: { copy: CopyShown }) {
  const id = useId()
  const { field, other, ready, working, submit } = useSecret((secret) => unlockCopy(copy, secret))
  return (
    <Dialog
      open
      onClose={close}
      title={t('merging.lockedTitle', { name })}
      description={t('merging.lockedText')}
      closeLabel={t('common.close')}
      actions={
        <>
          <Button onClick={close}>{t('common.cancel')}</Button>
          <Button type="submit" form={id} look="primary" disabled={!ready || working} aria-busy={working}>
            {t(working ? 'merging.looking' : 'merging.look')}
          </Button>
        </>
      }
    >
      <form id={id} className={styles.form} aria-busy={working} onSubmit={submit}>
        {losesProtection && <LosesProtection />}
        <SecretField {...field} />
        <div>
          <OtherSecret {...other} />
        </div>
      </form>
    </Dialog>
  )
}

/** Said before the copy is opened, and again before it is merged. */
export function LosesProtection() {
  return (
    <p role="note" className={styles.warning}>
      {t('merging.losesProtection')}
    </p>
  )
}
