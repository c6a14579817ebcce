import { memo } from 'react'
import type { ListedArticle } from '#contract/views.ts'
import { dateWords } from '../entities/date-words.ts'
import { classes } from '../ui/classes.ts'
import { Progress } from '../ui/Progress.tsx'
import { numberInWords, t } from '../words.ts'
import styles from './ArticleRow.module.css'

type ArticleRowProps = { article: ListedArticle | undefined; chosen: boolean }

/** One article of the list: title, date, how much was marked, how far it was read. */
export const ArticleRow = memo(function ArticleRow({ article, chosen }: ArticleRowProps) {
  if (!article) return <div className={styles.row} aria-busy="true" />
  const { title, publishedAt, outlet, passages, progress, status } = article
  return (
    <div className={classes(styles.row, chosen && styles.chosen)}>
      <div className={styles.title} dir="auto" lang={article.language}>
        {title}
      </div>
      <div className={styles.facts}>
        <span>{publishedAt ? dateWords(publishedAt, 'short') : t('articles.noDate')}</span>
        {outlet && <bdi className={styles.outlet}>{outlet}</bdi>}
        <span className={styles.marked}>{howFar(status, passages)}</span>
      </div>
      <Progress
        look="thin"
        label={t('articles.read', { percent: Math.round(progress * 100) })}
        value={status === 'done' ? 1 : progress}
      />
    </div>
  )
})

function howFar(status: ListedArticle['status'], passages: number): string {
  if (passages > 0) return t('articles.passages', { count: passages, shown: numberInWords(passages) })
  return t(`articles.statuses.${status}`)
}
