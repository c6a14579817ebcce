import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { ArticleView } from './article-view.ts'
import styles from './Anchored.module.css'
import type { Span } from './surface.ts'

type AnchoredProps = {
  view: ArticleView
  span: Span
  /** How high it may become: decides between below and above. */ height: number
  children: ReactNode
}

const gap = 8

/** Something that floats at words of the text and scrolls with them: under their last line, or over their first. */
export function Anchored({ view, span, height, children }: AnchoredProps) {
  const box = useRef<HTMLDivElement>(null)
  const layout = useStore(view.onScreen, (state) => state.layout)
  const [place, setPlace] = useState<{ left: number; top?: number; bottom?: number } | null>(null)
  useLayoutEffect(() => {
    const sheet = box.current?.offsetParent?.getBoundingClientRect()
    const lines = view.surface.rangeOf(span).getClientRects()
    const [first, last] = [lines[0], lines[lines.length - 1]]
    if (!sheet || !first || !last || !box.current) return
    const shown = view.scroller.getBoundingClientRect()
    // Within the pane, not only the text: a narrow pane needs its margins too.
    const most = view.scroller.clientWidth - 2 * gap
    box.current.style.maxInlineSize = `${most}px`
    const width = Math.min(box.current.scrollWidth, most)
    const wanted = Math.min(last.left, shown.left + gap + most - width)
    const left = Math.max(wanted, shown.left + gap) - sheet.left
    const isTight = shown.bottom - last.bottom < height + gap && first.top - shown.top > height + gap
    setPlace(isTight ? { left, bottom: sheet.bottom - first.top + gap } : { left, top: last.bottom - sheet.top + gap })
  }, [view, span, height, layout])
  const isPlaced = place !== null
  useEffect(() => {
    // Hidden until it is placed, it could not take the focus before.
    if (isPlaced) box.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus({ preventScroll: true })
  }, [isPlaced])
  return (
    <div
      ref={box}
      className={styles.anchored}
      style={
        place
          ? { left: place.left, top: place.top ?? 'auto', bottom: place.bottom ?? 'auto' }
          : { visibility: 'hidden' }
      }
      data-above={place?.bottom !== undefined || undefined}
    >
      {children}
    </div>
  )
}
