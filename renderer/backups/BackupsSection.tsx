import { HardDriveDownload, ShieldCheck } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { momentWords } from '../entities/date-words.ts'
import { call, useCall } from '../notebook.ts'
import { useQueryValue } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { Progress } from '../ui/Progress.tsx'
import { Section } from '../ui/Section.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { backUpNow, cancel, type Outcome, type Running, useBackupWork, verify } from './backup-job.ts'
import styles from './backups.module.css'
import { BackupTable } from './BackupTable.tsx'
import { SecondPlace } from './SecondPlace.tsx'

/** The backups of this library: where they go, which there are, and everything that can be done with them. */
export function BackupsSection() {
  const here = useRef<HTMLDivElement>(null)
  const asked = useQueryValue('section') === 'backups'
  const { data: library } = useCall('libraryInfo', {})
  const { data: state } = useCall('backupState', {})
  const places = useCall('listBackups', {})
  const { running, outcome } = useBackupWork()
  const isListed = places.data !== undefined
  useEffect(() => {
    if (asked && isListed && here.current) scrollTo(here.current)
  }, [asked, isListed])
  if (!library || !state) return null
  const readOnly = Boolean(library.readOnly)
  const busy = running !== null
  return (
    <div ref={here}>
      <Section title={t('backups.title')}>
        <div className={styles.section}>
          <p>{t('backups.intro')}</p>
          <p>{t('backups.kept')}</p>
          <div className={styles.acts}>
            <Button
              icon={<HardDriveDownload aria-hidden="true" />}
              disabled={readOnly || busy}
              onClick={() => void backUpNow()}
            >
              {t('backups.now')}
            </Button>
            <Button icon={<ShieldCheck aria-hidden="true" />} disabled={busy} onClick={() => void verify()}>
              {t('backups.verifyAll')}
            </Button>
          </div>
          <div aria-live="polite">
            {running && running.what !== 'choose' && <Going running={running} />}
            {outcome && <Went outcome={outcome} isProtected={library.protected} />}
          </div>
          {state.verified && <p>{verifiedWords(state.verified)}</p>}
          <SecondPlace state={state.second} readOnly={readOnly} busy={busy} choosing={running?.what === 'choose'} />
          {places.error && (
            <p role="alert" className={styles.problem}>
              {places.error.message}
            </p>
          )}
          {places.data?.map((listed) => (
            <BackupTable key={listed.place} listed={listed} busy={busy} />
          ))}
        </div>
      </Section>
    </div>
  )
}

/** Moves the screen that an element stands in, and nothing around it. */
function scrollTo(element: HTMLElement): void {
  const screen = element.closest('[data-scrolls]')
  if (screen) screen.scrollTop += element.getBoundingClientRect().top - screen.getBoundingClientRect().top
}

function verifiedWords({ at, damaged }: { at: string; damaged: string[] }): string {
  const when = momentWords(at)
  if (damaged.length === 0) return t('backups.lastVerified', { when })
  return t('backups.lastDamaged', { when, keys: damaged.join(', ') })
}

const goingWords = { backUp: 'backups.backingUp', verify: 'backups.verifying', restore: 'backups.restoring' } as const

function Going({ running: { what, done, total } }: { running: Running }) {
  if (what === 'choose') return null
  const label = t(goingWords[what])
  return (
    <div className={styles.going}>
      <span>{label}</span>
      <Progress label={label} value={total > 0 ? done / total : null} />
      {what !== 'backUp' && <Button onClick={cancel}>{t('common.cancel')}</Button>}
    </div>
  )
}

function Went({ outcome: { kind, message, restored }, isProtected }: { outcome: Outcome; isProtected: boolean }) {
  return (
    <div className={kind === 'problem' ? styles.problem : styles.told}>
      <p dir="auto">{message}</p>
      {restored && isProtected && <p>{t('backups.restoredProtected')}</p>}
      {restored && (
        <Button onClick={() => void call('openRecent', { key: restored.key }).catch(tellProblem)}>
          {t('backups.openRestored')}
        </Button>
      )}
    </div>
  )
}
