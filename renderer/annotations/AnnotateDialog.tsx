import { useState } from 'react'
import type { AnnotationsFound } from '#contract/views.ts'
import { isolated } from '../isolate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Progress } from '../ui/Progress.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { numberInWords, t } from '../words.ts'
import { type As, closeAnnotations, stopAnnotating, takeAnnotations, useAnnotating } from './annotate-state.ts'
import { AnnotateReportView } from './AnnotateReportView.tsx'
import styles from './annotations.module.css'

/** Taking in annotations and coded texts: the files are read, a person says what codes become, then what came of it. */
export function AnnotateDialog() {
  const annotating = useAnnotating()
  if (!annotating) return null
  if (annotating.phase === 'reading') return <Reading job={annotating.job} />
  if (annotating.phase === 'done') return <AnnotateReportView name={annotating.name} report={annotating.report} />
  const { job, found, phase } = annotating
  return <Choosing key={job} job={job} found={found} busy={phase === 'taking'} />
}

function Reading({ job }: { job: string }) {
  return (
    <Dialog
      open
      size="small"
      onClose={() => stopAnnotating(job)}
      title={t('coded.title')}
      closeLabel={t('common.close')}
      actions={<Button onClick={() => stopAnnotating(job)}>{t('common.cancel')}</Button>}
    >
      <Progress label={t('coded.readingFiles')} value={null} />
    </Dialog>
  )
}

type Props = { job: string; found: AnnotationsFound; busy: boolean }

function Choosing({ job, found, busy }: Props) {
  const [as, setAs] = useState<As[]>(() => found.folders.map((folder) => folder.as))
  const leave = () => (busy ? stopAnnotating(job) : closeAnnotations())
  return (
    <Dialog
      open
      onClose={leave}
      title={t('coded.title')}
      description={foundInWords(found)}
      closeLabel={t('common.close')}
      actions={
        <>
          <Button onClick={leave}>{t('common.cancel')}</Button>
          <Button
            look="primary"
            disabled={busy}
            aria-busy={busy}
            onClick={() => void takeAnnotations(job, found, as).catch(tellProblem)}
          >
            {t(busy ? 'coded.taking' : 'coded.take')}
          </Button>
        </>
      }
    >
      {found.folders.length > 0 && (
        <div className={styles.form}>
          <h3 className={styles.heading}>{t('coded.mapping')}</h3>
          <ul className={styles.folders}>
            {found.folders.map((folder, at) => (
              <Folder
                key={`${at} ${folder.name}`}
                folder={folder}
                as={as[at] ?? 'tags'}
                onChange={(next) => setAs((now) => now.map((one, index) => (index === at ? next : one)))}
              />
            ))}
          </ul>
          <p className={styles.hint}>{t('coded.mappingHint')}</p>
        </div>
      )}
    </Dialog>
  )
}

function foundInWords({ name, format, counts }: AnnotationsFound): string {
  const shown = Object.fromEntries(Object.entries(counts).map(([what, count]) => [what, numberInWords(count)]))
  const args = { name, format: t(`coded.formats.${format}`), ...shown }
  return t(format === 'refi-qda' || format === 'brat' ? 'coded.found' : 'coded.foundAnnotations', args)
}

type FolderProps = { folder: AnnotationsFound['folders'][number]; as: As; onChange: (as: As) => void }

function Folder({ folder: { name, codes, examples }, as, onChange }: FolderProps) {
  return (
    <li className={styles.folder}>
      <span className={styles.words}>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <span className={styles.hint}>
          {t('coded.codesIn', { count: codes, examples: examples.map(isolated).join(', ') })}
        </span>
      </span>
      <Segmented
        label={t('coded.asOf', { name })}
        value={as}
        onChange={onChange}
        options={(['tags', 'actors', 'events'] as const).map((value) => ({ value, label: t(`coded.as.${value}`) }))}
      />
    </li>
  )
}
