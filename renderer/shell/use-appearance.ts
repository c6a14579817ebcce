import { useEffect } from 'react'
import type { Preferences } from '#contract/calls.ts'

/** Puts the theme and the reading type on the document; the system's theme is followed live by the style sheet. */
export function useAppearance(preferences: Preferences | undefined): void {
  useEffect(() => {
    if (!preferences) return
    const { dataset, style } = document.documentElement
    dataset['theme'] = preferences.theme
    style.setProperty('--reading-font', preferences.readingFont === 'serif' ? 'var(--read)' : 'var(--ui)')
    style.setProperty('--reading-size', `${preferences.readingSize}px`)
  }, [preferences])
}
