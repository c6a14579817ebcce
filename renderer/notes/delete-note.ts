import type { Note } from '#contract/note.ts'
import { call } from '../notebook.ts'
import { go, pathTo } from '../routes.ts'
import { tellProblem, toast } from '../ui/Toasts.tsx'
import { t } from '../words.ts'

/** Deletes a note and offers to take that back. */
export async function deleteNote({ id, title }: Pick<Note, 'id' | 'title'>): Promise<void> {
  await call('deleteNote', { id })
  const undo = async () => {
    await call('undo', {})
    go(pathTo(id))
  }
  toast(t('notes.deleted', { title: title || t('notes.untitled') }), {
    action: { label: t('notes.undo'), run: () => undo().catch(tellProblem) },
  })
}
