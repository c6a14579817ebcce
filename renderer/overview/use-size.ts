import { type RefObject, useLayoutEffect, useState } from 'react'

export type Size = { width: number; height: number }

/** How large an element is, live: what is drawn by hand is drawn anew when its place grows. */
export function useSize(element: RefObject<Element | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const measured = element.current
    if (!measured) return
    const measure = () => setSize(sameOr({ width: measured.clientWidth, height: measured.clientHeight }))
    measure()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(measure)
    observer.observe(measured)
    return () => observer.disconnect()
  }, [element])
  return size
}

const sameOr = (next: Size) => (before: Size) =>
  before.width === next.width && before.height === next.height ? before : next
