import { useState } from 'react'
import type { PurgePreview, PurgeReport } from '#contract/views.ts'
import { forgetRecent } from '../commands/recent-documents.ts'
import { call, useCall } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Progress } from '../ui/Progress.tsx'
import { t } from '../words.ts'
import { closeErase, type ErasureAsked, useErasureAsked } from './erase-state.ts'
import { Erased } from './Erased.tsx'
import styles from './erase.module.css'

/** Asks before a document is erased for good, for nothing takes that back; then says what it reached. */
export function EraseDialog() {
  const asked = useErasureAsked()
  return asked && <Asked key={asked.id} asked={asked} />
}

function Asked({ asked: { id, before, after } }: { asked: ErasureAsked }) {
  const preview = useCall('purgePreview', { id })
  const { data: library } = useCall('libraryInfo', {})
  const [understood, setUnderstood] = useState(false)
  const [working, setWorking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [erased, setErased] = useState<{ title: string; report: PurgeReport } | null>(null)
  const title = preview.data ? clipped(preview.data.title) : ''

  async function erase() {
    setWorking(true)
    setProblem(null)
    try {
      await before?.()
      const report = await call('purge', { id })
      if (library) forgetRecent(library.id, id)
      setErased({ title, report })
      after?.()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
    setWorking(false)
  }

  if (erased) return <Erased {...erased} />
  return (
    <Dialog
      open
      onClose={() => !working && closeErase()}
      title={t('protection.erase.title', { title })}
      closeLabel={t('common.close')}
      actions={
        <>
          <Button disabled={working} onClick={closeErase}>
            {t('common.cancel')}
          </Button>
          <Button
            look="danger"
            disabled={!understood || working || !preview.data}
            aria-busy={working}
            onClick={() => void erase()}
          >
            {t(working ? 'protection.erase.busy' : 'protection.erase.now')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>{t('protection.erase.text')}</p>
        {preview.error && <p role="alert">{preview.error.message}</p>}
        {preview.data && <GoesWithIt preview={preview.data} />}
        <p>{t('protection.erase.unreached')}</p>
        <Checkbox checked={understood} onChange={setUnderstood}>
          {t('protection.erase.understood')}
        </Checkbox>
        {working && <Progress label={t('protection.erase.busy')} value={null} />}
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  )
}

function GoesWithIt({ preview: { with: taken, mentionedIn } }: { preview: PurgePreview }) {
  return (
    <>
      {taken.length === 0 ? (
        <p>{t('protection.erase.alone')}</p>
      ) : (
        <div>
          <p>{t('protection.erase.with')}</p>
          <ul className={styles.list}>
            {taken.map(({ kind, count }) => (
              <li key={kind}>{t(`protection.erase.counts.${kind}`, { count })}</li>
            ))}
          </ul>
        </div>
      )}
      {mentionedIn > 0 && <p>{t('protection.erase.mentioned', { count: mentionedIn })}</p>}
    </>
  )
}

function clipped(title: string): string {
  return title.length > 80 ? `${title.slice(0, 78)}…` : title
}
