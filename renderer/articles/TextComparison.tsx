import type { Id } from '#contract/ids.ts'
import { useMemo } from 'react'
import { useCall } from '../notebook.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { t } from '../words.ts'
import { changedParagraphs, type Piece } from './changed-paragraphs.ts'
import styles from './TextComparison.module.css'

type TextComparisonProps = { articleId: Id<'article'>; from: string; to: string; language: string | undefined }

/** The words that went and came between two versions of a text, in the paragraphs they stand in. */
export function TextComparison({ articleId, from, to, language }: TextComparisonProps) {
  const { data, error } = useCall('compareTexts', { articleId, from, to })
  const compared = useMemo(() => (data ? changedParagraphs(data) : []), [data])
  if (error) return <ErrorNote problem={error} />
  if (!data) return <p role="status">{t('common.loading')}</p>
  if (compared.every(({ kind }) => kind === 'unchanged')) return <p>{t('articles.versionList.same')}</p>
  return (
    <div className={styles.comparison} lang={language} data-selectable="">
      {compared.map((part, index) =>
        part.kind === 'changed' ? (
          <p key={index} dir="auto" className={styles.paragraph}>
            {part.pieces.map((piece, at) => (
              <Words key={at} {...piece} />
            ))}
          </p>
        ) : (
          <p key={index} className={styles.unchanged} lang="en">
            {t('articles.versionList.unchanged', { count: part.count })}
          </p>
        ),
      )}
    </div>
  )
}

function Words({ kind, text }: Piece) {
  const shown = text.replaceAll('\n\n', ' ¶ ')
  if (kind === 'same') return shown
  const Tag = kind === 'added' ? 'ins' : 'del'
  return (
    <Tag className={styles[kind]}>
      <span className={styles.spoken}>{t(`articles.versionList.${kind}`)} </span>
      {shown}
    </Tag>
  )
}
