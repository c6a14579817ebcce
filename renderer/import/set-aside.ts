import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { SetAside } from '#contract/views.ts'
import { chooseAnnotations } from '../annotations/annotate-state.ts'
import { call } from '../notebook.ts'
import { tellProblem } from '../ui/Toasts.tsx'
import { chooseTable } from './tables/table-state.ts'

/** What was dropped and waits for its turn; a folder that is a library has no key, because main holds nothing of it. */
export type Waiting = SetAside | { key: null; kind: 'library'; name: string }

type State = { waiting: readonly Waiting[]; isTaking: boolean }
const store = createStore<State>(() => ({ waiting: [], isTaking: false }))

export const useSetAside = () => useStore(store)

/** Marks and their texts come in parts under one key. */
export function waitAside(more: readonly Waiting[]): void {
  store.setState(({ waiting }) => {
    const isNew = ({ key }: Waiting) => key === null || !waiting.some((one) => one.key === key)
    return { waiting: [...waiting, ...more.filter((one, at) => isNew(one) && more.indexOf(one) === at)] }
  })
}

export function leaveAside(left: readonly Waiting[]): void {
  store.setState(({ waiting }) => ({ waiting: waiting.filter((one) => !left.includes(one)) }))
  for (const { key } of left) if (key !== null) void call('leaveDropped', { dropped: key }).catch(tellProblem)
}

/** Nothing waits any more: the library closes. */
export const leaveAllAside = () => store.setState({ waiting: [] })

/** Does what is done with one of them; the next waits until that is under way. */
export async function takeAside(next: Waiting, take: () => Promise<unknown>): Promise<void> {
  store.setState(({ waiting }) => ({ waiting: waiting.filter((one) => one !== next), isTaking: true }))
  try {
    await take()
  } catch (problem) {
    tellProblem(problem)
  } finally {
    store.setState({ isTaking: false })
  }
}

/** Opens the dialog that a table, or coded texts, are imported with from the menu. */
export function openAside(next: SetAside): Promise<void> {
  return takeAside(next, () => (next.kind === 'table' ? chooseTable(next.key) : chooseAnnotations(next.key)))
}
