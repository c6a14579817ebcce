import { Search, SearchX } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import type { SearchAnswer } from '#contract/views.ts'
import { useCall } from '../notebook.ts'
import { go, useKeptScroll } from '../routes.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import { numberInWords, t } from '../words.ts'
import { HitRow } from './HitRow.tsx'
import type { HitKind } from './KindFilter.tsx'
import { pathOfHit } from './path-of-hit.ts'
import styles from './SearchScreen.module.css'
import { useSettled } from './use-settled.ts'

/** How many results are fetched at a time, and at most. */
const step = 50
const most = 1000
/** Shorter than a pause between two words, longer than one between two keys. */
const pause = 60

type ResultsProps = { query: string; kind: HitKind | 'all'; onEverything: () => void }

/** What was found, best first; more of it is fetched as it is scrolled to. */
export function Results({ query, kind, onEverything }: ResultsProps) {
  const late = useSettled(query, pause)
  const [wanted, setWanted] = useState({ of: '', limit: step })
  const limit = wanted.of === late ? wanted.limit : step
  const args = { query: late, limit, ...(kind !== 'all' && { kinds: [kind] }) }
  const found = useCall('search', late === '' ? null : args, { keepPrevious: true })
  useUntilReady(found)
  const [active, setActive] = useState({ of: '', index: -1 })
  const scroll = useKeptScroll('search', found.data !== undefined)
  const hits = found.data?.hits ?? []
  const shown = active.of === late ? active.index : -1

  const total = found.data?.total ?? 0
  const onRange = useCallback(
    (_first: number, last: number) => {
      if (last >= hits.length - 10 && hits.length < Math.min(total, most))
        setWanted({ of: late, limit: Math.min(hits.length + step, most) })
    },
    [late, hits.length, total],
  )

  if (found.error) return <ErrorNote problem={found.error} />
  if (late === '')
    return (
      <EmptyState icon={<Search aria-hidden="true" />} title={t('search.begin')}>
        {t('search.beginText')}
      </EmptyState>
    )
  if (!found.data) return <p className={styles.said}>{t('common.loading')}</p>

  const open = (index: number) => {
    const hit = hits[index]
    if (hit) go(pathOfHit(hit))
  }
  return (
    <>
      <p role="status" className={styles.said}>
        {countInWords(found.data.total)}
        {found.data.also.length > 0 && <AlsoWords also={found.data.also} />}
        {!found.data.ready && <span className={styles.waiting}>{t('search.notReady')}</span>}
      </p>
      {found.data.problems.map((problem) => (
        <p key={problem} role="status" className={styles.problem}>
          {problem}
        </p>
      ))}
      {hits.length === 0 ? (
        <EmptyState
          icon={<SearchX aria-hidden="true" />}
          title={t(found.data.ready ? 'search.none' : 'search.noneYet', { query: late })}
          actions={kind !== 'all' && <Button onClick={onEverything}>{t('search.noneKinds')}</Button>}
        >
          {t(found.data.ready ? 'search.noneText' : 'search.notReady')}
        </EmptyState>
      ) : (
        <VirtualList
          label={t('search.results')}
          scrollRef={scroll}
          count={hits.length}
          rowHeight={76}
          onRange={onRange}
          active={shown}
          onActive={(index, how) => {
            setActive({ of: late, index })
            if (how === 'pointer') open(index)
          }}
          onOpen={open}
          row={(index) => hits[index] && <HitRow hit={hits[index]} chosen={index === shown} />}
        />
      )}
    </>
  )
}

const untilAgain = 1000

/** Asks again while the index is being built, so that results come in by themselves. */
function useUntilReady({ data, dataUpdatedAt, refetch }: ReturnType<typeof useCall<'search'>>): void {
  const building = data?.ready === false
  useEffect(() => {
    if (!building) return
    const timer = setTimeout(() => void refetch(), untilAgain)
    return () => clearTimeout(timer)
  }, [building, dataUpdatedAt, refetch])
}

/** The words that were searched for beside one that found little. */
function AlsoWords({ also }: Pick<SearchAnswer, 'also'>) {
  return <span>{t('search.also', { words: also.flatMap(({ means }) => means).join(', ') })}</span>
}

function countInWords(total: number): string {
  return t('search.found', { count: total, shown: numberInWords(total) })
}
