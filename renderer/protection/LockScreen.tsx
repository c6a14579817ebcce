import { Lock } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import type { WindowState } from '#contract/calls.ts'
import { call } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { PassphraseField } from './PassphraseField.tsx'
import { ask } from './protection-state.ts'
import styles from './protection.module.css'

type Locked = NonNullable<WindowState['locked']>

/** A protected library that waits for its passphrase, or its recovery key. */
export function LockScreen({ locked: { name, folder }, problem }: { locked: Locked; problem?: string | undefined }) {
  const field = useRef<HTMLInputElement>(null)
  const [secret, setSecret] = useState('')
  const [byKey, setByKey] = useState(false)
  const [working, setWorking] = useState(false)
  const [refused, setRefused] = useState<string | undefined>()

  async function unlock(event: FormEvent) {
    event.preventDefault()
    if (secret === '' || working) return
    setWorking(true)
    setRefused(undefined)
    try {
      await call('unlockLibrary', byKey ? { recoveryKey: secret } : { passphrase: secret })
      if (byKey) ask({ kind: 'change', recoveryKey: secret })
    } catch (error) {
      setRefused(error instanceof Error ? error.message : String(error))
      field.current?.focus()
      field.current?.select()
    }
    setWorking(false)
  }

  const change = () => {
    setByKey(!byKey)
    setSecret('')
    setRefused(undefined)
    field.current?.focus()
  }

  return (
    <main className={styles.locked} aria-busy={working}>
      <form className={styles.lockedPage} onSubmit={(event) => void unlock(event)}>
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
          {byKey ? (
            <TextField
              key="key"
              ref={field}
              label={t('protection.recoveryKey')}
              hint={t('protection.recoveryKeyHint')}
              error={refused}
              value={secret}
              onChange={setSecret}
              readOnly={working}
              autoFocus
              dir="ltr"
            />
          ) : (
            <PassphraseField
              key="passphrase"
              ref={field}
              label={t('protection.passphrase')}
              error={refused}
              value={secret}
              onChange={setSecret}
              disabled={working}
              autoFocus
            />
          )}
          <div className={styles.lockedActs}>
            <Button type="submit" look="primary" disabled={secret === ''} aria-disabled={working} aria-busy={working}>
              {t('protection.unlock')}
            </Button>
            <Button look="quiet" disabled={working} onClick={change}>
              {t(byKey ? 'protection.usePassphrase' : 'protection.useRecoveryKey')}
            </Button>
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
