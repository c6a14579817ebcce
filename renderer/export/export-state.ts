import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { EntityId, Id } from '#contract/ids.ts'
import { currentPath } from '../routes.ts'

export type ExportScope = 'all' | Id<'article'> | EntityId

/** The document that the dialog offers beside the whole library, and which of the two is chosen at first. */
export type ExportOffer = { here: Exclude<ExportScope, 'all'> | null; scope: ExportScope }

const store = createStore<{ offer: ExportOffer | null }>(() => ({ offer: null }))

export const useExportOffer = () => useStore(store, (state) => state.offer)
export const closeExport = () => store.setState({ offer: null })

/** Opens the dialog: for one document when asked for it, else for all, offering what shows now. */
export function openExport(id?: Exclude<ExportScope, 'all'>): void {
  const here = id ?? shownNow()
  store.setState({ offer: { here, scope: id ?? 'all' } })
}

function shownNow(): Exclude<ExportScope, 'all'> | null {
  const found = /^\/(?:articles|actors|events)\/((?:article|actor|event):[0-9a-f-]{36})/.exec(currentPath())
  return (found?.[1] as Exclude<ExportScope, 'all'> | undefined) ?? null
}
