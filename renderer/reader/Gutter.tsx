import { type KeyboardEvent, memo, useLayoutEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useWords } from '../words.ts'
import type { ArticleView } from './article-view.ts'
import { positionWords } from './describe-passage.ts'
import styles from './Gutter.module.css'
import { KindIcon } from './KindIcon.tsx'
import type { PlacedPassage } from './place-passages.ts'
import { type Reading, useReadingState } from './reading.ts'

type GutterProps = { reading: Reading; view: ArticleView; onChoose: (passage: PlacedPassage) => void }

/** Where a button stands: its line, and its place among those of the same line. */
type Slot = { passage: PlacedPassage; top: number; column: number }

const lineHeight = 20
/** As many as there is room for beside the text. */
const columns = 2

/** One real button for each passage near the screen, beside the line it begins on; one tab stop, arrows move. */
export const Gutter = memo(function Gutter({ reading, view, onChoose }: GutterProps) {
  const t = useWords()
  const element = useRef<HTMLDivElement>(null)
  const { near, passages, layout } = useStore(view.onScreen)
  const active = useReadingState(reading, (state) => state.active)
  const cards = useReadingState(reading, (state) => state.cards)
  const entities = useReadingState(reading, (state) => state.entities)
  const [slots, setSlots] = useState<Slot[]>([])
  useLayoutEffect(() => {
    const sheet = element.current?.getBoundingClientRect()
    if (sheet) setSlots(slotsOf(view, passages.overlapping(near), sheet.top))
  }, [view, near, passages, layout])

  const tabStop = slots.find(({ passage }) => passage.id === active) ?? slots[0]
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!by) return
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const next = buttons[buttons.indexOf(event.target as HTMLButtonElement) + by]
    if (next) next.focus()
    event.preventDefault()
  }
  return (
    <div
      ref={element}
      role="group"
      aria-label={t('reader.gutter.label')}
      className={styles.gutter}
      onKeyDown={onKeyDown}
    >
      {slots.map(({ passage, top, column }) => (
        <button
          key={passage.id}
          type="button"
          tabIndex={passage === tabStop?.passage ? 0 : -1}
          className={styles.button}
          style={{ top, insetInlineEnd: column * 17 }}
          data-kind={passage.kinds[0]}
          aria-pressed={passage.id === active}
          aria-label={positionWords({ cards, entities }, passage.id, 'reader.gutter.passage') ?? undefined}
          onMouseDown={(event) => event.preventDefault()}
          onPointerEnter={() => reading.store.setState({ hover: passage.id })}
          onPointerLeave={() => reading.store.setState({ hover: null })}
          onClick={() => onChoose(passage)}
        >
          <KindIcon kind={passage.kinds[0]!} />
        </button>
      ))}
    </div>
  )
})

function slotsOf({ surface }: ArticleView, passages: readonly PlacedPassage[], sheetTop: number): Slot[] {
  const onLine = new Map<number, number>()
  return passages.map((passage) => {
    const first = surface.rangeOf({ start: passage.start, end: passage.start + 1 }).getBoundingClientRect()
    const line = Math.round(first.top + first.height / 2 - sheetTop)
    const before = onLine.get(line) ?? 0
    onLine.set(line, before + 1)
    const row = Math.floor(before / columns)
    return { passage, top: line - lineHeight / 2 + row * 14, column: before % columns }
  })
}
