import type { ExportReport } from '#contract/exports.ts'
import { numberInWords, t } from '../words.ts'
import styles from './ExportDialog.module.css'

const mostShown = 200

/** The files written, and what the format left out. */
export function ExportResult({ report }: { report: ExportReport }) {
  const { files, notCarried } = report
  return (
    <div className={styles.form}>
      <ul className={styles.files} tabIndex={0} aria-label={t('search.exporting.title')}>
        {files.slice(0, mostShown).map((file) => (
          <li key={file.path} className={styles.file}>
            <bdi className={styles.path} title={file.title}>
              {file.path}
            </bdi>
            <span className={styles.bytes}>
              {t('search.exporting.bytes', { shown: numberInWords(Math.max(1, Math.round(file.bytes / 1000))) })}
            </span>
          </li>
        ))}
        {files.length > mostShown && <li className={styles.file}>… {numberInWords(files.length - mostShown)}</li>}
      </ul>
      {notCarried.length > 0 && (
        <div>
          <strong>{t('search.exporting.notCarried')}</strong>
          <ul className={styles.left}>
            {notCarried.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
