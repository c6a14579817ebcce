import type { SpanIndex } from './find-passages.ts'
import { laneCount, passageKinds, type PlacedPassage } from './place-passages.ts'
import type { Span, Surface } from './surface.ts'
import type { Window } from './visible-blocks.ts'

/**
 * What is painted besides the passages: each is one highlight over any number of spans. `chosen-words` are those
 * selected while the finder has the focus, and with it the browser's own selection.
 */
export const accents = [
  'suggested',
  'suggested-now',
  'hover',
  'active',
  'find',
  'find-current',
  'chosen-words',
] as const
export type Accent = (typeof accents)[number]

/** Ranges registered at most around the screen. What is on the screen itself is always painted. */
const mostRanges = 400

export type Painter = {
  /** Where `inWindow` is given, the window becomes that. */
  showPassages: (passages: SpanIndex<PlacedPassage>, inWindow?: Window) => void
  showWindow: (window: Window) => void
  showAccent: (accent: Accent, spans: readonly Span[]) => void
  /** Paints the accents again: the text under them was edited. */
  repaintAccents: () => void
  /** Whether painting this window would take more ranges than a browser repaints quickly. */
  isCrowded: (window: Window) => boolean
  /** How many ranges the browser holds now. */
  count: () => number
  stop: () => void
}

type Painted = { highlight: Highlight; range: StaticRange }
type PaintedPassage = { passage: PlacedPassage; pieces: Painted[] }

/**
 * Paints passages over the text with the CSS Custom Highlight API: one highlight for each kind and lane, one range for
 * each passage and leaf, and only inside the window. The text itself is never touched.
 */
export function paintPassages(surface: Surface, registry: HighlightRegistry = CSS.highlights): Painter {
  const highlights = registerHighlights(registry)
  let painted = new Map<string, PaintedPassage>()
  let passages: SpanIndex<PlacedPassage> | null = null
  let window: Window = { start: 0, end: 0 }
  let paintedIn = window
  const accented = new Map<Accent, readonly Span[]>()

  /** Whole in what was painted and in what is to be: its pieces are the same. */
  const isKept = ({ start, end }: Span) =>
    Math.max(window.start, paintedIn.start) <= start && end <= Math.min(window.end, paintedIn.end)
  const repaint = () => {
    const next = new Map<string, PaintedPassage>()
    for (const passage of passages?.overlapping(window) ?? []) {
      const before = painted.get(passage.id)
      painted.delete(passage.id)
      const isSame = before?.passage === passage && isKept(passage)
      next.set(passage.id, isSame ? before : { passage, pieces: paint(passage, before?.pieces ?? []) })
    }
    for (const { pieces } of painted.values()) pieces.forEach(unpaint)
    painted = next
    paintedIn = window
  }
  const unpaint = ({ highlight, range }: Painted) => highlight.delete(range)
  const paint = (passage: PlacedPassage, before: readonly Painted[]): Painted[] => {
    const pieces = piecesOf(surface, passage, window).flatMap((piece) => {
      const range = staticRange(surface, piece)
      return passage.kinds.map((kind, rank) => {
        const lane = Math.min(passage.lane + rank, laneCount - 1)
        return { highlight: highlights.get(rank === 0 ? highlightName(kind, lane) : underlineName(kind, lane))!, range }
      })
    })
    // Where the words stand in the same nodes the browser need not hear of it.
    const kept = pieces.map((piece, index) => (isSamePiece(piece, before[index]) ? before[index]! : piece))
    before.forEach((piece, index) => piece !== kept[index] && unpaint(piece))
    kept.forEach((piece, index) => piece !== before[index] && piece.highlight.add(piece.range))
    return kept
  }
  const repaintAccent = (accent: Accent) => {
    const highlight = highlights.get(accent)!
    if (highlight.size > 0) highlight.clear()
    for (const span of accented.get(accent) ?? [])
      if (span.start < window.end && span.end > window.start)
        for (const piece of piecesOf(surface, span, window)) highlight.add(staticRange(surface, piece))
  }

  return {
    showPassages: (next, inWindow = window) => {
      passages = next
      window = inWindow
      repaint()
    },
    showWindow: (next) => {
      if (next.start === window.start && next.end === window.end) return
      window = next
      repaint()
      accents.forEach(repaintAccent)
    },
    showAccent: (accent, spans) => {
      if (isSame(spans, accented.get(accent) ?? [])) return
      accented.set(accent, spans)
      repaintAccent(accent)
    },
    repaintAccents: () => accents.forEach((accent) => accented.get(accent)?.length && repaintAccent(accent)),
    isCrowded: (window) =>
      (passages?.overlapping(window) ?? []).reduce((sum, { kinds }) => sum + kinds.length, 0) +
        (accented.get('suggested') ?? []).filter(({ start, end }) => start < window.end && end > window.start).length >
      mostRanges,
    count: () => [...highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0),
    stop: () => highlights.forEach((highlight, name) => registry.get(name) === highlight && registry.delete(name)),
  }
}

function isSamePiece({ highlight, range }: Painted, before: Painted | undefined): boolean {
  return (
    before?.highlight === highlight &&
    before.range.startContainer === range.startContainer &&
    before.range.startOffset === range.startOffset &&
    before.range.endContainer === range.endContainer &&
    before.range.endOffset === range.endOffset
  )
}

const isSame = (a: readonly Span[], b: readonly Span[]) =>
  a.length === b.length && a.every(({ start, end }, index) => start === b[index]!.start && end === b[index]!.end)

export const highlightName = (kind: string, lane: number) => `passage-${kind}-${lane}`
const underlineName = (kind: string, lane: number) => `passage-also-${kind}-${lane}`

/** Later names paint over earlier ones: deeper lanes over outer ones, higher rank over lower, accents over all. */
function registerHighlights(registry: HighlightRegistry): Map<string, Highlight> {
  const ranked = [...passageKinds].reverse()
  const lanes = Array.from({ length: laneCount }, (_, lane) => lane)
  const names = [
    ...lanes.flatMap((lane) => ranked.map((kind) => highlightName(kind, lane))),
    ...lanes.flatMap((lane) => ranked.map((kind) => underlineName(kind, lane))),
    ...accents,
  ]
  const highlights = new Map<string, Highlight>()
  names.forEach((name, priority) => {
    const highlight = new Highlight()
    highlight.priority = priority
    registry.set(name, highlight)
    highlights.set(name, highlight)
  })
  return highlights
}

/** A span cut at leaves and at the window: a range across blocks would paint the blank between them. */
export function piecesOf(surface: Surface, span: Span, window: Window): Span[] {
  const pieces: Span[] = []
  const [from, to] = [Math.max(span.start, window.start), Math.min(span.end, window.end)]
  for (let index = firstLeafAfter(surface, from); index < surface.leaves.length; index++) {
    const leaf = surface.leaves[index]!
    if (leaf.start >= to) break
    const piece = { start: Math.max(from, leaf.start), end: Math.min(to, leaf.end) }
    if (piece.start < piece.end) pieces.push(piece)
  }
  return pieces
}

function firstLeafAfter({ leaves }: Surface, offset: number): number {
  let [low, high] = [0, leaves.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (leaves[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  return low
}

function staticRange(surface: Surface, { start, end }: Span): StaticRange {
  const [from, to] = [surface.pointAt(start, 'after'), surface.pointAt(end, 'before')]
  return new StaticRange({
    startContainer: from.node,
    startOffset: from.offset,
    endContainer: to.node,
    endOffset: to.offset,
  })
}
