import { useState } from 'react'
import type { BackupInfo, BackupPlace, ListedBackups } from '#contract/backups.ts'
import { momentWords } from '../entities/date-words.ts'
import { Button } from '../ui/Button.tsx'
import { t } from '../words.ts'
import { restore, verify } from './backup-job.ts'
import styles from './backups.module.css'
import { sizeInWords } from '../size-words.ts'

const first = 6

/** The backups of one place, newest first; the older ones when asked for. */
export function BackupTable({ listed, busy }: { listed: ListedBackups; busy: boolean }) {
  const [all, setAll] = useState(false)
  const { place, reached, backups, damaged } = listed
  const title = t(`backups.place.${place}`)
  const shown = all ? backups : backups.slice(0, first)
  const hidden = backups.length - shown.length
  if (!reached) return null
  return (
    <div className={styles.list}>
      <h3>{title}</h3>
      {backups.length === 0 && damaged.length === 0 ? (
        <p>{t('backups.empty')}</p>
      ) : (
        <table aria-label={t('backups.listOf', { place: title })} className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('backups.columns.at')}</th>
              <th scope="col">{t('backups.columns.kind')}</th>
              <th scope="col">{t('backups.columns.size')}</th>
              <th scope="col" aria-label={t('backups.columns.acts')} />
            </tr>
          </thead>
          <tbody>
            {shown.map((backup) => (
              <Row key={backup.key} place={place} backup={backup} busy={busy} />
            ))}
            {damaged.map((key) => (
              <tr key={key}>
                <td dir="ltr">{key}</td>
                <td colSpan={3} className={styles.damaged}>
                  {t('backups.damagedList')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hidden > 0 && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {t('backups.showAll', { count: hidden })}
        </Button>
      )}
    </div>
  )
}

function Row({ place, backup, busy }: { place: BackupPlace; backup: BackupInfo; busy: boolean }) {
  const { key, kind, at, bytes } = backup
  const when = momentWords(at)
  return (
    <tr>
      <th scope="row">{when}</th>
      <td>{t(`backups.kinds.${kind}`)}</td>
      <td>{sizeInWords(bytes)}</td>
      <td className={styles.rowActs}>
        <Button
          look="quiet"
          disabled={busy}
          aria-label={t('backups.verifyThis', { when })}
          onClick={() => void verify({ place, key })}
        >
          {t('backups.verify')}
        </Button>
        <Button
          look="quiet"
          disabled={busy}
          aria-label={t('backups.restoreThis', { when })}
          onClick={() => void restore({ place, key })}
        >
          {t('backups.restore')}
        </Button>
      </td>
    </tr>
  )
}
