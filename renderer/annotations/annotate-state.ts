import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { v7 as newId } from 'uuid'
import type { AnnotateReport, AnnotationsFound } from '#contract/views.ts'
import { call } from '../notebook.ts'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'

export type As = AnnotationsFound['folders'][number]['as']

/** An import of annotations, from the files being read to the report of what became of them. */
export type Annotating =
  | { phase: 'reading'; job: string }
  | { phase: 'choosing' | 'taking'; job: string; found: AnnotationsFound }
  | { phase: 'done'; name: string; report: AnnotateReport }

const store = createStore<{ annotating: Annotating | null }>(() => ({ annotating: null }))

export const useAnnotating = () => useStore(store, (state) => state.annotating)
export const closeAnnotations = () => store.setState({ annotating: null })

const isOf = (job: string) => {
  const now = store.getState().annotating
  return now !== null && 'job' in now && now.job === job
}

/**
 * Asks for files, or takes those that were dropped, and reads them. Nothing shows when none was chosen, nothing is
 * changed until a person says so.
 */
export async function chooseAnnotations(dropped?: string): Promise<void> {
  const job = newId()
  store.setState({ annotating: { phase: 'reading', job } })
  try {
    const found = await call('chooseAnnotations', { job, ...(dropped !== undefined && { dropped }) })
    if (isOf(job)) store.setState({ annotating: found && { phase: 'choosing', job, found } })
  } catch (problem) {
    if (!isOf(job)) return
    closeAnnotations()
    throw problem
  }
}

export async function takeAnnotations(job: string, found: AnnotationsFound, as: readonly As[]): Promise<void> {
  store.setState({ annotating: { phase: 'taking', job, found } })
  const named = (wanted: As) => found.folders.filter((_, at) => as[at] === wanted).map(({ name }) => name)
  try {
    const report = await call('takeAnnotations', { job, as: { actors: named('actors'), events: named('events') } })
    store.setState({ annotating: { phase: 'done', name: found.name, report } })
    if (report.changed > 0) await toastWithUndo(t('coded.done', { name: found.name }))
  } catch (problem) {
    if (!isOf(job)) return
    closeAnnotations()
    throw problem
  }
}

/** Ends what takes too long: nothing is taken in. What was taken in already shows its report all the same. */
export function stopAnnotating(job: string): void {
  closeAnnotations()
  void call('cancelJob', { job }).catch(() => undefined)
}
