import { useEffect, useState } from 'react'
import type { ArticleView } from './article-view.ts'
import { caretBox, hasCaret } from './caret.ts'
import styles from './Caret.module.css'

/**
 * The caret of the read-only text. Browsers draw none where nothing can be typed; without one nobody sees where
 * Shift and the arrows will begin to select.
 */
export function Caret({ view }: { view: ArticleView }) {
  const [place, setPlace] = useState<{ left: number; top: number; height: number; moves: number } | null>(null)
  useEffect(() => {
    const { root } = view.surface
    // A person who points knows where; the caret shows once keys are used.
    let byKeys = false
    const press = () => {
      byKeys = true
      follow()
    }
    const point = () => {
      byKeys = false
    }
    const follow = () => {
      const selection = getSelection()
      const isShown = byKeys && document.activeElement === root && hasCaret(view.surface, selection)
      const box = isShown ? caretBox(selection!) : null
      const sheet = root.offsetParent?.getBoundingClientRect()
      setPlace((last) =>
        box && sheet
          ? { left: box.left - sheet.left, top: box.top - sheet.top, height: box.height, moves: (last?.moves ?? 0) + 1 }
          : null,
      )
    }
    document.addEventListener('selectionchange', follow)
    root.addEventListener('keydown', press)
    root.addEventListener('pointerdown', point)
    root.addEventListener('focus', follow)
    root.addEventListener('blur', follow)
    const stop = view.onScreen.subscribe((state, before) => state.layout !== before.layout && follow())
    return () => {
      document.removeEventListener('selectionchange', follow)
      root.removeEventListener('keydown', press)
      root.removeEventListener('pointerdown', point)
      root.removeEventListener('focus', follow)
      root.removeEventListener('blur', follow)
      stop()
    }
  }, [view])
  if (!place) return null
  const { left, top, height, moves } = place
  // A new key restarts the blinking, so that the caret shows while it moves.
  return <span key={moves} aria-hidden="true" className={styles.caret} style={{ left, top, height }} />
}
