import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** The question about a passphrase that stands over the window. */
export type Asking =
  | { kind: 'new' }
  | { kind: 'protect' }
  /** With the recovery key that the library was just opened with, in place of a forgotten passphrase. */
  | { kind: 'change'; recoveryKey?: string }
  | { kind: 'newKey' }
  | { kind: 'unprotect' }

/** A recovery key that is shown this once. */
export type ShownKey = { key: string; name: string }

const store = createStore<{ asking: Asking | null; shown: ShownKey | null }>(() => ({ asking: null, shown: null }))

export const useAsking = () => useStore(store, (state) => state.asking)
export const useShownKey = () => useStore(store, (state) => state.shown)
export const ask = (asking: Asking) => store.setState({ asking })
export const endAsking = () => store.setState({ asking: null })
export const showKey = (shown: ShownKey) => store.setState({ asking: null, shown })
export const forgetKey = () => store.setState({ shown: null })
