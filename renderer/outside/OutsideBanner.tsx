import { Files } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { OutsideVersion } from '#contract/views.ts'
import { momentWords } from '../entities/date-words.ts'
import { call, useCall } from '../notebook.ts'
import styles from '../shell/Banners.module.css'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'

/** Tells that another program left other versions of this library, and lets a person choose. */
export function OutsideBanner() {
  const { data: versions = [], refetch } = useCall('outsideChanges', {})
  const [open, setOpen] = useState(false)
  useEffect(() => {
    // Where the folder cannot be watched, coming back to the window is when it is looked at.
    const look = () => void refetch()
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [refetch])
  if (versions.length === 0) return null
  return (
    <div role="alert" className={styles.problem}>
      <Files aria-hidden="true" />
      <span>{t('outside.banner', { count: versions.length })}</span>
      <Button onClick={() => setOpen(true)}>{t('outside.decide')}</Button>
      <Dialog
        open={open}
        size="large"
        onClose={() => setOpen(false)}
        title={t('outside.title')}
        description={t('outside.intro')}
        closeLabel={t('common.close')}
      >
        <ul className={styles.list}>
          {versions.map((version) => (
            <One key={version.file} version={version} onSettled={() => refetch()} />
          ))}
        </ul>
      </Dialog>
    </div>
  )
}

function One({ version, onSettled }: { version: OutsideVersion; onSettled: () => Promise<unknown> }) {
  const [busy, setBusy] = useState(false)
  const { file, at, bytes: _, kind, ...args } = version
  const settle = async (work: Promise<unknown>) => {
    setBusy(true)
    await work.catch(tellProblem)
    await onSettled()
    setBusy(false)
  }
  const takeOver = async () => {
    const { changed } = await call('settleOutside', { file, choice: 'take over' })
    await toastWithUndo(t('outside.takenOver', { count: changed }))
  }
  return (
    <li aria-busy={busy}>
      <p>{t(`outside.kinds.${kind}`, args)}</p>
      <p className={styles.file}>{t('outside.file', { file, at: momentWords(at) })}</p>
      <div className={styles.choices}>
        <Button
          look="primary"
          disabled={busy}
          onClick={() => void settle(call('settleOutside', { file, choice: 'keep here' }))}
        >
          {t('outside.keepHere')}
        </Button>
        {kind !== 'unreadable' && (
          <Button disabled={busy} onClick={() => void settle(call('openOutside', { file }))}>
            {t('outside.beside')}
          </Button>
        )}
        {(kind === 'other version' || kind === 'earlier state') && (
          <Button disabled={busy} title={t('outside.takeOverHint')} onClick={() => void settle(takeOver())}>
            {t('outside.takeOver')}
          </Button>
        )}
      </div>
    </li>
  )
}
