import { t } from '../words.ts'
import { shortened } from './actions.ts'
import { announce } from './announce.ts'
import type { Span, Surface } from './surface.ts'

/** Selects words of the text as a person would, and gives the text the focus: the letters that follow are meant for them. */
export function selectWords(surface: Surface, words: Span): void {
  surface.root.focus({ preventScroll: true })
  const selection = getSelection()
  selection?.removeAllRanges()
  selection?.addRange(surface.rangeOf(words))
}

/** The same, and says which. */
export function selectFound(surface: Surface, words: Span): void {
  selectWords(surface, words)
  announce(t('reader.selected', { words: shortened(surface.text.slice(words.start, words.end), 120) }))
}

/** Where the caret stands, or the selection begins; null when neither is in the text. */
export function caretOffset(surface: Surface): number | null {
  const selection = getSelection()
  if (!selection || selection.rangeCount === 0) return null
  const { startContainer, startOffset } = selection.getRangeAt(0)
  return surface.offsetOf(startContainer, startOffset)
}

/** The same while it is on the screen: who scrolled away from the caret reads elsewhere. */
export function caretInView(surface: Surface, scroller: HTMLElement): number | null {
  const at = caretOffset(surface)
  if (at === null) return null
  const box = surface.rangeOf({ start: at, end: Math.min(at + 1, surface.text.length) }).getBoundingClientRect()
  const shown = scroller.getBoundingClientRect()
  return box.bottom > shown.top && box.top < shown.bottom ? at : null
}
