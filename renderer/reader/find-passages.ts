import type { Span } from './surface.ts'

/** Which of many spans touch a place: answered from spans in text order, without walking all of them. */
export type SpanIndex<S extends Span> = {
  all: readonly S[]
  /** Those that share a character with the span, in text order. */
  overlapping: (span: Span) => S[]
  /** Those that hold the character at `offset`, the smallest first: the one a click means. */
  at: (offset: number) => S[]
}

/** `spans` are in text order (`inTextOrder`). */
export function indexSpans<S extends Span>(spans: readonly S[]): SpanIndex<S> {
  // The furthest end so far: walking back may stop where nothing before reaches the place.
  const reach: number[] = []
  let furthest = 0
  for (const span of spans) reach.push((furthest = Math.max(furthest, span.end)))

  const overlapping = ({ start, end }: Span): S[] => {
    const found: S[] = []
    for (let index = firstFrom(spans, end) - 1; index >= 0 && reach[index]! > start; index--)
      if (spans[index]!.end > start) found.push(spans[index]!)
    return found.reverse()
  }
  const at = (offset: number): S[] =>
    overlapping({ start: offset, end: offset + 1 }).sort((a, b) => a.end - a.start - (b.end - b.start))
  return { all: spans, overlapping, at }
}

/** The index of the first span that starts at or after the offset. */
function firstFrom(spans: readonly Span[], offset: number): number {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}
