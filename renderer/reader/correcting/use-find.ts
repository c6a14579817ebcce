import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { FindView } from '../FindBar.tsx'
import type { Correction } from './correction.ts'
import type { CorrectionView } from './correction-view.ts'
import type { Span } from '../surface.ts'

/** How long the typing must rest before the text is searched again. */
const rest = 200

/** Finding words in a text that is being edited: it is searched anew when the edits rest. */
export function useFind({ editor }: Correction, view: RefObject<CorrectionView | null>) {
  const [search, setSearch] = useState<{ view: FindView; asked: number } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isOpen = search !== null
  useEffect(() => {
    if (!isOpen) return
    const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size + dirtyLeaves.size === 0) return
      clearTimeout(timer.current)
      timer.current = setTimeout(
        () => setSearch((last) => last && view.current && { ...last, view: asFound(view.current) }),
        rest,
      )
    })
    return () => {
      stop()
      clearTimeout(timer.current)
    }
  }, [editor, isOpen, view])
  const find = useCallback(() => {
    const shown = view.current
    if (shown) setSearch((last) => ({ view: asFound(shown), asked: (last?.asked ?? 0) + 1 }))
  }, [view])
  const close = useCallback(
    (found: Span | undefined) => {
      setSearch(null)
      const surface = view.current?.surface
      if (!found || !surface) return
      // Where it was found the writing goes on; words that were selected would be typed over.
      const point = surface.pointAt(found.start, 'after')
      getSelection()?.collapse(point.node, point.offset)
    },
    [view],
  )
  return { search, find, close }
}

/** The text as it stands now: the surface itself goes on changing. */
function asFound({ surface, painter, reveal, place }: CorrectionView): FindView {
  const { text, root, pointAt } = surface
  return { surface: { text, root, pointAt }, painter, reveal, place }
}
