import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { History, Redo2, Undo2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { type Answered, call, type NotebookError, useCall } from '../notebook.ts'
import { useKeptScroll } from '../routes.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { redoLast, undoLast } from '../undo.ts'
import { t } from '../words.ts'
import { byDay } from './by-day.ts'
import { ChangeLine } from './ChangeLine.tsx'
import { askedFor, everyChange, type HistoryFilter, isFiltered } from './history-filter.ts'
import { HistoryFilterBar } from './HistoryFilterBar.tsx'
import styles from './HistoryScreen.module.css'

const pageSize = 100

/** Every change, newest first. */
export function HistoryScreen() {
  const [filter, setFilter] = useState(everyChange)
  const pages = useHistoryPages(filter)
  const { data: library } = useCall('libraryInfo', {})
  const { data: undoState } = useCall('undoState', {})
  const scroll = useKeptScroll('history', pages.data !== undefined)
  const changes = pages.data?.pages.flat() ?? []
  if (pages.error) return <ErrorNote problem={pages.error} onRetry={() => void pages.refetch()} />
  if (pages.data && changes.length === 0 && !isFiltered(filter))
    return (
      <EmptyState icon={<History aria-hidden="true" />} title={t('shell.historyScreen.empty')}>
        {t('shell.historyScreen.emptyText')}
      </EmptyState>
    )
  return (
    <section ref={scroll} aria-label={t('shell.historyScreen.title')} className={styles.screen}>
      <div className={styles.page}>
        <header className={styles.head}>
          <h1 className={styles.title}>{t('shell.historyScreen.title')}</h1>
          <p className={styles.intro}>{t('shell.historyScreen.intro')}</p>
          <div className={styles.actions}>
            <Button icon={<Undo2 aria-hidden="true" />} disabled={!undoState?.undo} onClick={() => void undoLast()}>
              {t('shell.historyScreen.undo')}
            </Button>
            <Button icon={<Redo2 aria-hidden="true" />} disabled={!undoState?.redo} onClick={() => void redoLast()}>
              {t('shell.historyScreen.redo')}
            </Button>
          </div>
        </header>
        <HistoryFilterBar filter={filter} onChange={setFilter} />
        {byDay(changes).map(({ day, changes: ofDay }) => (
          <section key={day} aria-label={day}>
            <h2 className={styles.day}>{day}</h2>
            <ol className={styles.list}>
              {ofDay.map((change) => (
                <ChangeLine key={change.seq} change={change} isNow={change.seq === library?.seq} />
              ))}
            </ol>
          </section>
        ))}
        {pages.hasNextPage ? (
          <More busy={pages.isFetchingNextPage} onMore={() => void pages.fetchNextPage()} />
        ) : (
          pages.data && (
            <p className={styles.end} role="status">
              {t(
                isFiltered(filter)
                  ? changes.length === 0
                    ? 'history.noneFound'
                    : 'history.endFound'
                  : 'shell.historyScreen.end',
              )}
            </p>
          )
        )}
      </div>
    </section>
  )
}

function useHistoryPages(filter: HistoryFilter) {
  const asked = { limit: pageSize, ...askedFor(filter) }
  return useInfiniteQuery({
    // Named as the call is, so that every change refreshes what is on screen.
    queryKey: ['history', asked, 'pages'],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) => call('history', { ...asked, ...(pageParam !== undefined && { before: pageParam }) }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last: Answered<'history'>) => (last.length < pageSize ? undefined : last.at(-1)?.seq),
    throwOnError: (_problem: NotebookError) => false,
  })
}

/** Fetches older changes when it comes into sight; a button too, for who does not scroll. */
function More({ busy, onMore }: { busy: boolean; onMore: () => void }) {
  const element = useRef<HTMLDivElement>(null)
  const latest = useRef(onMore)
  useEffect(() => {
    latest.current = onMore
  })
  useEffect(() => {
    if (!element.current || busy || !('IntersectionObserver' in window)) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current())
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [busy])
  return (
    <div ref={element} className={styles.end}>
      <Button disabled={busy} onClick={onMore}>
        {t(busy ? 'common.loading' : 'shell.historyScreen.more')}
      </Button>
    </div>
  )
}
