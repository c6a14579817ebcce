import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Answered } from '../../notebook.ts'
import { call } from '../../notebook.ts'

/** The table whose columns are being said; main holds its bytes. */
export type OpenTable = NonNullable<Answered<'chooseTable'>> & { dropped?: boolean }

const store = createStore<{ opened: OpenTable | null }>(() => ({ opened: null }))

export const useOpenTable = () => useStore(store, (state) => state.opened)
export const closeTable = () => store.setState({ opened: null })

/** Asks for a table, or takes one that was dropped, and opens the dialog on what was recognised in it. */
export async function chooseTable(dropped?: string): Promise<void> {
  const opened = await call('chooseTable', dropped === undefined ? {} : { dropped })
  if (opened) store.setState({ opened: { ...opened, dropped: dropped !== undefined } })
}
