import type { Handlers } from '#contract/calls.ts'
import { currentId, isEntityId } from '../entities/resolve.ts'
import { commitAndGet, needOne, shortWords } from '../entities/rewrite.ts'
import type { Library } from '../library/library.ts'
import { say } from '../words.ts'
import { byNoteField, listedNote, noteMatches } from './list-notes.ts'
import { notesInOrder } from './note-orders.ts'
import { noteToSave } from './save-note.ts'

/** The researcher's own writing. */
export function noteCalls(library: Library): Pick<Handlers, 'saveNote' | 'getNote' | 'listNotes' | 'deleteNote'> {
  return {
    saveNote: (args) => {
      const { note, draft } = noteToSave(library, args)
      return commitAndGet(library, draft, note.id)
    },
    getNote: ({ id }) => needOne(library, id),
    listNotes: ({ query, aboutId, sort = 'updatedAt', descending, offset = 0, limit = 1000 }) => {
      const about = aboutId && isEntityId(aboutId) ? currentId(library, aboutId) : aboutId
      const notes = about
        ? [...library.references.notesAbout(about)].flatMap((id) => library.get(id) ?? []).sort(byNoteField(sort))
        : notesInOrder(library, sort)
      const found = query?.trim() ? notes.filter((note) => noteMatches(note, query.trim())) : notes
      if (descending ?? sort !== 'title') found.reverse()
      const items = found.slice(offset, offset + limit).map((note) => listedNote(library, note))
      return { total: found.length, items }
    },
    deleteNote: async ({ id }) => {
      const title = shortWords(needOne(library, id).title) || say('changes.untitled')
      await library.commit({ label: { key: 'deleteNote', args: { title } }, deletes: [id] })
      return null
    },
  }
}
