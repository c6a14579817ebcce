import type { ExportPreview } from '#contract/exports.ts'
import { numberInWords, t } from '../words.ts'
import styles from './ExportDialog.module.css'

type PreviewProps = { preview: ExportPreview | undefined; problem: string | undefined; stale: boolean }

/** Kinds that a person counts; the others are the program's own. */
const counted = ['article', 'passage', 'actor', 'event', 'relation', 'claim', 'assessment', 'note', 'tag'] as const
const mostNames = 50

/** What would leave, before anything is written. */
export function Preview({ preview, problem, stale }: PreviewProps) {
  return (
    <section className={styles.preview} aria-label={t('search.exporting.preview.title')} aria-busy={stale}>
      <h3 className={styles.previewTitle}>{t('search.exporting.preview.title')}</h3>
      {problem !== undefined ? (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      ) : preview ? (
        <Told preview={preview} />
      ) : (
        <p role="status" className={styles.quiet}>
          {t('search.exporting.preview.loading')}
        </p>
      )}
    </section>
  )
}

function Told({ preview }: { preview: ExportPreview }) {
  const { counts, names, named, begins, parts, notCarried, recognisable } = preview
  const told = counted.flatMap((kind) => {
    const count = counts.find((one) => one.kind === kind)?.count ?? 0
    return count > 0 ? [t(`search.exporting.preview.counts.${kind}`, { count, shown: numberInWords(count) })] : []
  })
  const shown = names.slice(0, mostNames)
  const more = named - shown.length
  return (
    <>
      <p role="status">{told.length > 0 ? told.join(' · ') : t('search.exporting.preview.nothing')}</p>
      {parts !== undefined && (
        <p>{t('search.exporting.preview.parts', { count: parts, shown: numberInWords(parts) })}</p>
      )}
      <Sentences title={t('search.exporting.preview.recognisable')} sentences={recognisable} warns />
      <Sentences title={t('search.exporting.notCarried')} sentences={notCarried} />
      {begins && (
        <>
          <h4>{t('search.exporting.preview.begins', { file: begins.file })}</h4>
          <pre className={styles.begins} tabIndex={0} dir="auto">
            {begins.text}
          </pre>
        </>
      )}
      {shown.length > 0 && (
        <>
          <h4>{t('search.exporting.preview.names')}</h4>
          <ul className={styles.listed} tabIndex={0} aria-label={t('search.exporting.preview.names')}>
            {shown.map(({ id, title }) => (
              <li key={id}>
                <bdi>{title}</bdi>
              </li>
            ))}
            {more > 0 && <li>{t('search.exporting.preview.more', { count: more, shown: numberInWords(more) })}</li>}
          </ul>
        </>
      )}
    </>
  )
}

function Sentences({ title, sentences, warns = false }: { title: string; sentences: string[]; warns?: boolean }) {
  if (sentences.length === 0) return null
  return (
    <div className={warns ? styles.warning : undefined}>
      <h4>{title}</h4>
      <ul className={styles.left}>
        {sentences.map((sentence) => (
          <li key={sentence} dir="auto">
            {sentence}
          </li>
        ))}
      </ul>
    </div>
  )
}
