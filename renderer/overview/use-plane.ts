import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { type Limits, movedBy, type PlaneView, zoomedAt } from './plane.ts'
import { factorOf } from './wheel.ts'

type PlaneOptions = {
  box: RefObject<HTMLElement | null>
  view: PlaneView
  limits: Limits
  onView: (view: PlaneView) => void
}

/** Less than this is a click. */
const least = 4

/** A drag moves a plane along, the wheel and the pinch of a touchpad come nearer to what is under the pointer. */
export function usePlane(options: PlaneOptions) {
  const { box, view, onView } = options
  const now = useRef(options)
  useEffect(() => {
    now.current = options
  })
  useEffect(() => {
    const element = box.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const { view, limits, onView } = now.current
      const { left, top, width, height } = element.getBoundingClientRect()
      const at = { x: event.clientX - left - width / 2, y: event.clientY - top - height / 2 }
      const next = event.shiftKey
        ? movedBy(view, event.deltaY + event.deltaX, 0)
        : zoomedAt(view, 1 / factorOf(event), at, limits)
      now.current = { ...now.current, view: next }
      onView(next)
    }
    // React listens passively: the page would scroll too.
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [box])

  const begun = useRef<{ x: number; y: number; view: PlaneView; far: boolean } | null>(null)
  const [isMoving, setMoving] = useState(false)
  const end = () => {
    begun.current = null
    setMoving(false)
  }
  return {
    isMoving,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>): void {
        if (event.button === 0) begun.current = { x: event.clientX, y: event.clientY, view, far: false }
      },
      onPointerMove(event: PointerEvent<HTMLElement>): void {
        const from = begun.current
        if (!from) return
        const [x, y] = [from.x - event.clientX, from.y - event.clientY]
        if (!from.far && Math.hypot(x, y) < least) return
        if (!from.far) event.currentTarget.setPointerCapture(event.pointerId)
        from.far = true
        setMoving(true)
        onView(movedBy(from.view, x, y))
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  }
}
