import { useEffect, useState } from 'react'
import type { ArticleView } from './article-view.ts'
import type { Reading } from './reading.ts'
import { selectedSpan } from './selected-span.ts'

/**
 * Keeps the reading's selection in step with the browser's. Answers whether a pointer is still selecting: nothing
 * should come up under it. While a field has the focus the words stay as they were chosen.
 */
export function useSelectedWords(view: ArticleView | null, reading: Reading): boolean {
  const [isSelecting, setSelecting] = useState(false)
  useEffect(() => {
    if (!view) return
    const { root } = view.surface
    const follow = () => {
      const focused = document.activeElement
      if (focused && focused !== root && focused !== document.body && !root.contains(focused)) return
      const span = selectedSpan(view.surface, getSelection())
      const { selection } = reading.store.getState()
      if (span?.start !== selection?.start || span?.end !== selection?.end) reading.store.setState({ selection: span })
    }
    const press = (event: PointerEvent) => event.button === 0 && setSelecting(true)
    const release = () => setSelecting(false)
    document.addEventListener('selectionchange', follow)
    // The browser tells of a selection later: a key that comes sooner still acts on the words selected now.
    document.addEventListener('keydown', follow, true)
    root.addEventListener('pointerdown', press)
    window.addEventListener('pointerup', release)
    window.addEventListener('pointercancel', release)
    return () => {
      document.removeEventListener('selectionchange', follow)
      document.removeEventListener('keydown', follow, true)
      root.removeEventListener('pointerdown', press)
      window.removeEventListener('pointerup', release)
      window.removeEventListener('pointercancel', release)
      reading.store.setState({ selection: null })
    }
  }, [view, reading])
  return isSelecting
}
