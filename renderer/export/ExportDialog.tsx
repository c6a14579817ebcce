import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { policies, type Policy } from '#contract/aggregate.ts'
import { type ExportFormat, exportGroups } from '#contract/exports.ts'
import { type ReferenceStyle, referenceStyles } from '#contract/references.ts'
import { call, useCall } from '../notebook.ts'
import { useSettled } from '../search/use-settled.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { classes } from '../ui/classes.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Radios } from '../ui/Radios.tsx'
import { Select } from '../ui/Select.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { numberInWords, t } from '../words.ts'
import styles from './ExportDialog.module.css'
import { closeExport, type ExportOffer, useExportOffer } from './export-state.ts'
import { ExportResult } from './ExportResult.tsx'
import { OtherNames, type Pseudonym } from './OtherNames.tsx'
import { Preview } from './Preview.tsx'
import { type Running, useExport } from './use-export.ts'
import { useScope } from './use-scope.ts'

/** What to take out of the library, in which form, and what that form leaves behind. */
export function ExportDialog() {
  const offer = useExportOffer()
  return offer && <Opened key={JSON.stringify(offer)} offer={offer} />
}

/** A preview is asked for once nothing was chosen or typed for so many milliseconds. */
const pause = 250

function Opened({ offer }: { offer: ExportOffer }) {
  const scope = useScope(offer)
  const [format, setFormat] = useState<ExportFormat>('markdown')
  const [includePrivate, setIncludePrivate] = useState(false)
  const [includeAuthor, setIncludeAuthor] = useState(false)
  const [history, setHistory] = useState(true)
  const [style, setStyle] = useState<ReferenceStyle | 'own'>('own')
  const [policy, setPolicy] = useState<Policy | 'own'>('own')
  const [people, setPeople] = useState<Pseudonym[]>([])
  const { running, exported, problem, start, cancel, again } = useExport()
  const chosen = { includePrivate, includeAuthor, history, people, style, policy }
  const wanted = { format, ...wantedOf(format, scope.scope, chosen) }
  const asked = useSettled(JSON.stringify(wanted), pause)
  const preview = useCall('previewExport', exported ? null : (JSON.parse(asked) as typeof wanted), {
    keepPrevious: true,
  })

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
      size="wide"
      onClose={close}
      title={t('search.exporting.title')}
      closeLabel={t('common.close')}
      actions={
        <>
          {problem && (
            <p role="alert" className={styles.problem}>
              {problem.message}
            </p>
          )}
          {running && <Written running={running} />}
          <Button onClick={close}>{t('common.cancel')}</Button>
          <Button
            look="primary"
            disabled={running !== null}
            aria-busy={running !== null}
            onClick={() => void start(wanted)}
          >
            {t(running ? 'search.exporting.busy' : 'search.exporting.go')}
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.form}>
          {format !== 'library' && scope.options.length > 1 && (
            <Radios
              label={t('search.exporting.what')}
              value={scope.kind}
              onChange={scope.setKind}
              options={scope.options}
            />
          )}
          {format !== 'library' && scope.kind === 'tag' && scope.tag !== null && (
            <Select label={t('search.exporting.tag')} value={scope.tag} onChange={scope.setTag} options={scope.tags} />
          )}
          <Radios label={t('search.exporting.format')} value={format} onChange={setFormat} options={formatOptions()} />
        </div>
        <div className={classes(styles.form, styles.side)}>
          <fieldset className={styles.options}>
            <legend>{t('search.exporting.options')}</legend>
            {format === 'library' ? (
              <Checkbox checked={history} onChange={setHistory}>
                {t('search.exporting.history')}
              </Checkbox>
            ) : (
              <>
                <Checkbox checked={includePrivate} onChange={setIncludePrivate}>
                  {t('search.exporting.includePrivate')}
                </Checkbox>
                <Checkbox checked={includeAuthor} onChange={setIncludeAuthor}>
                  {t('search.exporting.includeAuthor')}
                </Checkbox>
                {styled.has(format) && (
                  <div className={styles.choice}>
                    <span aria-hidden="true">{t('search.exporting.style')}</span>
                    <Select
                      label={t('search.exporting.style')}
                      value={style}
                      onChange={setStyle}
                      options={ownOr(referenceStyles, (one) => t(`references.styles.${one}`))}
                    />
                  </div>
                )}
                {figured.has(format) && (
                  <div className={styles.choice}>
                    <span aria-hidden="true">{t('search.exporting.policy')}</span>
                    <Select
                      label={t('search.exporting.policy')}
                      value={policy}
                      onChange={setPolicy}
                      options={ownOr(policies, (one) => t(`claims.policies.${one}`))}
                    />
                  </div>
                )}
                <OtherNames chosen={people} onChange={setPeople} />
              </>
            )}
          </fieldset>
          <Preview
            preview={preview.data}
            problem={preview.error?.message}
            stale={preview.isFetching || asked !== JSON.stringify(wanted)}
          />
        </div>
      </div>
    </Dialog>
  )
}

function formatOptions() {
  return (Object.keys(exportGroups) as (keyof typeof exportGroups)[]).flatMap((group) =>
    exportGroups[group].map((value: ExportFormat) => ({
      value,
      group: t(`search.exporting.groups.${group}`),
      label: t(`search.exporting.formats.${value}`),
      hint: t(`search.exporting.about.${value}`),
    })),
  )
}

/** Formats that name sources in a style, and those that make one figure of several. */
const styled: ReadonlySet<ExportFormat> = new Set(['docx', 'references'])
const figured: ReadonlySet<ExportFormat> = new Set(['markdown', 'html', 'docx', 'xlsx', 'claims', 'acled', 'ucdp'])

/** What a format does by itself, or one of these. */
function ownOr<Value extends string>(values: readonly Value[], label: (value: Value) => string) {
  const own: { value: Value | 'own'; label: string } = { value: 'own', label: t('search.exporting.usual') }
  return [own, ...values.map((value) => ({ value, label: label(value) }))]
}

type Chosen = {
  includePrivate: boolean
  includeAuthor: boolean
  history: boolean
  people: readonly Pseudonym[]
  style: ReferenceStyle | 'own'
  policy: Policy | 'own'
}

/** A library file is the whole library, whatever is shown: its description says that private things go with it. */
function wantedOf(format: ExportFormat, scope: ReturnType<typeof useScope>['scope'], chosen: Chosen) {
  const { includePrivate, includeAuthor, history, people, style, policy } = chosen
  if (format === 'library') return { scope: 'all' as const, options: { includePrivate: true, history } }
  const redact = people.map(({ actorId, as }) => ({ actorId, ...(as.trim() !== '' && { as: as.trim() }) }))
  return {
    scope,
    options: {
      includePrivate,
      includeAuthor,
      ...(redact.length > 0 && { redact }),
      ...(styled.has(format) && style !== 'own' && { style }),
      ...(figured.has(format) && policy !== 'own' && { policy }),
    },
  }
}

function Written({ running: { done, current } }: { running: Running }) {
  if (done === 0) return null
  return (
    <span role="status" className={styles.written} dir="auto" title={current}>
      {t('search.exporting.written', { count: done, shown: numberInWords(done) })}
    </span>
  )
}
