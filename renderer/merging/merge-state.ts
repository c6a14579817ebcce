import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { CopyShown, MergeChoice } from '#contract/merging.ts'
import { call } from '../notebook.ts'
import { toast } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'

const store = createStore<{ copy: CopyShown | null }>(() => ({ copy: null }))

/** The other copy that is looked at: what it would bring, or that its passphrase is wanted. */
export const useCopy = () => useStore(store, (state) => state.copy)
/** The library closes, and main lets go of the copy with it. */
export const forgetCopy = () => store.setState({ copy: null })

/** Asks for another copy, or takes one that was dropped, and shows what it would bring. Nothing shows when none was chosen. */
export async function chooseCopy(dropped?: string): Promise<void> {
  store.setState({ copy: await call('chooseCopy', dropped === undefined ? {} : { dropped }) })
}

/** Throws, with the sentence for it, when the copy does not open so. */
export async function unlockCopy(
  copy: string,
  secret: { passphrase: string } | { recoveryKey: string },
): Promise<void> {
  const shown = await call('unlockCopy', { copy, ...secret })
  if (store.getState().copy?.copy === copy) store.setState({ copy: shown })
}

export async function leaveCopy(): Promise<void> {
  const { copy } = store.getState()
  forgetCopy()
  if (copy) await call('leaveCopy', { copy: copy.copy })
}

export async function mergeCopy(choices: Record<string, MergeChoice>): Promise<void> {
  const { copy } = store.getState()
  if (!copy) return
  const { changed, told } = await call('mergeCopy', { copy: copy.copy, choices })
  forgetCopy()
  for (const sentence of told) toast(sentence)
  await toastWithUndo(t('merging.done', { count: changed }))
}
