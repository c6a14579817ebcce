import { useMemo } from 'react'
import { useCall } from '../notebook.ts'
import { typedRange } from './days.ts'
import { askedFor, type EventFilter } from './event-filter.ts'
import { mayFallIn, type ShownEvent, shownEvents } from './shown-events.ts'

const noEvents: ShownEvent[] = []

/** The events that fit a filter, those among them in its dates, and how it went. */
export function useEvents(filter: EventFilter) {
  const answer = useCall('eventRows', askedFor(filter), { keepPrevious: true })
  const { first, last } = useMemo(() => typedRange(filter.from, filter.to), [filter.from, filter.to])
  const events = answer.data ? shownEvents(answer.data) : noEvents
  const inRange = useMemo(() => events.filter((event) => mayFallIn(event, first, last)), [events, first, last])
  return {
    events,
    inRange,
    range: { first, last },
    /** Of the whole library. */
    of: answer.data?.of,
    problem: answer.error,
    retry: () => void answer.refetch(),
  }
}
