import { topLine } from './page-place.ts'
import type { Span, Surface } from './surface.ts'

/** A jump is over when its target kept its place for so many frames, or after the most. */
const restingFrames = 10
const mostFrames = 240

/** What a person does to scroll by hand, which ends a jump. */
const byHand = ['wheel', 'pointerdown', 'touchstart', 'keydown'] as const

export type Reveal = { to: (span: Span, how?: 'near' | 'top') => void; stop: () => void }

/**
 * Brings places of the text into view: `near` leaves the page alone when the place is well in view already, `top` puts
 * it at the upper edge. Blocks not laid out before change their height when they come into view, so a jump is
 * corrected frame by frame until its target rests.
 */
export function createReveal(surface: Surface, scroller: HTMLElement): Reveal {
  let frame = 0
  let since = 0
  // The key that asked for the jump is still on its way up through the page.
  const stopByHand = (event: Event) => event.timeStamp > since && stop()
  const stop = () => {
    cancelAnimationFrame(frame)
    for (const kind of byHand) scroller.removeEventListener(kind, stopByHand)
  }
  const hold = (span: Span, wantedAt: () => number, resting: number, left: number): void => {
    if (resting === restingFrames || left === 0) return stop()
    const before = scroller.scrollTop
    const away = topOf(surface, scroller, span) - wantedAt()
    if (Math.abs(away) >= 2) scroller.scrollTop = before + away
    const rests = scroller.scrollTop === before
    frame = requestAnimationFrame(() => hold(span, wantedAt, rests ? resting + 1 : 0, left - 1))
  }
  return {
    to: (span, how = 'near') => {
      stop()
      const top = topOf(surface, scroller, span)
      if (how === 'near' && top > 60 && top < scroller.clientHeight - 100) return
      since = performance.now()
      for (const kind of byHand) scroller.addEventListener(kind, stopByHand, { passive: true })
      hold(span, how === 'top' ? () => topLine : () => scroller.clientHeight / 3, 0, mostFrames)
    },
    stop,
  }
}

function topOf(surface: Surface, scroller: HTMLElement, span: Span): number {
  const box = surface.rangeOf({ start: span.start, end: Math.min(span.end, span.start + 1) }).getBoundingClientRect()
  return box.top - scroller.getBoundingClientRect().top
}
