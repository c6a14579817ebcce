import { call } from '../notebook.ts'

/** The editors that hold words which are not safe yet, and how to save them. */
const open = new Map<object, { isUnsaved: () => boolean; flush: () => Promise<void> }>()

let told = false

/** Tells main when there begin to be, and when there are no more, unsaved words: closing waits for them. */
export function tellUnsaved(): void {
  const unsaved = [...open.values()].some((editor) => editor.isUnsaved())
  if (unsaved === told) return
  told = unsaved
  // Main asks again before it closes: a notice that is lost costs nothing here.
  void call('setUnsaved', { unsaved }).catch(() => undefined)
}

/** Counts an editor in while it is on screen. Answers its own undo. */
export function watchUnsaved(editor: { isUnsaved: () => boolean; flush: () => Promise<void> }): () => void {
  const key = {}
  open.set(key, editor)
  return () => {
    open.delete(key)
    tellUnsaved()
  }
}

/** Saves in every open editor what is not safe yet. Throws when one cannot. */
export async function flushUnsaved(): Promise<void> {
  await Promise.all([...open.values()].map((editor) => editor.flush()))
}
