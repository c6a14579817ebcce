import { X } from 'lucide-react'
import { useState } from 'react'
import type { ImportOutcome } from '#contract/views.ts'
import { go, pathTo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Progress } from '../ui/Progress.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import { numberInWords, t } from '../words.ts'
import { EditionList } from './EditionList.tsx'
import { cancelImport, closeImport, type ImportJob, undoImport, useImportJob } from './import-job.ts'
import styles from './ImportPanel.module.css'
import { OutcomeRow } from './OutcomeRow.tsx'
import { PasswordDialog } from './PasswordDialog.tsx'
import { copyReport, saveReport } from './report.ts'
import { shortFileName } from './short-file-name.ts'

/** An import on its way, then what became of every file. It never stands in the way. */
export function ImportPanel() {
  const job = useImportJob()
  if (!job) return null
  const running = job.phase === 'running' || job.phase === 'stopping'
  return (
    <section className={styles.panel} aria-label={t('search.importing.title')}>
      {running ? <Running job={job} /> : <Report job={job} />}
      {job.asked && <PasswordDialog asked={job.asked} />}
    </section>
  )
}

function Running({ job }: { job: ImportJob }) {
  const { done, total, current, phase } = job
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('search.importing.running')}</h2>
        <Button disabled={phase === 'stopping'} onClick={cancelImport}>
          {t('search.importing.cancel')}
        </Button>
      </div>
      <Progress label={t('search.importing.running')} value={total > 0 ? done / total : null} />
      <div className={styles.line}>
        <span className={styles.current}>
          {phase === 'stopping'
            ? t('search.importing.cancelling')
            : current
              ? t('search.importing.current', { file: shortFileName(current, 36) })
              : t('search.importing.starting')}
        </span>
        <span className={styles.number}>
          {total > 0
            ? t('search.importing.progress', { done: numberInWords(done), total: numberInWords(total) })
            : t('search.importing.progressUnknown', { done: numberInWords(done) })}
        </span>
      </div>
    </>
  )
}

/** What needs a person's eye first. */
const order: Record<ImportOutcome['status'], number> = {
  failed: 0,
  edition: 1,
  duplicate: 2,
  described: 3,
  added: 4,
}

function Report({ job }: { job: ImportJob }) {
  const [active, setActive] = useState(-1)
  const outcomes = [...job.outcomes].sort((one, other) => order[one.status] - order[other.status])
  const count = (status: ImportOutcome['status']) => outcomes.filter((outcome) => outcome.status === status).length
  const [added, described] = [count('added') + count('edition'), count('described')]
  const [duplicate, failed] = [count('duplicate'), count('failed')]
  const parts = [
    t('search.importing.added', { count: added }),
    described > 0 && t('search.importing.described', { count: described }),
    duplicate > 0 && t('search.importing.duplicates', { count: duplicate }),
    failed > 0 && t('search.importing.failed', { count: failed }),
  ].filter(Boolean)

  function open(index: number) {
    const id = outcomes[index]?.articleId
    if (id) go(pathTo(id))
  }

  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.title}>
          {t(job.phase === 'stopped' ? 'search.importing.stopped' : 'search.importing.finished')}
        </h2>
        {added > 0 && (
          <Button look="quiet" onClick={() => void undoImport(job).catch(tellProblem)}>
            {t('search.importing.undo')}
          </Button>
        )}
        <IconButton label={t('search.importing.close')} onClick={closeImport}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      <p role="status">{parts.join(' · ')}</p>
      {outcomes.length > 0 && (
        <div className={styles.keep}>
          <Button look="quiet" onClick={() => void copyReport(job.outcomes).catch(tellProblem)}>
            {t('search.importing.copyReport')}
          </Button>
          <Button look="quiet" onClick={() => void saveReport(job.outcomes).catch(tellProblem)}>
            {t('search.importing.saveReport')}
          </Button>
        </div>
      )}
      <EditionList outcomes={outcomes} />
      {outcomes.length > 0 && (
        <div className={styles.list} style={{ blockSize: Math.min(outcomes.length * 58, 300) }}>
          <VirtualList
            label={t('search.importing.title')}
            count={outcomes.length}
            rowHeight={58}
            active={active}
            onActive={(index, how) => {
              setActive(index)
              if (how === 'pointer') open(index)
            }}
            onOpen={open}
            row={(index) => outcomes[index] && <OutcomeRow outcome={outcomes[index]} />}
          />
        </div>
      )}
    </>
  )
}
