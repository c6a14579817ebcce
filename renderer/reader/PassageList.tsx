import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import { useCall } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useWords } from '../words.ts'
import styles from './Inspector.module.css'
import { PassageItem } from './PassageItem.tsx'
import { isPlaced, type Reading, useReadingState } from './reading.ts'
import { placesInWords } from './source-places.ts'

/** Every passage of the article in text order; only the cards in view are in the document. */
export function PassageList({ reading }: { reading: Reading }) {
  const t = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const status = useReadingState(reading, (state) => state.status)
  const problem = useReadingState(reading, (state) => state.problem)
  const cards = useReadingState(reading, (state) => state.cards)
  const active = useReadingState(reading, (state) => state.active)
  const chosenIn = useReadingState(reading, (state) => state.chosenIn)
  const { data: text } = useCall('getText', { id: reading.articleId })
  const placeAt = useMemo(() => placesInWords(text?.blocks ?? []), [text])
  const firstLost = useMemo(() => cards.findIndex((card) => !isPlaced(card)), [cards])
  // The library keeps its own state and renders again by itself.
  // eslint-disable-next-line react-hooks/incompatible-library
  const rows = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 118,
    getItemKey: (index) => cards[index]?.passage.id ?? index,
    overscan: 6,
    paddingStart: 5,
    paddingEnd: 40,
  })

  const place = useRef(cards)
  useEffect(() => {
    place.current = cards
  })
  useEffect(() => {
    if (!active || chosenIn !== 'text') return
    const index = place.current.findIndex((card) => card.passage.id === active)
    if (index >= 0) rows.scrollToIndex(index, { align: 'auto' })
  }, [active, chosenIn, rows])

  if (status === 'loading')
    return (
      <div className={styles.loading} role="status" aria-label={t('common.loading')}>
        <span />
        <span />
      </div>
    )
  if (status === 'failed')
    return (
      <EmptyState
        title={t('reader.passagesProblem', { reason: problem ?? '' })}
        actions={<Button onClick={reading.reload}>{t('common.retry')}</Button>}
      />
    )
  if (cards.length === 0)
    return <EmptyState title={t('reader.inspector.none')}>{t('reader.inspector.noneHint')}</EmptyState>
  return (
    <div ref={scroller} className={styles.list} role="list" aria-label={t('reader.inspector.passages')}>
      <div style={{ blockSize: rows.getTotalSize() }} role="presentation">
        {rows.getVirtualItems().map((row) => {
          const card = cards[row.index]
          if (!card) return null
          return (
            <div
              key={row.key}
              ref={rows.measureElement}
              data-index={row.index}
              role="listitem"
              aria-setsize={cards.length}
              aria-posinset={row.index + 1}
              className={styles.row}
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {row.index === firstLost && <h3 className={styles.lost}>{t('reader.inspector.lost')}</h3>}
              <PassageItem
                reading={reading}
                card={card}
                number={row.index + 1}
                total={cards.length}
                place={isPlaced(card) ? placeAt(card.passage.target.start) : ''}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}
