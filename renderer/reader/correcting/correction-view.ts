import { $getSelection, $isNodeSelection, type LexicalEditor, type NodeKey } from 'lexical'
import { indexSpans } from '../find-passages.ts'
import { placeOf } from '../page-place.ts'
import { type Painter, paintPassages } from '../paint-passages.ts'
import { inTextOrder, type PlacedPassage, placePassages } from '../place-passages.ts'
import type { Reading } from '../reading.ts'
import { createReveal } from '../reveal.ts'
import type { Span } from '../surface.ts'
import type { Window } from '../visible-blocks.ts'
import type { Anchors } from './anchors.ts'
import type { Correction } from './correction.ts'
import { type LiveSurface, liveSurface } from './live-surface.ts'
import { anchorsOf } from './register-anchors.ts'
import { watchBlocks } from './watch-blocks.ts'

/** A text that is being corrected, on the screen, with its passages painted where the edits have taken them. */
export type CorrectionView = {
  surface: LiveSurface
  scroller: HTMLElement
  painter: Painter
  /** Where a passage stands now; null when nothing of it is left. */
  spanOf: (id: string) => Span | null
  reveal: (span: Span, how?: 'near' | 'top') => void
  place: () => { place: number; progress: number }
  stop: () => void
}

/** Puts the text into `root` and paints its passages at every edit until stopped. */
export function showCorrection(
  root: HTMLElement,
  scroller: HTMLElement,
  { editor }: Correction,
  reading: Reading,
): CorrectionView {
  editor.setRootElement(root)
  const surface = liveSurface(editor, root)
  surface.follow(editor.getEditorState(), null)
  const painter = paintPassages(surface)
  const looks = () =>
    new Map(placePassages(reading.store.getState().cards, Infinity).map((one) => [one.id as string, one]))
  let look = looks()

  const spanOf = (id: string): Span | null => {
    const { ids, start, end } = anchorsOf(editor.getEditorState())
    const index = ids.indexOf(id)
    return index >= 0 && start[index]! < end[index]! ? { start: start[index]!, end: end[index]! } : null
  }
  const accent = () => {
    const { active } = reading.store.getState()
    const span = active && spanOf(active)
    painter.showAccent('active', span ? [span] : [])
  }
  const paint = () => {
    const near = watch.near()
    painter.showPassages(indexSpans(placedIn(near, anchorsOf(editor.getEditorState()), look)), near)
    accent()
  }
  const watch = watchBlocks(surface, scroller, paint)
  const stops = [
    editor.registerUpdateListener(({ editorState, dirtyElements, dirtyLeaves, tags }) => {
      if (dirtyElements.size + dirtyLeaves.size === 0) return
      surface.follow(editorState, tags.has('historic') ? null : (key) => dirtyElements.has(key) || dirtyLeaves.has(key))
      paint()
      painter.repaintAccents()
    }),
    reading.store.subscribe((state, before) => {
      if (state.cards !== before.cards) {
        look = looks()
        paint()
      } else if (state.active !== before.active) accent()
    }),
    showChosenImages(editor),
  ]
  const reveal = createReveal(surface, scroller)
  return {
    surface,
    scroller,
    painter,
    spanOf,
    reveal: reveal.to,
    place: () => placeOf(surface, scroller),
    stop: () => {
      stops.forEach((stop) => stop())
      watch.stop()
      reveal.stop()
      painter.stop()
      editor.setRootElement(null)
    },
  }
}

/** The passages that have words in the window, as they were shown before, where their anchors stand now. */
function placedIn(window: Window, anchors: Anchors, look: ReadonlyMap<string, PlacedPassage>): PlacedPassage[] {
  const { ids, start, end } = anchors
  const placed: PlacedPassage[] = []
  for (let index = 0; index < ids.length; index++) {
    const [from, to] = [start[index]!, end[index]!]
    if (from >= to || from >= window.end || to <= window.start) continue
    const known = look.get(ids[index]!)
    if (known) placed.push({ ...known, start: from, end: to })
  }
  return placed.sort(inTextOrder)
}

/** An image that the arrows came to shows that Delete would take it. */
function showChosenImages(editor: LexicalEditor): () => void {
  let shown: HTMLElement[] = []
  return editor.registerUpdateListener(({ editorState }) => {
    for (const element of shown) delete element.dataset['chosen']
    shown = editorState.read(() => $chosenKeys()).flatMap((key) => editor.getElementByKey(key) ?? [])
    for (const element of shown) element.dataset['chosen'] = ''
  })
}

function $chosenKeys(): NodeKey[] {
  const selection = $getSelection()
  return $isNodeSelection(selection) ? selection.getNodes().map((node) => node.getKey()) : []
}
