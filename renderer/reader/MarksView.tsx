import type { Block } from '#contract/article-text.ts'
import { leavesOf } from '#contract/article-text.ts'
import { useMemo } from 'react'
import { useWords } from '../words.ts'
import { aboutWords } from './describe-passage.ts'
import { indexSpans } from './find-passages.ts'
import styles from './MarksView.module.css'
import { type PlacedPassage, placePassages } from './place-passages.ts'
import { type Reading, useReadingState } from './reading.ts'
import type { Span } from './surface.ts'

type MarksViewProps = { reading: Reading; blocks: readonly Block[]; language: string | undefined; onLeave: () => void }

/** The article once more with its passages as `<mark>` elements: painted passages have no place in the tree that screen readers read. */
export function MarksView({ reading, blocks, language, onLeave }: MarksViewProps) {
  const t = useWords()
  const state = useReadingState(reading, (state) => state)
  const leaves = useMemo(() => leavesOf(blocks), [blocks])
  const length = leaves.at(-1)?.end ?? 0
  const passages = useMemo(() => indexSpans(placePassages(state.cards, length)), [state.cards, length])
  const cardOf = useMemo(() => new Map(state.cards.map((card) => [card.passage.id, card])), [state.cards])
  const about = (passage: PlacedPassage) => {
    const card = cardOf.get(passage.id)
    return card ? aboutWords(card, state) : ''
  }
  return (
    <div className={styles.view} lang={language}>
      <p className={styles.told}>
        {t('reader.marksView')}{' '}
        <button type="button" className={styles.leave} onClick={onLeave}>
          {t('reader.leaveMarksView')}
        </button>
      </p>
      {leaves.map((leaf, index) => {
        const block = blocks[leaf.blockIndex]!
        const level = block.kind === 'heading' ? { role: 'heading', 'aria-level': block.level + 1 } : {}
        const text = block.kind === 'image' ? block.alt : leaf.text
        return (
          <p key={index} dir="auto" {...level}>
            {segmentsOf(leaf, passages.overlapping(leaf)).map((segment) => {
              const words = text.slice(segment.start - leaf.start, segment.end - leaf.start)
              if (segment.passages.length === 0) return words
              return (
                <mark key={segment.start} aria-description={segment.passages.map(about).join('; ')}>
                  {words}
                </mark>
              )
            })}
          </p>
        )
      })}
    </div>
  )
}

/** A leaf cut wherever a passage begins or ends, each piece with the passages over it. */
export function segmentsOf(leaf: Span, passages: readonly PlacedPassage[]): (Span & { passages: PlacedPassage[] })[] {
  const cuts = new Set([leaf.start, leaf.end])
  for (const { start, end } of passages) {
    cuts.add(Math.max(start, leaf.start))
    cuts.add(Math.min(end, leaf.end))
  }
  const edges = [...cuts].sort((a, b) => a - b)
  return edges.slice(1).map((end, index) => {
    const start = edges[index]!
    return { start, end, passages: passages.filter((passage) => passage.start < end && passage.end > start) }
  })
}
