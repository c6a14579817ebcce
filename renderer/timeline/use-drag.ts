import { type PointerEvent, useRef, useState } from 'react'
import { daysIn, moved, type TimeView } from './time-view.ts'

type Range = { first: number; last: number }

type DragOptions = {
  /** Under it a drag chooses dates, over it a drag moves along. */
  axisAt: number
  width: number
  view: TimeView
  dayAt: (x: number) => number
  onView: (view: TimeView) => void
  onRange: (range: Range | null) => void
}

/** Less than this is a click. */
const least = 4

/** A drag over the marks moves the view; one along the dates, or with Shift anywhere, chooses a range of them. */
export function useDrag({ axisAt, width, view, dayAt, onView, onRange }: DragOptions) {
  const begun = useRef<{ x: number; view: TimeView; kind: 'pan' | 'brush'; far: boolean } | null>(null)
  const [brush, setBrush] = useState<Range | null>(null)
  const [isPanning, setPanning] = useState(false)
  const xIn = (event: PointerEvent) => event.clientX - event.currentTarget.getBoundingClientRect().left

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top
    begun.current = { x: xIn(event), view, kind: y > axisAt || event.shiftKey ? 'brush' : 'pan', far: false }
  }

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    const from = begun.current
    if (!from) return
    const x = xIn(event)
    if (!from.far) {
      if (Math.abs(x - from.x) < least) return
      from.far = true
      event.currentTarget.setPointerCapture(event.pointerId)
      if (from.kind === 'pan') setPanning(true)
    }
    if (from.kind === 'pan') onView(moved(from.view, ((from.x - x) / width) * daysIn(from.view)))
    else setBrush(rangeOf(dayAt(from.x), dayAt(x)))
  }

  function onPointerUp(event: PointerEvent<HTMLElement>): void {
    const from = begun.current
    begun.current = null
    setPanning(false)
    setBrush(null)
    if (from?.kind !== 'brush') return
    if (from.far) onRange(rangeOf(dayAt(from.x), dayAt(xIn(event))))
    else if (!event.shiftKey) onRange(null)
  }

  function onPointerCancel(): void {
    begun.current = null
    setPanning(false)
    setBrush(null)
  }

  return { brush, isPanning, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel } }
}

/** Whole days, both inside. */
function rangeOf(one: number, other: number): Range {
  return { first: Math.floor(Math.min(one, other)), last: Math.floor(Math.max(one, other)) }
}
