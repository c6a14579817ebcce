import type { Note } from '#contract/note.ts'
import { emptyState } from '../editor/note-state.ts'
import { call } from '../notebook.ts'
import { go, pathTo } from '../routes.ts'

/** Makes an empty note and opens it. */
export async function createNote(about?: Pick<Note, 'aboutId' | 'title'>): Promise<void> {
  const { title = '', aboutId } = about ?? {}
  const note = await call('saveNote', { title, state: emptyState(), ...(aboutId && { aboutId }) })
  go(pathTo(note.id))
}
