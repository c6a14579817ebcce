import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'

export type Size = { width: number; height: number }

/**
 * How large an element is, live: what is drawn by hand is drawn anew when its place grows. The element may come later,
 * or be another one.
 */
export function useSize(element: RefObject<Element | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  const observed = useRef<{ element: Element; stop: () => void } | null>(null)
  const observe = useCallback((measured: Element) => {
    const measure = () => setSize(sameOr({ width: measured.clientWidth, height: measured.clientHeight }))
    measure()
    if (typeof ResizeObserver === 'undefined') return () => undefined
    const observer = new ResizeObserver(measure)
    observer.observe(measured)
    return () => observer.disconnect()
  }, [])
  useLayoutEffect(() => {
    const { current } = element
    if (!current || observed.current?.element === current) return
    observed.current?.stop()
    observed.current = { element: current, stop: observe(current) }
  })
  useLayoutEffect(
    () => () => {
      observed.current?.stop()
      observed.current = null
    },
    [],
  )
  return size
}

const sameOr = (next: Size) => (before: Size) =>
  before.width === next.width && before.height === next.height ? before : next
