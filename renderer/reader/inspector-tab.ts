import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

export type InspectorTab = 'passages' | 'note' | 'source'

/** What the inspector shows; kept here, as other parts of the window ask for a tab too. */
const store = createStore<{ tab: InspectorTab; isReview: boolean }>(() => ({ tab: 'passages', isReview: false }))

export const useInspectorTab = () => useStore(store, ({ tab }) => tab)
export const showTab = (tab: InspectorTab) => store.setState({ tab })

/** Whether the passages tab lists only what waits for a person's eye. */
export const useReviewShown = () => useStore(store, ({ isReview }) => isReview)
export const showReview = () => store.setState({ tab: 'passages', isReview: true })
export const hideReview = () => store.setState({ isReview: false })
