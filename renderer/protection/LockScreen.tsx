import { Lock } from 'lucide-react'
import type { WindowState } from '#contract/calls.ts'
import { call } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { ask } from './protection-state.ts'
import styles from './protection.module.css'
import { OtherSecret, SecretField } from './SecretField.tsx'
import { type Secret, useSecret } from './use-secret.ts'

type Locked = NonNullable<WindowState['locked']>

async function unlock(secret: Secret): Promise<void> {
  await call('unlockLibrary', secret)
  if ('recoveryKey' in secret) ask({ kind: 'change', ...secret })
}

/** A protected library that waits for its passphrase, or its recovery key. */
export function LockScreen({ locked: { name, folder }, problem }: { locked: Locked; problem?: string | undefined }) {
  const { field, other, ready, working, submit } = useSecret(unlock)
  return (
    <main className={styles.locked} aria-busy={working}>
      <form className={styles.lockedPage} onSubmit={submit}>
        <header className={styles.lockedHead}>
          <Lock aria-hidden="true" />
          <h1 className={styles.lockedTitle}>{t('protection.lockedTitle', { name })}</h1>
          <p className={styles.folder} dir="ltr">
            {t('protection.lockedFolder', { folder })}
          </p>
        </header>
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        <div className={styles.form}>
          <SecretField {...field} />
          <div className={styles.lockedActs}>
            <Button type="submit" look="primary" disabled={!ready} aria-disabled={working} aria-busy={working}>
              {t('protection.unlock')}
            </Button>
            <OtherSecret {...other} />
          </div>
          <p role="status">{working && t('protection.unlocking')}</p>
        </div>
        <footer>
          <Button disabled={working} onClick={() => void call('closeLibrary', {}).catch(tellProblem)}>
            {t('protection.otherLibraries')}
          </Button>
        </footer>
      </form>
    </main>
  )
}
