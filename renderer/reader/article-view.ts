import type { Block } from '#contract/article-text.ts'
import type { Suggestion } from '#contract/suggestion.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { createArticleEditor } from './article-editor.ts'
import { articleTheme } from './article-theme.ts'
import { indexSpans, type SpanIndex } from './find-passages.ts'
import { characterAt } from './hit-test.ts'
import { liftContainment } from './lift-containment.ts'
import { type Painter, paintPassages } from './paint-passages.ts'
import { type PlacedPassage, placePassages } from './place-passages.ts'
import type { Reading, ReadingState } from './reading.ts'
import { placeOf } from './page-place.ts'
import { createReveal } from './reveal.ts'
import { readSurface, type Span, type Surface } from './surface.ts'
import { showSourcePlaces } from './source-places.ts'
import textStyles from './ArticleText.module.css'
import { watchWindow, type Window } from './visible-blocks.ts'

/** What stands on the screen now, for the gutter and everything that is placed beside the text. */
export type OnScreen = {
  near: Window
  passages: SpanIndex<PlacedPassage>
  /** Grows when the text was laid out anew. */ layout: number
}

/** An article on the screen: its text, what is painted over it, and the way from the screen to passages. */
export type ArticleView = {
  surface: Surface
  scroller: HTMLElement
  painter: Painter
  onScreen: StoreApi<OnScreen>
  /** The passages under a point of the screen, the smallest first. */
  passagesAt: (x: number, y: number) => PlacedPassage[]
  passageOf: (id: string | null) => PlacedPassage | undefined
  /** Of those that show. */
  suggestionAt: (x: number, y: number) => Suggestion | undefined
  /** Brings a place into view, a third from the top; nothing moves when it is well in view already. */
  reveal: (span: Span, how?: 'near' | 'top') => void
  /** The offset at the top of the scrolled part, and how much of the text lies above its foot. */
  place: () => { place: number; progress: number }
  stop: () => void
}

/** Puts the blocks into `root` and paints the reading's passages over them until stopped. */
export function showArticle(
  root: HTMLElement,
  scroller: HTMLElement,
  blocks: readonly Block[],
  reading: Reading,
): ArticleView {
  const editor = createArticleEditor(blocks, articleTheme)
  const stopLifting = liftContainment(root, textStyles.contained ?? '')
  editor.setRootElement(root)
  const surface = readSurface(editor)
  // Lexical gives a direction to whole lists and tables; each item and cell has its own.
  for (const leaf of surface.leaves) if (!leaf.element.dir) leaf.element.dir = 'auto'
  showSourcePlaces(surface, blocks)
  const painter = paintPassages(surface)
  const reveal = createReveal(surface, scroller)
  const nothing: Window = { start: 0, end: 0 }
  const onScreen = createStore<OnScreen>(() => ({ near: nothing, passages: indexSpans<PlacedPassage>([]), layout: 0 }))

  const passageOf = (id: string | null) =>
    id === null ? undefined : onScreen.getState().passages.all.find((passage) => passage.id === id)
  const accent = ({ active, hover }: ReadingState) => {
    const [chosen, under] = [passageOf(active), passageOf(hover)]
    painter.showAccent('active', chosen ? [chosen] : [])
    painter.showAccent('hover', under && under !== chosen ? [under] : [])
  }
  const suggest = ({ suggested, suggestion }: ReadingState) => {
    painter.showAccent('suggested', suggested)
    painter.showAccent(
      'suggested-now',
      suggested.filter(({ id }) => id === suggestion?.id),
    )
  }
  const showPassages = (state: ReadingState) => {
    const passages = indexSpans(placePassages(drafted(state), surface.text.length))
    onScreen.setState({ passages })
    painter.showPassages(passages)
    accent(state)
  }
  showPassages(reading.store.getState())
  suggest(reading.store.getState())
  const stopHearing = reading.store.subscribe((state, before) => {
    if (state.cards !== before.cards || state.draft !== before.draft) showPassages(state)
    else if (state.active !== before.active || state.hover !== before.hover) accent(state)
    if (state.suggested !== before.suggested || state.suggestion !== before.suggestion) suggest(state)
  })
  const stopWatching = watchWindow(surface, scroller, {
    tell: (wide, near) => {
      painter.showWindow(wide)
      onScreen.setState({ near })
    },
    isCrowded: painter.isCrowded,
  })
  const resized = new ResizeObserver(() => onScreen.setState(({ layout }) => ({ layout: layout + 1 })))
  resized.observe(root)

  return {
    surface,
    scroller,
    painter,
    onScreen,
    passageOf,
    passagesAt: (x, y) => {
      const offset = characterAt(surface, x, y)
      return offset === null ? [] : onScreen.getState().passages.at(offset)
    },
    suggestionAt: (x, y) => {
      const { suggested } = reading.store.getState()
      const offset = suggested.length > 0 ? characterAt(surface, x, y) : null
      return offset === null ? undefined : suggested.find(({ start, end }) => start <= offset && offset < end)
    },
    reveal: reveal.to,
    place: () => placeOf(surface, scroller),
    stop: () => {
      stopHearing()
      stopWatching()
      reveal.stop()
      resized.disconnect()
      stopLifting()
      painter.stop()
      editor.setRootElement(null)
    },
  }
}

/** The cards with the edge that is being moved where the hand has it. */
function drafted({ cards, draft }: ReadingState) {
  if (!draft) return cards
  const { passageId, start, end } = draft
  return cards.map((card) =>
    card.passage.id === passageId
      ? { ...card, passage: { ...card.passage, target: { ...card.passage.target, start, end } } }
      : card,
  )
}
