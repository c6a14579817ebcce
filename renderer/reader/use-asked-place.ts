import type { Id } from '#contract/ids.ts'
import { useEffect } from 'react'
import type { ArticleView } from './article-view.ts'
import { type Reading, useReadingState } from './reading.ts'

type AskedPlace = {
  view: ArticleView | null
  reading: Reading
  passageId: Id<'passage'> | undefined
  at: number | undefined
}

/** Goes to the passage or place that a link asked for, once each time it is asked. */
export function useAskedPlace({ view, reading, passageId, at }: AskedPlace): void {
  const isReady = useReadingState(reading, (state) => state.status === 'ready')
  useEffect(() => {
    if (!view || !isReady || !passageId) return
    reading.choose(passageId, 'text')
    const passage = view.passageOf(passageId)
    if (passage) view.reveal(passage)
  }, [view, reading, isReady, passageId])
  useEffect(() => {
    if (view && at !== undefined && !passageId) view.reveal({ start: at, end: at + 1 })
  }, [view, at, passageId])
}
