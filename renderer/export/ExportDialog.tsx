import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import type { Document } from '#contract/document.ts'
import { kindOf } from '#contract/ids.ts'
import { exportFormats, type ExportFormat } from '#contract/exports.ts'
import { call, useCall } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Radios } from '../ui/Radios.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { numberInWords, t } from '../words.ts'
import styles from './ExportDialog.module.css'
import { closeExport, type ExportOffer, useExportOffer } from './export-state.ts'
import { ExportResult } from './ExportResult.tsx'
import { type Running, useExport } from './use-export.ts'

/** What to take out of the library, in which form, and what that form leaves behind. */
export function ExportDialog() {
  const offer = useExportOffer()
  return offer && <Opened key={`${offer.here} ${offer.scope}`} offer={offer} />
}

function Opened({ offer }: { offer: ExportOffer }) {
  const [scope, setScope] = useState(offer.scope)
  const [format, setFormat] = useState<ExportFormat>('markdown')
  const [includePrivate, setIncludePrivate] = useState(false)
  const [history, setHistory] = useState(true)
  const { running, exported, problem, start, cancel, again } = useExport()
  const here = useCall('getDocuments', offer.here ? { ids: [offer.here] } : null).data?.[0]

  function close() {
    cancel()
    closeExport()
  }

  if (exported)
    return (
      <Dialog
        open
        onClose={closeExport}
        title={t('search.exporting.done', { count: exported.files.length })}
        description={t('search.exporting.where', { where: exported.where })}
        closeLabel={t('common.close')}
        actions={
          <>
            <Button look="quiet" onClick={() => again()}>
              {t('search.exporting.again')}
            </Button>
            <Button
              icon={<FolderOpen aria-hidden="true" />}
              onClick={() => void call('showExport', {}).catch(tellProblem)}
            >
              {t('search.exporting.show')}
            </Button>
            <Button look="primary" onClick={closeExport}>
              {t('common.close')}
            </Button>
          </>
        }
      >
        <ExportResult report={exported} />
      </Dialog>
    )

  return (
    <Dialog
      open
      onClose={close}
      title={t('search.exporting.title')}
      closeLabel={t('common.close')}
      actions={
        <>
          {running && <Written running={running} />}
          <Button onClick={close}>{t('common.cancel')}</Button>
          <Button
            look="primary"
            disabled={running !== null}
            aria-busy={running !== null}
            onClick={() => void start({ format, ...optionsOf(format, scope, includePrivate, history) })}
          >
            {t(running ? 'search.exporting.busy' : 'search.exporting.go')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {offer.here && here && format !== 'library' && (
          <Radios
            label={t('search.exporting.what')}
            value={scope}
            onChange={setScope}
            options={[
              { value: 'all', label: t('search.exporting.all') },
              { value: offer.here, label: thisOne(here) },
            ]}
          />
        )}
        <Radios
          label={t('search.exporting.format')}
          value={format}
          onChange={setFormat}
          options={exportFormats.map((value) => ({
            value,
            label: t(`search.exporting.formats.${value}`),
            hint: t(`search.exporting.about.${value}`),
          }))}
        />
        <p className={styles.cannot}>
          <strong>{t('search.exporting.cannot')}:</strong>{' '}
          {t(`search.exporting.losses.${format === 'library' && !history ? 'libraryWithoutHistory' : format}`)}
        </p>
        {format === 'library' ? (
          <Checkbox checked={history} onChange={setHistory}>
            {t('search.exporting.history')}
          </Checkbox>
        ) : (
          <Checkbox checked={includePrivate} onChange={setIncludePrivate}>
            {t('search.exporting.includePrivate')}
          </Checkbox>
        )}
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem.message}
          </p>
        )}
      </div>
    </Dialog>
  )
}

/** A library file is the whole library, whatever is shown: its description says that private things go with it. */
function optionsOf(format: ExportFormat, scope: ExportOffer['scope'], includePrivate: boolean, history: boolean) {
  if (format !== 'library') return { scope, options: { includePrivate } }
  return { scope: 'all' as const, options: { includePrivate: true, history } }
}

function Written({ running: { done, current } }: { running: Running }) {
  if (done === 0) return null
  return (
    <span role="status" className={styles.written} dir="auto" title={current}>
      {t('search.exporting.written', { count: done, shown: numberInWords(done) })}
    </span>
  )
}

function thisOne(document: Document): string {
  const title = 'title' in document ? document.title : 'name' in document ? document.name : ''
  return t('search.exporting.thisOne', { kind: t(`common.kinds.${kindOf(document.id)}`), title: String(title) })
}
