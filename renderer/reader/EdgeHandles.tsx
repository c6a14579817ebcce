import { type PointerEvent, useMemo } from 'react'
import { useStore } from 'zustand'
import { tellProblem } from '../ui/Toasts.tsx'
import { useWords } from '../words.ts'
import { resize } from './actions.ts'
import type { ArticleView } from './article-view.ts'
import styles from './EdgeHandles.module.css'
import { type Edge, spanTo } from './move-edge.ts'
import type { PlacedPassage } from './place-passages.ts'
import type { Reading } from './reading.ts'
import { offsetNear } from './visible-blocks.ts'

type EdgeHandlesProps = { reading: Reading; view: ArticleView; passage: PlacedPassage }
type Place = { left: number; top: number; height: number }

/** Two handles at the edges of the active passage: dragged, they move it; the text shows where it would end. */
export function EdgeHandles({ reading, view, passage }: EdgeHandlesProps) {
  const t = useWords()
  const layout = useStore(view.onScreen, (state) => state.layout)
  // `layout` is no argument, but after it the same text stands elsewhere.
  const places = useMemo(() => (layout < 0 ? null : placesOf(view, passage)), [view, passage, layout])
  if (!places) return null

  const drag = (edge: Edge) => (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const offset = offsetNear(view.surface, event.clientX, event.clientY)
    const moved = offset === null ? null : spanTo(view.surface.text, passage, edge, offset)
    if (moved) reading.store.setState({ draft: { passageId: passage.id, ...moved } })
  }
  const drop = () => {
    const { draft } = reading.store.getState()
    if (draft?.passageId !== passage.id) return
    resize(reading, passage.id, draft)
      .catch(tellProblem)
      .finally(() => reading.store.setState({ draft: null }))
  }
  return (['start', 'end'] as const).map((edge) => (
    <span
      key={edge}
      className={styles.handle}
      data-edge={edge}
      data-kind={passage.kinds[0]}
      title={t(edge === 'start' ? 'reader.startEdge' : 'reader.endEdge')}
      style={places[edge]}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={drag(edge)}
      onPointerUp={drop}
      onPointerCancel={() => reading.store.setState({ draft: null })}
    />
  ))
}

/** Beside the first and the last character, on the side where the text begins and ends: right to left it is the other. */
function placesOf({ surface }: ArticleView, passage: PlacedPassage): Record<Edge, Place> | null {
  const sheet = surface.root.offsetParent?.getBoundingClientRect()
  if (!sheet) return null
  const place = (edge: Edge): Place | null => {
    const at = edge === 'start' ? passage.start : passage.end - 1
    const { node } = surface.pointAt(at, 'after')
    const boxes = surface.rangeOf({ start: at, end: at + 1 }).getClientRects()
    const box = boxes[boxes.length - 1]
    if (!box) return null
    const isRightToLeft = isRightToLeftAt(surface.text, at, node)
    const isRight = (edge === 'end') !== isRightToLeft
    return { left: (isRight ? box.right : box.left) - sheet.left, top: box.top - sheet.top, height: box.height }
  }
  const [start, end] = [place('start'), place('end')]
  return start && end ? { start, end } : null
}

const rightToLeftScripts = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const leftToRightLetters = /\p{L}/u

/** The direction of a character: its own where it is a letter, else that of the text around it. */
function isRightToLeftAt(text: string, at: number, node: Node): boolean {
  const character = text[at]!
  if (rightToLeftScripts.test(character)) return true
  if (leftToRightLetters.test(character)) return false
  const element = node instanceof Element ? node : node.parentElement
  return element !== null && getComputedStyle(element).direction === 'rtl'
}
