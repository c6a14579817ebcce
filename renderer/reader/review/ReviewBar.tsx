import { TriangleAlert } from 'lucide-react'
import type { Id } from '#contract/ids.ts'
import { useCall } from '../../notebook.ts'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../words.ts'
import { showReview } from '../inspector-tab.ts'
import styles from './review.module.css'

/** Over the passages: how many of them wait for a person's eye. */
export function ReviewBar({ articleId }: { articleId: Id<'article'> }) {
  const t = useWords()
  const { data } = useCall('passagesToReview', { articleId, limit: 1000 })
  if (!data || data.total === 0) return null
  return (
    <div className={styles.bar}>
      <TriangleAlert aria-hidden="true" />
      <span className={styles.told}>{t('reader.review.waiting', { count: data.total })}</span>
      <Button onClick={() => showReview(articleId)}>{t('reader.review.show')}</Button>
    </div>
  )
}
