import type { WindowState } from '#contract/calls.ts'
import { call, useCall } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Section.tsx'
import { Select } from '../ui/Select.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { ask } from './protection-state.ts'
import styles from './protection.module.css'

/** Whether this library is sealed, and everything that can be done about it. */
export function ProtectionSection({ state }: { state: WindowState }) {
  const { data: library } = useCall('libraryInfo', {})
  if (!library) return null
  const readOnly = Boolean(library.readOnly)
  return (
    <Section title={t('protection.title')}>
      <div className={styles.section}>
        <p>{t(library.protected ? 'protection.sealed' : 'protection.plain')}</p>
        <p>{t('protection.limits')}</p>
        {readOnly && <p>{t('protection.readOnly')}</p>}
        {!library.protected && state.noProtection !== undefined && <p role="note">{state.noProtection}</p>}
        {library.protected && <LockAfter minutes={state.preferences.lockAfterMinutes} />}
        <div className={styles.acts}>
          {library.protected ? (
            <>
              <Button onClick={() => void call('lockLibrary', {}).catch(tellProblem)}>{t('protection.lockNow')}</Button>
              <Button disabled={readOnly} onClick={() => ask({ kind: 'change' })}>
                {t('protection.change')}
              </Button>
              <Button disabled={readOnly} onClick={() => ask({ kind: 'newKey' })}>
                {t('protection.newKey')}
              </Button>
              <Button disabled={readOnly} onClick={() => ask({ kind: 'unprotect' })}>
                {t('protection.unprotect')}
              </Button>
            </>
          ) : (
            <Button disabled={readOnly || state.noProtection !== undefined} onClick={() => ask({ kind: 'protect' })}>
              {t('protection.protect')}
            </Button>
          )}
        </div>
      </div>
    </Section>
  )
}

const offered = [1, 5, 15, 30, 60, 120]

function LockAfter({ minutes }: { minutes: number }) {
  const choices = [...new Set([...offered, ...(minutes > 0 ? [minutes] : [])])].sort((a, b) => a - b)
  const inWords = (count: number) => (count === 0 ? t('protection.never') : t('protection.afterMinutes', { count }))
  return (
    <div className={styles.after}>
      <span aria-hidden="true">{t('protection.lockAfter')}</span>
      <Select
        className={styles.afterSelect}
        label={t('protection.lockAfter')}
        value={String(minutes)}
        options={[...choices, 0].map((count) => ({ value: String(count), label: inWords(count) }))}
        onChange={(value) => void call('savePreferences', { lockAfterMinutes: Number(value) }).catch(tellProblem)}
      />
    </div>
  )
}
