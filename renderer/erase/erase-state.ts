import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Id } from '#contract/ids.ts'

/** What is asked to be erased; `before` lets go of what the window holds of it, `after` leaves its page. */
export type ErasureAsked = { id: Id; before?: () => Promise<void>; after?: () => void }

const store = createStore<{ asked: ErasureAsked | null }>(() => ({ asked: null }))

export const useErasureAsked = () => useStore(store, (state) => state.asked)
export const openErase = (asked: ErasureAsked) => store.setState({ asked })
export const closeErase = () => store.setState({ asked: null })
