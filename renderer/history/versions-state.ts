import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Id } from '#contract/ids.ts'

const store = createStore<{ id: Id | null }>(() => ({ id: null }))

/** The document whose versions are shown. */
export const useVersionsOf = () => useStore(store, (state) => state.id)
export const openVersions = (id: Id) => store.setState({ id })
export const closeVersions = () => store.setState({ id: null })

/** The document that a path shows, when it shows one. */
export function documentAt(path: string): Id | null {
  const found = /^\/(?:articles|actors|events|notes)\/((?:article|actor|event|note):[0-9a-f-]{36})/.exec(path)
  return (found?.[1] as Id | undefined) ?? null
}
