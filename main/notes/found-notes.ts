import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { Note } from '#contract/note.ts'
import { currentId, isEntityId } from '../entities/resolve.ts'
import { onceInTurns } from '../library/in-turns.ts'
import { lastFound } from '../library/last-found.ts'
import type { Library } from '../library/library.ts'
import { byNoteField, matcherOf } from './list-notes.ts'
import { notesInOrder, notesReady } from './note-orders.ts'

type Asked = Pick<ParsedArgsOf<Calls['listNotes']>, 'query' | 'aboutId' | 'sort' | 'descending'>

const last = lastFound<Note>()

/** The notes that match, in their order. */
export async function foundNotes(library: Library, asked: Asked): Promise<readonly Note[]> {
  const { aboutId, sort = 'updatedAt', query } = asked
  if (aboutId === undefined) await notesReady(library, sort)
  if (aboutId === undefined && query?.trim()) await wordsReady(library)
  return last(library, asked, () => matching(library, asked))
}

const wordsReady = onceInTurns(function* (library) {
  const fold = matcherOf('a')
  for (const note of library.collection('note').values()) {
    fold(note)
    yield
  }
})

function matching(library: Library, { query, aboutId, sort = 'updatedAt', descending }: Asked): Note[] {
  const about = aboutId && isEntityId(aboutId) ? currentId(library, aboutId) : aboutId
  const notes = about
    ? [...library.references.notesAbout(about)].flatMap((id) => library.get(id) ?? []).sort(byNoteField(sort))
    : notesInOrder(library, sort)
  const words = query?.trim()
  const found = words ? notes.filter(matcherOf(words)) : notes
  return (descending ?? sort !== 'title') ? found.reverse() : found
}
