import type { Note } from '#contract/note.ts'
import { call } from '../notebook.ts'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'

/** Deletes a note and offers to take that back. */
export async function deleteNote({ id, title }: Pick<Note, 'id' | 'title'>): Promise<void> {
  await call('deleteNote', { id })
  await toastWithUndo(t('notes.deleted', { title: title || t('notes.untitled') }))
}
