import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Id } from '#contract/ids.ts'
import type { PlaneView } from '../overview/plane.ts'

/** What of the map shows (`null` is all events), which event and which place were looked at last; kept while the window is open. */
type Looked = {
  libraryId: string | null
  view: PlaneView | null
  chosen: Id<'event'> | null
  spot: string | null
  borders: boolean
}

const store = createStore<Looked>(() => ({ libraryId: null, view: null, chosen: null, spot: null, borders: true }))

export const useLooked = () => useStore(store)
export const look = (changes: Partial<Omit<Looked, 'libraryId'>>) => store.setState(changes)

/** Another library begins with all of its events. */
export function lookAt(libraryId: string): void {
  if (store.getState().libraryId !== libraryId) store.setState({ libraryId, view: null, chosen: null, spot: null })
}
