import { type RefObject, useEffect, useRef } from 'react'
import { factorOf } from '../overview/wheel.ts'
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
