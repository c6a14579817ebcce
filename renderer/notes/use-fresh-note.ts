import { useEffect, useState } from 'react'
import type { Id } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import { call, NotebookError } from '../notebook.ts'

export type FreshNote =
  { kind: 'loading' } | { kind: 'ready'; note: Note } | { kind: 'gone' } | { kind: 'failed'; reason: string }

/**
 * A note read from the library when it is opened, never from what was read before: old words shown to be edited would
 * be saved over newer ones.
 */
export function useFreshNote(id: Id<'note'>): FreshNote & { again: () => void } {
  const [state, setState] = useState<{ id: string; fresh: FreshNote }>({ id, fresh: { kind: 'loading' } })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let current = true
    const show = (fresh: FreshNote) => current && setState({ id, fresh })
    call('getNote', { id }).then(
      (note) => show({ kind: 'ready', note }),
      (problem: unknown) => show(failed(problem)),
    )
    return () => {
      current = false
    }
  }, [id, attempt])
  const fresh: FreshNote = state.id === id ? state.fresh : { kind: 'loading' }
  return { ...fresh, again: () => setAttempt((before) => before + 1) }
}

function failed(problem: unknown): FreshNote {
  if (problem instanceof NotebookError && problem.kind === 'caller') return { kind: 'gone' }
  return { kind: 'failed', reason: problem instanceof Error ? problem.message : String(problem) }
}
