import { useEffect, useMemo, useState } from 'react'
import { useCall } from '../../notebook.ts'
import { type Reading, useReadingState } from '../reading.ts'
import { offered } from './offered.ts'

/** Words, and passages, above which an article is read for suggestions only when someone asks to see them. */
const mostWords = 20_000
const mostPassages = 1000

/** Milliseconds a person stays with an article before it is read for suggestions unasked. */
const leafingThrough = 1000

/** What is to be decided in an article; `shown` is undefined while it is read, and where it is too long to be read unasked. */
export function useOffered(reading: Reading, isAsked: boolean) {
  const { articleId } = reading
  const cards = useReadingState(reading, (state) => state.cards)
  const isReady = useReadingState(reading, (state) => state.status === 'ready')
  const words = useCall('getArticle', isAsked ? null : { id: articleId }).data?.words ?? Infinity
  const stays = useStaysWith(articleId)
  const isShort = stays && words <= mostWords && cards.length <= mostPassages
  const { data, error, refetch } = useCall('suggest', isReady && (isAsked || isShort) ? { articleId } : null)
  const shown = useMemo(() => data && offered(data, cards), [data, cards])
  return { shown, error, refetch }
}

function useStaysWith(articleId: string): boolean {
  const [stayedWith, setStayedWith] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setStayedWith(articleId), leafingThrough)
    return () => clearTimeout(timer)
  }, [articleId])
  return stayedWith === articleId
}
