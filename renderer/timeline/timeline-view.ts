import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Id } from '#contract/ids.ts'
import type { TimeView } from './time-view.ts'

/** Which stretch of time shows (`null` is all of it) and which event was looked at last; kept while the window is open. */
type Looked = { libraryId: string | null; view: TimeView | null; chosen: Id<'event'> | null }

const store = createStore<Looked>(() => ({ libraryId: null, view: null, chosen: null }))

export const useLooked = () => useStore(store)
export const look = (changes: Partial<Omit<Looked, 'libraryId'>>) => store.setState(changes)

/** Another library begins with all of its time. */
export function lookAt(libraryId: string): void {
  if (store.getState().libraryId !== libraryId) store.setState({ libraryId, view: null, chosen: null })
}
