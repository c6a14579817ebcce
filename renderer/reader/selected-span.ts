import type { Span, Surface } from './surface.ts'

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The selected words of the article, or null when nothing of it is selected. */
export function selectedSpan(surface: Surface, selection: Selection | null): Span | null {
  if (!selection || selection.isCollapsed || !selection.anchorNode || !selection.focusNode) return null
  const anchor = surface.offsetOf(selection.anchorNode, selection.anchorOffset)
  const focus = surface.offsetOf(selection.focusNode, selection.focusOffset)
  if (anchor === null || focus === null) return null
  return wholeWordsOf(surface.text, { start: Math.min(anchor, focus), end: Math.max(anchor, focus) })
}

/** What can become a passage of a span: no white space at its edges, no grapheme cluster cut. Null when nothing is left. */
export function wholeWordsOf(text: string, span: Span): Span | null {
  let start = clusterAround(text, span.start).start
  let end = clusterAround(text, span.end)
  while (start < end.start && /\s/u.test(text[start]!)) start++
  let last = end.start === span.end ? span.end : end.end
  while (last > start && /\s/u.test(text[last - 1]!)) last--
  end = { start, end: last }
  return end.end > end.start ? end : null
}

/** The grapheme cluster that holds an offset; `start` is the offset itself when it lies between two clusters. */
export function clusterAround(text: string, offset: number): Span {
  // Clusters are short: a little text around the offset decides, and a blank before it is always a boundary.
  const from = Math.max(0, text.lastIndexOf('\n', offset - 1), offset - 64)
  const segment = graphemes.segment(text.slice(from, offset + 64)).containing(offset - from)
  if (!segment) return { start: offset, end: offset }
  return { start: from + segment.index, end: from + segment.index + segment.segment.length }
}
