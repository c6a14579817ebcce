import { HardDriveDownload } from 'lucide-react'
import { call, useCall } from '../notebook.ts'
import bannerStyles from '../shell/Banners.module.css'
import { Button } from '../ui/Button.tsx'
import { tellProblem, toast } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { choosePlace, useBackupWork } from './backup-job.ts'

/** Asks once, calmly, for a second place of the backups. */
export function BackupQuestion() {
  const { data: state } = useCall('backupState', {})
  const { running } = useBackupWork()
  if (!state?.ask) return null
  const answer = (answered: 'later' | 'never') =>
    void call('answerBackupQuestion', { answer: answered }).catch(tellProblem)
  const choose = async () => {
    const outcome = await choosePlace()
    if (outcome?.kind === 'problem') toast(outcome.message, { kind: 'problem' })
  }
  return (
    <div role="region" aria-label={t('backups.title')} className={bannerStyles.question}>
      <HardDriveDownload aria-hidden="true" />
      <span>{t('backups.ask.text')}</span>
      <span className={bannerStyles.answers}>
        <Button disabled={running !== null} onClick={() => void choose()}>
          {t('backups.ask.choose')}
        </Button>
        <Button look="quiet" onClick={() => answer('later')}>
          {t('backups.ask.later')}
        </Button>
        <Button look="quiet" onClick={() => answer('never')}>
          {t('backups.ask.never')}
        </Button>
      </span>
    </div>
  )
}
