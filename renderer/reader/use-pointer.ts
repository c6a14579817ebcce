import { useEffect } from 'react'
import type { ArticleView } from './article-view.ts'
import type { PlacedPassage } from './place-passages.ts'
import type { Reading } from './reading.ts'

/** Clicks and hovering over painted passages: they are no elements, so the character under the pointer tells. */
export function usePointer(view: ArticleView | null, reading: Reading, onPick: (stack: PlacedPassage[]) => void): void {
  useEffect(() => {
    if (!view) return
    const { root } = view.surface
    let frame = 0
    const hover = (event: PointerEvent) => {
      cancelAnimationFrame(frame)
      if (event.buttons) return
      const { clientX, clientY } = event
      frame = requestAnimationFrame(() => {
        const [passage] = view.passagesAt(clientX, clientY)
        if (passage) root.dataset['overPassage'] = ''
        else delete root.dataset['overPassage']
        if (reading.store.getState().hover !== (passage?.id ?? null))
          reading.store.setState({ hover: passage?.id ?? null })
      })
    }
    const leave = () => {
      cancelAnimationFrame(frame)
      reading.store.setState({ hover: null })
    }
    const click = (event: MouseEvent) => {
      // Words being selected are no click; a second quick click selects a word.
      if (event.detail > 1 || getSelection()?.isCollapsed === false) return
      onPick(view.passagesAt(event.clientX, event.clientY))
      const suggestion = view.suggestionAt(event.clientX, event.clientY)
      reading.store.setState({ suggestion: suggestion ? { id: suggestion.id, chosenIn: 'text' } : null })
    }
    root.addEventListener('pointermove', hover)
    root.addEventListener('pointerleave', leave)
    root.addEventListener('click', click)
    return () => {
      leave()
      root.removeEventListener('pointermove', hover)
      root.removeEventListener('pointerleave', leave)
      root.removeEventListener('click', click)
    }
  }, [view, reading, onPick])
}
