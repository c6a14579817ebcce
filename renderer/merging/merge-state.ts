import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { MergeChoice, MergePreview } from '#contract/merging.ts'
import { call } from '../notebook.ts'
import { toast } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'

type Preview = MergePreview & { copy: string }

const store = createStore<{ preview: Preview | null }>(() => ({ preview: null }))

export const useMergePreview = () => useStore(store, (state) => state.preview)

/** Asks for another copy and shows what it would bring. Nothing shows when none was chosen. */
export async function chooseCopy(): Promise<void> {
  store.setState({ preview: await call('chooseCopy', {}) })
}

export async function leaveCopy(): Promise<void> {
  const { preview } = store.getState()
  store.setState({ preview: null })
  if (preview) await call('leaveCopy', { copy: preview.copy })
}

export async function mergeCopy(choices: Record<string, MergeChoice>): Promise<void> {
  const { preview } = store.getState()
  if (!preview) return
  const { changed, told } = await call('mergeCopy', { copy: preview.copy, choices })
  store.setState({ preview: null })
  for (const sentence of told) toast(sentence)
  await toastWithUndo(t('merging.done', { count: changed }))
}
