import { type RefObject, useEffect, useRef } from 'react'
import { daysIn, moved, type TimeView, zoomed } from './time-view.ts'

/** The wheel and the pinch of a touchpad come nearer to what is under the pointer; sideways moves along. */
export function useWheel(box: RefObject<HTMLElement | null>, view: TimeView, onView: (view: TimeView) => void): void {
  const now = useRef({ view, onView })
  useEffect(() => {
    now.current = { view, onView }
  })
  useEffect(() => {
    const element = box.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const { view, onView } = now.current
      const { left, width } = element.getBoundingClientRect()
      const sideways = event.shiftKey ? event.deltaY : event.deltaX
      const next =
        Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)
          ? moved(view, (sideways / width) * daysIn(view))
          : zoomed(view, factorOf(event), view.start + ((event.clientX - left) / width) * daysIn(view))
      now.current.view = next
      onView(next)
    }
    // React listens passively: the page would scroll too.
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [box])
}

/** A notch of a wheel is about a fifth; a pinch tells small steps. */
export function factorOf({ deltaY, deltaMode, ctrlKey }: Pick<WheelEvent, 'deltaY' | 'deltaMode' | 'ctrlKey'>): number {
  const pixels = deltaMode === 1 ? deltaY * 24 : deltaMode === 2 ? deltaY * 400 : deltaY
  return Math.exp(Math.max(-120, Math.min(120, pixels)) * (ctrlKey ? 0.01 : 0.002))
}
