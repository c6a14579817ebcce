import { useEffect, useRef } from 'react'
import { useWords } from '../words.ts'
import { shortened } from './actions.ts'
import { Anchored } from './Anchored.tsx'
import type { ArticleView } from './article-view.ts'
import { aboutWords } from './describe-passage.ts'
import { KindIcon } from './KindIcon.tsx'
import styles from './PassageChooser.module.css'
import type { PlacedPassage } from './place-passages.ts'
import { type Reading, useReadingState } from './reading.ts'

type PassageChooserProps = {
  reading: Reading
  view: ArticleView
  /** Those under one point, the smallest first. */
  passages: readonly PlacedPassage[]
  onChoose: (passage: PlacedPassage) => void
  onClose: () => void
}

/** Passages that lie over one another at the point clicked, to choose from. The smallest was chosen already. */
export function PassageChooser({ reading, view, passages, onChoose, onClose }: PassageChooserProps) {
  const t = useWords()
  const state = useReadingState(reading, (state) => state)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const leave = (event: PointerEvent) => {
      if (!list.current?.contains(event.target as Node) && !view.surface.root.contains(event.target as Node)) onClose()
    }
    document.addEventListener('pointerdown', leave)
    return () => document.removeEventListener('pointerdown', leave)
  }, [view, onClose])
  return (
    <Anchored view={view} span={passages[0]!} height={passages.length * 34 + 16}>
      <div ref={list} role="group" aria-label={t('reader.chooser.label')} className={styles.list}>
        {passages.map((passage) => {
          const card = state.cards.find((card) => card.passage.id === passage.id)
          if (!card) return null
          return (
            <button
              key={passage.id}
              type="button"
              className={styles.choice}
              data-kind={passage.kinds[0]}
              aria-pressed={passage.id === state.active}
              onMouseDown={(event) => event.preventDefault()}
              onPointerEnter={() => reading.store.setState({ hover: passage.id })}
              onPointerLeave={() => reading.store.setState({ hover: null })}
              onClick={() => onChoose(passage)}
            >
              <KindIcon kind={passage.kinds[0]!} />
              <bdi className={styles.words}>{shortened(card.passage.target.exact, 60)}</bdi>
              <small className={styles.about}>{aboutWords(card, state)}</small>
            </button>
          )
        })}
      </div>
    </Anchored>
  )
}
