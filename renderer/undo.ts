import { call, changesUnderWay } from './notebook.ts'
import { tellProblem, toast } from './ui/Toasts.tsx'
import { changeInWords, t } from './words.ts'

/**
 * Takes the last change back and says which; quiet when there is none. A change that is still on its way is the last
 * one: without waiting for it, the one before would be taken back.
 */
export async function undoLast(): Promise<void> {
  try {
    await changesUnderWay()
    const undone = await call('undo', {})
    if (undone) toast(t('shell.historyScreen.undone', { label: changeInWords(undone.label) }))
  } catch (problem) {
    tellProblem(problem)
  }
}

/** Does the last undone change again and says which; quiet when there is none. */
export async function redoLast(): Promise<void> {
  try {
    await changesUnderWay()
    const redone = await call('redo', {})
    if (redone) toast(t('shell.historyScreen.redone', { label: changeInWords(redone.label) }))
  } catch (problem) {
    tellProblem(problem)
  }
}

/**
 * Says what was just done and offers to take it back, after the call that did it was answered. The offer holds for
 * that change only: when another came since, it says so and undoes nothing.
 */
export async function toastWithUndo(message: string): Promise<void> {
  const [done] = await call('history', { limit: 1 })
  toast(message, {
    action: {
      label: t('common.undo'),
      run: async () => {
        const [last] = await call('history', { limit: 1 })
        if (last?.seq !== done?.seq) return toast(t('common.changedSince'))
        await call('undo', {}).catch(tellProblem)
      },
    },
  })
}
