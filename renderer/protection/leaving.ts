import { call, changesUnderWay, onNotice } from '../notebook.ts'
import { flushUnsaved } from '../notes/unsaved.ts'

/** Saves what is typed in this window when the library is about to go, and says whether all of it is saved. */
export function followLeaving(): () => void {
  return onNotice((notice) => {
    if (notice.kind === 'leaving')
      void saveTyped().then((saved) => call('wordsSaved', { saved }).catch(() => undefined))
  })
}

async function saveTyped(): Promise<boolean> {
  // A field saves when it is left.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  const notes = await flushUnsaved().then(
    () => true,
    () => false,
  )
  return (await changesUnderWay()) && notes
}
