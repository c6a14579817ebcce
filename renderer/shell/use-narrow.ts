import { useSyncExternalStore } from 'react'

/** Whether the window is narrower than so many pixels, live. */
export function useNarrow(pixels: number): boolean {
  return useSyncExternalStore(
    (onChange) => {
      window.addEventListener('resize', onChange)
      return () => window.removeEventListener('resize', onChange)
    },
    () => window.innerWidth < pixels,
  )
}
