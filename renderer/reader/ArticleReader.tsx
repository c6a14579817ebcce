import type { Id } from '#contract/ids.ts'
import { lazy, Suspense } from 'react'
import { useCall } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useWords } from '../words.ts'
import styles from './ArticleReader.module.css'
import { ArticleSheet } from './ArticleSheet.tsx'
import { useSitting } from './correcting/sittings.ts'
import { ReaderSkeleton } from './ReaderSkeleton.tsx'

const CorrectingSheet = lazy(async () => ({
  default: (await import('./correcting/CorrectingSheet.tsx')).CorrectingSheet,
}))

export type ArticleReaderProps = {
  articleId: Id<'article'>
  /** A passage to show and choose. */
  passageId?: Id<'passage'> | undefined
  /** A place in the plain text to show (UTF-16 code units). */
  at?: number | undefined
  /** Words to find from that place on. */
  find?: string | undefined
}

/** One article to read and to mark. */
export function ArticleReader(props: ArticleReaderProps) {
  const t = useWords()
  const { articleId } = props
  const article = useCall('getArticle', { id: articleId })
  const text = useCall('getText', { id: articleId })
  const isCorrecting = useSitting(articleId) !== undefined
  const problem = article.error ?? text.error
  if (problem)
    return (
      <div className={styles.pane}>
        <EmptyState
          title={t('reader.problem')}
          actions={
            <Button onClick={() => void Promise.all([article.refetch(), text.refetch()])}>{t('common.retry')}</Button>
          }
        >
          {problem.message}
        </EmptyState>
      </div>
    )
  if (!article.data || !text.data) return <ReaderSkeleton />
  if (isCorrecting)
    return (
      <Suspense fallback={<ReaderSkeleton />}>
        <CorrectingSheet article={article.data} text={text.data} />
      </Suspense>
    )
  return (
    <ArticleSheet key={`${articleId} ${text.data.textSha256}`} {...props} article={article.data} text={text.data} />
  )
}
