import { FolderInput } from 'lucide-react'
import type { SecondPlace as State } from '#contract/backups.ts'
import { momentWords } from '../entities/date-words.ts'
import { call } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { tellProblem, toast } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { choosePlace } from './backup-job.ts'
import styles from './backups.module.css'

type SecondPlaceProps = { state: State | null; readOnly: boolean; busy: boolean; choosing: boolean }

/** The place outside the library: which, how it stands, and choosing it. */
export function SecondPlace({ state, readOnly, busy, choosing }: SecondPlaceProps) {
  const leave = async () => {
    await call('leaveBackupPlace', {})
    toast(t('backups.place.left'))
  }
  return (
    <div className={styles.second} role="group" aria-label={t('backups.place.second')}>
      <h3>{t('backups.place.second')}</h3>
      {state ? <Standing state={state} /> : <p>{t('backups.place.secondHint')}</p>}
      {choosing && <p role="status">{t('backups.place.working')}</p>}
      <div className={styles.acts}>
        <Button
          icon={<FolderInput aria-hidden="true" />}
          disabled={readOnly || busy}
          onClick={() => void choosePlace()}
        >
          {t(state ? 'backups.place.change' : 'backups.place.choose')}
        </Button>
        {state && (
          <Button look="quiet" disabled={readOnly || busy} onClick={() => void leave().catch(tellProblem)}>
            {t('backups.place.leave')}
          </Button>
        )}
      </div>
    </div>
  )
}

function Standing({ state: { folder, lastAt, notReachedSince, problem, sameDisk } }: { state: State }) {
  return (
    <>
      <p className={styles.folder} dir="ltr">
        {folder}
      </p>
      {problem !== undefined && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {notReachedSince !== undefined && <p>{t('backups.place.notReached', { when: momentWords(notReachedSince) })}</p>}
      {sameDisk && notReachedSince === undefined && <p className={styles.warning}>{t('backups.place.sameDisk')}</p>}
      <p>{lastAt === undefined ? t('backups.place.none') : t('backups.place.last', { when: momentWords(lastAt) })}</p>
    </>
  )
}
