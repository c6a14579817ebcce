import type { Target } from '#contract/passage.ts'
import { CallerError } from '../library/library.ts'
import { say } from '../words.ts'

const contextLength = 32
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
/** How far a window may reach back for a sure place to start segmenting: a cluster is never nearly as long. */
const windowMost = 4096

/**
 * The target of a passage from `start` to `end` of an article's plain text (UTF-16 code units): widened to whole
 * grapheme clusters, without white space at its ends. Throws when nothing is left or it lies outside the text.
 */
export function placePassage(text: string, textSha256: string, start: number, end: number): Target {
  if (end > text.length) throw new CallerError(say('changes.errors.outside', { length: text.length, end }))
  const { start: from, end: to } = snapped(text, start, end)
  if (from >= to) throw new CallerError(say('changes.errors.noWords', { start, end }))
  return {
    start: from,
    end: to,
    exact: text.slice(from, to),
    prefix: withoutHalves(text.slice(Math.max(0, from - contextLength), from)),
    suffix: withoutHalves(text.slice(to, to + contextLength)),
    textSha256,
  }
}

function snapped(text: string, start: number, end: number): { start: number; end: number } {
  if (start >= end) return { start, end: start }
  const from = clusterStart(text, start)
  const to = clusterEnd(text, end)
  const words = text.slice(from, to)
  const lead = words.length - words.trimStart().length
  if (lead === words.length) return { start: from, end: from }
  // Trimming may cut a space from the mark it carries: then the cluster stays whole.
  return { start: clusterStart(text, from + lead), end: clusterEnd(text, from + words.trimEnd().length) }
}

/** The start of the grapheme cluster that `offset` is inside of, or `offset` when it stands between two. */
export function clusterStart(text: string, offset: number): number {
  return clusterAround(text, offset).start
}

function clusterEnd(text: string, offset: number): number {
  return clusterAround(text, offset).end
}

function clusterAround(text: string, offset: number): { start: number; end: number } {
  if (offset <= 0 || offset >= text.length || isSureBoundary(text, offset)) return { start: offset, end: offset }
  let from = offset - 1
  while (from > 0 && offset - from < windowMost && !isSureBoundary(text, from)) from -= 1
  for (const { index, segment } of graphemes.segment(text.slice(from, offset + windowMost))) {
    const start = from + index
    if (start === offset) break
    if (start + segment.length > offset) return { start, end: start + segment.length }
  }
  return { start: offset, end: offset }
}

/** Between two ASCII characters (but not inside a CR LF) there is always a boundary, whatever stands around them. */
function isSureBoundary(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  return before === 0x0a || (before < 0x80 && after < 0x80 && !(before === 0x0d && after === 0x0a))
}

/** Context cut out at a fixed length may begin or end with half of a surrogate pair. */
function withoutHalves(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '')
}
