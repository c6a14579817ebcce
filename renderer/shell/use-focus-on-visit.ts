import { type RefObject, useEffect, useRef } from 'react'
import { useCurrentPath } from '../routes.ts'
import { isNowhere } from '../ui/use-return-focus.ts'

/** How long a screen may take to come, and a window over it, as the palette, to go. */
const patience = 2000
const pause = 40

/**
 * Gives the focus to a screen that is come to, when what had it went with the screen before: keys and screen readers
 * begin there, in an article at its text. What has the focus otherwise keeps it, a list that is walked through too.
 */
export function useFocusOnVisit(screen: RefObject<HTMLElement | null>): void {
  const place = useCurrentPath().split('?')[0]
  const isFirst = useRef(true)
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    const isArticle = place?.startsWith('/articles/') ?? false
    let left = patience / pause
    const look = () => {
      // The screen before goes when the next is there, and the focus with it.
      if (isNowhere(document.activeElement) && !document.querySelector('[data-modal]')) {
        const text = isArticle ? screen.current?.querySelector<HTMLElement>('[data-reader]') : null
        // A text that is not there yet takes the focus from its screen when it comes.
        const target = text ?? screen.current
        target?.focus({ preventScroll: true })
        if (!text) left = 0
      }
      if (--left <= 0) clearInterval(timer)
    }
    const timer = setInterval(look, pause)
    return () => clearInterval(timer)
  }, [place, screen])
}
