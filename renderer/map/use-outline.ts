import { useEffect, useState } from 'react'
import { type Outline, outlineOf, type World } from './outline.ts'

type Detail = 'coarse' | 'fine'

/** What a file of JSON holds is typed by its every letter: it is a topology, says its maker. */
const drawnFrom = (world: unknown) => outlineOf(world as World)

const worlds = {
  coarse: async () => drawnFrom((await import('world-atlas/countries-110m.json')).default),
  fine: async () => drawnFrom((await import('world-atlas/countries-50m.json')).default),
}

/** Drawn once, for as long as the window is open. */
const drawn: Partial<Record<Detail, Promise<Outline>>> = {}

/** The outline of the world: what is there at once, and what is finer as soon as it is drawn. */
export function useOutline(detail: Detail): { outline: Outline | null; failed: boolean } {
  const [outlines, setOutlines] = useState<Partial<Record<Detail, Outline>>>({})
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let wanted = true
    // The coarse one is there at once; nobody waits before an empty sheet.
    for (const one of detail === 'fine' ? (['coarse', 'fine'] as const) : (['coarse'] as const))
      (drawn[one] ??= worlds[one]()).then(
        (outline) => wanted && setOutlines((before) => ({ ...before, [one]: outline })),
        () => wanted && setFailed(true),
      )
    return () => {
      wanted = false
    }
  }, [detail])
  return { outline: outlines[detail] ?? outlines.coarse ?? outlines.fine ?? null, failed }
}
