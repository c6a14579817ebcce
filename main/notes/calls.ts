import type { Handlers } from '#contract/calls.ts'
import { commitAndGet, needOne, shortWords } from '../entities/rewrite.ts'
import { placeAmong } from '../library/last-found.ts'
import type { Library } from '../library/library.ts'
import { say } from '../words.ts'
import { foundNotes } from './found-notes.ts'
import { listedNote } from './list-notes.ts'
import { noteToSave } from './save-note.ts'

/** The researcher's own writing. */
export function noteCalls(library: Library): Pick<Handlers, 'saveNote' | 'getNote' | 'listNotes' | 'deleteNote'> {
  return {
    saveNote: (args) => {
      const { note, draft } = noteToSave(library, args)
      return commitAndGet(library, draft, note.id)
    },
    getNote: ({ id }) => needOne(library, id),
    listNotes: async ({ offset = 0, limit = 1000, placeOf, ...asked }) => {
      const found = await foundNotes(library, asked)
      const items = found.slice(offset, offset + limit).map((note) => listedNote(library, note))
      return { total: found.length, items, ...placeAmong(found, placeOf && (({ id }) => id === placeOf)) }
    },
    deleteNote: async ({ id }) => {
      const title = shortWords(needOne(library, id).title) || say('changes.untitled')
      await library.commit({ label: { key: 'deleteNote', args: { title } }, deletes: [id] })
      return null
    },
  }
}
