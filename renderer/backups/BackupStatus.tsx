import type { SecondPlace } from '#contract/backups.ts'
import { recentWords } from '../entities/date-words.ts'
import { useCall } from '../notebook.ts'
import { go } from '../routes.ts'
import { t } from '../words.ts'
import styles from './backups.module.css'

/** In the status bar: when the second place last had everything, or that it is away. */
export function BackupStatus() {
  const second = useCall('backupState', {}).data?.second
  if (!second) return null
  return (
    <button
      type="button"
      className={styles.status}
      data-away={second.problem !== undefined || second.notReachedSince !== undefined || undefined}
      title={second.problem ?? second.folder}
      onClick={() => go('/preferences?section=backups')}
    >
      {inWords(second)}
    </button>
  )
}

function inWords({ folder, lastAt, notReachedSince, problem }: SecondPlace): string {
  const name = folder.split(/[\\/]/).filter(Boolean).at(-1) ?? folder
  if (notReachedSince !== undefined) return t('backups.status.notReached', { when: recentWords(notReachedSince) })
  if (problem !== undefined || lastAt === undefined) return t('backups.status.failed', { folder: name })
  return t('backups.status.done', { folder: name, when: recentWords(lastAt) })
}
