import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Id } from '#contract/ids.ts'
import type { Asked } from '../notebook.ts'

/** What the events of a screen are narrowed to, dates as typed; kept while the window is open. */
export type EventFilter = {
  type: string
  participant: { id: Id<'actor'>; name: string } | null
  tagId: Id<'tag'> | ''
  disputed: boolean
  from: string
  to: string
}

export const everyEvent: EventFilter = { type: '', participant: null, tagId: '', disputed: false, from: '', to: '' }

export type FilterStore = {
  use: () => EventFilter
  get: () => EventFilter
  set: (changes: Partial<EventFilter>) => void
  clear: () => void
}

export function createFilter(): FilterStore {
  const store = createStore<EventFilter>(() => everyEvent)
  return {
    use: () => useStore(store),
    get: store.getState,
    set: (changes) => store.setState(changes),
    clear: () => store.setState(everyEvent),
  }
}

export const timelineFilter = createFilter()
export const mapFilter = createFilter()

export const isNarrowed = (filter: EventFilter) =>
  filter.type !== '' ||
  filter.participant !== null ||
  filter.tagId !== '' ||
  filter.disputed ||
  filter.from.trim() !== '' ||
  filter.to.trim() !== ''

/** The arguments of the call; dates narrow what is shown of its answer. */
export function askedFor({ type, participant, tagId, disputed }: EventFilter): Asked<'eventRows'> {
  return {
    ...(type !== '' && { type }),
    ...(participant && { participant: participant.id }),
    ...(tagId !== '' && { tagId }),
    ...(disputed && { disputed }),
  }
}
