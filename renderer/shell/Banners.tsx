import { History, Lock, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { BackupQuestion } from '../backups/BackupQuestion.tsx'
import { momentWords } from '../entities/date-words.ts'
import { call, useCall } from '../notebook.ts'
import { OutsideBanner } from '../outside/OutsideBanner.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import styles from './Banners.module.css'

/** What a person must know about the open library: that it is read only, what was found wrong. */
export function Banners() {
  const { data: library } = useCall('libraryInfo', {})
  const [details, setDetails] = useState(false)
  if (!library) return <div />
  const { readOnly, problems, earlier } = library
  return (
    <div>
      {earlier && (
        <div role="status" className={styles.banner}>
          <History aria-hidden="true" />
          <span>{t('history.earlierBanner', { seq: earlier.seq, at: momentWords(earlier.at) })}</span>
          <Button onClick={() => void call('returnToNow', {}).catch(tellProblem)}>{t('history.returnToNow')}</Button>
        </div>
      )}
      {!readOnly && <OutsideBanner />}
      {readOnly && !earlier && (
        <div role="status" className={styles.banner}>
          <Lock aria-hidden="true" />
          {t('shell.readOnly', { reason: readOnly.reason })}
        </div>
      )}
      {problems.length > 0 && (
        <div role="alert" className={styles.problem}>
          <TriangleAlert aria-hidden="true" />
          <span>{t('shell.problems', { count: problems.length })}</span>
          <Button onClick={() => setDetails(true)}>{t('common.details')}</Button>
        </div>
      )}
      <BackupQuestion />
      <Dialog
        open={details}
        onClose={() => setDetails(false)}
        title={t('shell.problemsTitle')}
        closeLabel={t('common.close')}
      >
        <ul className={styles.list}>
          {problems.map((problem, index) => (
            <li key={index} data-selectable="">
              <p>{problem.message}</p>
              {problem.file && <p className={styles.file}>{t('shell.problemFile', { file: problem.file })}</p>}
            </li>
          ))}
        </ul>
      </Dialog>
    </div>
  )
}
