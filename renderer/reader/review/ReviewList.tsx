import { ArrowLeft, ChevronDown, ChevronUp } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useCommands } from '../../commands/commands.ts'
import { useCall } from '../../notebook.ts'
import { ErrorNote } from '../../shell/ErrorNote.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { tellProblem } from '../../ui/Toasts.tsx'
import { useWords } from '../../words.ts'
import { hideReview } from '../inspector-tab.ts'
import { type Reading, useReadingState } from '../reading.ts'
import { accept, remark } from './review-actions.ts'
import { ReviewItem } from './ReviewItem.tsx'
import styles from './review.module.css'

/** The passages that a new text left uncertain, with the words they had and have; one after the other. */
export function ReviewList({ reading }: { reading: Reading }) {
  const t = useWords()
  const { articleId } = reading
  const { data, error, refetch } = useCall('passagesToReview', { articleId, limit: 1000 })
  const active = useReadingState(reading, (state) => state.active)
  const list = useRef<HTMLDivElement>(null)
  const items = data?.items ?? []
  const index = items.findIndex(({ passage }) => passage.id === active)
  const current = items[index]
  const go = (by: 1 | -1) => {
    const next = items[index < 0 ? (by > 0 ? 0 : items.length - 1) : (index + by + items.length) % items.length]
    if (next) reading.choose(next.passage.id, 'cards')
  }
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const hasSelection = useReadingState(reading, (state) => state.selection !== null)
  useCommands([
    {
      id: 'review.next',
      title: 'reader.review.next',
      keys: 'Alt+PageDown',
      group: 'passage',
      when: () => items.length > 0,
      run: () => go(1),
    },
    {
      id: 'review.previous',
      title: 'reader.review.previous',
      keys: 'Alt+PageUp',
      group: 'passage',
      when: () => items.length > 0,
      run: () => go(-1),
    },
    {
      id: 'review.accept',
      title: 'reader.review.acceptCommand',
      keys: 'Alt+Enter',
      group: 'passage',
      when: () => current !== undefined && current.exactAfter !== null,
      run: () => current && accept(reading, current).catch(tellProblem),
    },
    {
      id: 'review.remark',
      title: 'reader.review.remarkCommand',
      keys: 'Alt+m',
      group: 'passage',
      when: () => current !== undefined && hasSelection,
      run: () => current && remark(reading, current).catch(tellProblem),
    },
  ])
  if (error) return <ErrorNote problem={error} onRetry={() => void refetch()} />
  return (
    <div className={styles.review}>
      <div className={styles.head}>
        <Button look="quiet" icon={<ArrowLeft aria-hidden="true" />} onClick={hideReview}>
          {t('reader.review.back')}
        </Button>
        {data && items.length > 0 && (
          <span className={styles.steps}>
            <span role="status">
              {index >= 0
                ? t('reader.review.position', { number: index + 1, total: data.total })
                : t('reader.review.waiting', { count: data.total })}
            </span>
            <IconButton label={t('reader.review.previous')} onClick={() => go(-1)}>
              <ChevronUp aria-hidden="true" />
            </IconButton>
            <IconButton label={t('reader.review.next')} onClick={() => go(1)}>
              <ChevronDown aria-hidden="true" />
            </IconButton>
          </span>
        )}
      </div>
      {data?.items.length === 0 && (
        <EmptyState
          title={t('reader.review.none')}
          actions={<Button onClick={hideReview}>{t('reader.review.back')}</Button>}
        >
          {t('reader.review.noneHint')}
        </EmptyState>
      )}
      <div ref={list} className={styles.list} role="list" aria-label={t('reader.review.label')}>
        {items.map((item) => (
          <ReviewItem key={item.passage.id} reading={reading} item={item} />
        ))}
      </div>
    </div>
  )
}
