import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { EntityId, Id } from '#contract/ids.ts'
import { currentPath } from '../routes.ts'

/** How much leaves, as the dialog offers it. */
export type ScopeKind = 'all' | 'here' | 'search' | 'selection' | 'tag'

/** What the dialog offers beside the whole library, and what is chosen at first. */
export type ExportOffer = {
  here: Id<'article'> | EntityId | null
  query: string | null
  selection: Id[]
  first: ScopeKind
}

const store = createStore<{ offer: ExportOffer | null }>(() => ({ offer: null }))

export const useExportOffer = () => useStore(store, (state) => state.offer)
export const closeExport = () => store.setState({ offer: null })

/** Opens the dialog: for one document or several when asked for them, else for all, offering what shows now. */
export function openExport(asked?: Id<'article'> | EntityId | readonly Id[]): void {
  const selection = typeof asked === 'object' ? [...asked] : []
  const here = typeof asked === 'string' ? asked : shownNow()
  const first = selection.length > 0 ? 'selection' : typeof asked === 'string' ? 'here' : 'all'
  store.setState({ offer: { here, query: queryNow(), selection, first } })
}

function shownNow(): ExportOffer['here'] {
  const found = /^\/(?:articles|actors|events)\/((?:article|actor|event):[0-9a-f-]{36})/.exec(currentPath())
  return (found?.[1] as ExportOffer['here'] | undefined) ?? null
}

function queryNow(): string | null {
  const [path = '', search = ''] = currentPath().split('?')
  const query = path === '/search' ? new URLSearchParams(search).get('q')?.trim() : undefined
  return query ? query : null
}
