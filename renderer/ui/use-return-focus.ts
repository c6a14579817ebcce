import { type RefObject, useLayoutEffect, useRef } from 'react'

/** Gives the focus back to what opened something, when that is gone and the focus went with it. */
export function useReturnFocus<Opener extends HTMLElement = HTMLButtonElement>(
  open: boolean,
): RefObject<Opener | null> {
  const opener = useRef<Opener>(null)
  const wasOpen = useRef(open)
  useLayoutEffect(() => {
    if (wasOpen.current && !open && isNowhere(document.activeElement)) opener.current?.focus({ preventScroll: true })
    wasOpen.current = open
  }, [open])
  return opener
}

/** Where the focus falls when the element that had it is taken away. */
export function isNowhere(focused: Element | null): boolean {
  return focused === null || focused === document.body
}
