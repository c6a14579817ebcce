import { useEffect } from 'react'
import { t } from '../words.ts'
import { shortened } from './actions.ts'
import { announce } from './announce.ts'
import type { ArticleView } from './article-view.ts'
import { caretBox, type CaretMove, caretMove, isRightToLeft, moveCaret } from './caret.ts'
import type { Reading } from './reading.ts'
import { clusterAround, selectedSpan } from './selected-span.ts'

const isMac = navigator.platform.startsWith('Mac')

type TextKeys = { view: ArticleView | null; reading: Reading; onEnter: (offset: number) => void; onEscape: () => void }

/** The keys of the text itself: a caret that arrows move and Shift lets select, Enter and Escape. */
export function useTextKeys({ view, reading, onEnter, onEscape }: TextKeys): void {
  useEffect(() => {
    if (!view) return
    const { surface, scroller } = view
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return
      const selection = getSelection()
      if (event.altKey && event.shiftKey && reading.store.getState().active) return
      const move = caretMove(event, isRightToLeft(surface, selection), isMac)
      if (move) {
        moveCaret(surface, scroller, move)
        keepInView(scroller, getSelection())
        tell(view, move)
      } else if (event.key === 'a' && (isMac ? event.metaKey : event.ctrlKey) && !event.altKey && !event.shiftKey) {
        selection?.selectAllChildren(surface.root)
      } else if (event.key === 'Enter' && selection?.focusNode) {
        const offset = surface.offsetOf(selection.focusNode, selection.focusOffset)
        if (offset !== null) onEnter(offset)
      } else if (event.key === 'Escape') onEscape()
      else return
      event.preventDefault()
    }
    surface.root.addEventListener('keydown', onKey)
    return () => surface.root.removeEventListener('keydown', onKey)
  }, [view, reading, onEnter, onEscape])
}

function keepInView(scroller: HTMLElement, selection: Selection | null): void {
  const box = selection && caretBox(selection)
  if (!box) return
  const view = scroller.getBoundingClientRect()
  const margin = 48
  if (box.top < view.top + margin) scroller.scrollTop -= view.top + margin - box.top
  else if (box.bottom > view.bottom - margin) scroller.scrollTop += box.bottom - view.bottom + margin
}

/** Says what the caret came to, or what is selected now: a screen reader hears nothing of a caret we draw. */
function tell({ surface }: ArticleView, { step }: CaretMove): void {
  const selection = getSelection()
  const span = selectedSpan(surface, selection)
  if (span) return announce(t('reader.selected', { words: shortened(surface.text.slice(span.start, span.end), 120) }))
  const at = selection?.focusNode ? surface.offsetOf(selection.focusNode, selection.focusOffset) : null
  if (at === null) return
  const { text } = surface
  if (step === 'character') {
    const { start, end } = clusterAround(text, at)
    return announce(text.slice(start, end))
  }
  const rest = text.slice(at, at + 160)
  announce(step === 'word' ? (/^\s*\S+/u.exec(rest)?.[0] ?? '') : shortened(rest.split('\n\n')[0] ?? '', 100))
}
