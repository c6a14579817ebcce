import type { AnnotateOutcome, AnnotateReport } from '#contract/views.ts'
import { call } from '../notebook.ts'
import { go, pathTo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { closeAnnotations } from './annotate-state.ts'
import styles from './annotations.module.css'
import { countsOf, reportName, reportText } from './report-text.ts'

const mostShown = 100

/** What became of every annotation, and of all that has no place: to read, to follow and to keep. */
export function AnnotateReportView({ name, report }: { name: string; report: AnnotateReport }) {
  const save = () => call('saveReport', { name: reportName(name), text: reportText(name, report) })
  const toLookAt = report.outcomes.filter(({ status }) => status !== 'anchored')
  return (
    <Dialog
      open
      size="large"
      onClose={closeAnnotations}
      title={t('coded.done', { name })}
      description={countsOf(report).join(' · ')}
      closeLabel={t('common.close')}
      actions={
        <>
          <Button onClick={() => void save().catch(tellProblem)}>{t('coded.keepReport')}</Button>
          <Button look="primary" onClick={closeAnnotations}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <div className={styles.form} tabIndex={0} role="group" aria-label={t('coded.done', { name })}>
        {toLookAt.length === 0 && report.outcomes.length > 0 && <p>{t('coded.allWell')}</p>}
        {toLookAt.length > 0 && (
          <section>
            <h3 className={styles.heading}>{t('coded.each')}</h3>
            <ul className={styles.list}>
              {toLookAt.slice(0, mostShown).map((outcome, at) => (
                <Outcome key={`${at} ${outcome.id ?? ''}`} outcome={outcome} />
              ))}
              <More count={toLookAt.length - mostShown} />
            </ul>
          </section>
        )}
        <Sentences title={t('coded.notKeptTitle')} sentences={report.notKept} />
        <Sentences title={t('coded.toldTitle')} sentences={report.told} />
      </div>
    </Dialog>
  )
}

function Outcome({ outcome: { status, id, passageId, noteId, articleId, reason } }: { outcome: AnnotateOutcome }) {
  const to = noteId ?? (passageId && articleId)
  return (
    <li className={styles.outcome}>
      <span className={styles.words} dir="auto">
        {reason ?? t(`coded.statuses.${status}`, { count: 1 })}
        {id !== undefined && <span className={styles.id}>{id}</span>}
      </span>
      {to && (
        <Button
          look="quiet"
          onClick={() => {
            closeAnnotations()
            go(pathTo(to))
          }}
        >
          {t('coded.show')}
        </Button>
      )}
    </li>
  )
}

function Sentences({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      <ul className={styles.sentences}>
        {sentences.slice(0, mostShown).map((sentence) => (
          <li key={sentence} dir="auto">
            {sentence}
          </li>
        ))}
        <More count={sentences.length - mostShown} />
      </ul>
    </section>
  )
}

function More({ count }: { count: number }) {
  return count > 0 && <li className={styles.hint}>{t('coded.showMore', { count })}</li>
}
