import type { Note } from '#contract/note.ts'
import type { Id } from '#contract/ids.ts'
import type { ListedNote } from '#contract/views.ts'
import { currentId, entityNow, isEntityId } from '../entities/resolve.ts'
import { shortWords } from '../entities/rewrite.ts'
import type { Library } from '../library/library.ts'
import { foldText } from '../text/fold.ts'
import { countWords } from '../text/words.ts'

const excerptLength = 240

/** Computed once a note: it is replaced, never changed. */
const excerpts = new WeakMap<Note, string>()
const wordCounts = new WeakMap<Note, number>()
const foldedTexts = new WeakMap<Note, string>()

/** The beginning of a note on one line. */
export function excerptOf(note: Note): string {
  return once(excerpts, note, () => shortWords(note.text.slice(0, excerptLength * 4), excerptLength))
}

function wordsIn(note: Note): number {
  return once(wordCounts, note, () => countWords(note.text))
}

function once<Value>(known: WeakMap<Note, Value>, note: Note, compute: () => Value): Value {
  let value = known.get(note)
  if (value === undefined) known.set(note, (value = compute()))
  return value
}

export function listedNote(library: Library, note: Note): ListedNote {
  const aboutTitle = note.aboutId && titleOf(library, note.aboutId)
  return {
    id: note.id,
    title: note.title,
    excerpt: excerptOf(note),
    ...(note.aboutId && { aboutId: note.aboutId }),
    ...(aboutTitle !== undefined && { aboutTitle }),
    updatedAt: note.updatedAt,
    words: wordsIn(note),
  }
}

const isPassageId = (id: string): id is Id<'passage'> => id.startsWith('passage:')

/** What a document is called: a title, a name, or the words of a passage. */
function titleOf(library: Library, id: NonNullable<Note['aboutId']>): string | undefined {
  if (isEntityId(id)) return entityNow(library, id)?.name
  if (isPassageId(id)) {
    const passage = library.get(id)
    return passage && shortWords(passage.target.exact)
  }
  return library.get(id)?.title
}

/** Tells the notes in whose title or text every word of the query occurs, folded. */
export function matcherOf(query: string): (note: Note) => boolean {
  const words = foldText(query).split(/\s+/)
  return (note) => {
    const text = once(foldedTexts, note, () => foldText(`${note.title}\n${note.text}`))
    return words.every((word) => text.includes(word))
  }
}

const titles = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

export function byNoteField(sort: 'updatedAt' | 'title' | 'createdAt') {
  return (a: Note, b: Note) => {
    const order =
      sort === 'title' ? titles.compare(a.title, b.title) : a[sort] < b[sort] ? -1 : a[sort] > b[sort] ? 1 : 0
    return order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  }
}

/** The notes about a document and those that mention it, each once, the newest first. */
export function notesOn(library: Library, id: Id): { note: Note; about: boolean }[] {
  const current = isEntityId(id) ? currentId(library, id) : id
  const about = library.references.notesAbout(current)
  const found = new Set([...about, ...library.references.notesMentioning(current)])
  return [...found]
    .flatMap((noteId) => library.get(noteId) ?? [])
    .toSorted((a, b) => byNoteField('updatedAt')(b, a))
    .map((note) => ({ note, about: about.has(note.id) }))
}

/** How many notes are about a passage or quote it. */
export function countNotesOn(library: Library, id: Id): number {
  const about = library.references.notesAbout(id)
  const mentioning = library.references.notesMentioning(id)
  if (about.size === 0 || mentioning.size === 0) return about.size + mentioning.size
  return new Set([...about, ...mentioning]).size
}
