import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { Id } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import { currentId, isEntityId, needEntity } from '../entities/resolve.ts'
import { needOne, shortWords, withFields } from '../entities/rewrite.ts'
import { CallerError, type Draft, type Library } from '../library/library.ts'
import { say } from '../words.ts'
import { checkedRoot } from './note-nodes.ts'
import { noteMentions, noteText } from './note-text.ts'
import { renameIn } from './rename-mentions.ts'

/**
 * A note with its text and mentions derived from its state. A state that cannot be read is refused before anything is
 * changed. Mentions of entities merged away while the note was open in a window follow them.
 */
export function noteToSave(library: Library, args: ParsedArgsOf<Calls['saveNote']>): { note: Note; draft: Draft } {
  const root = checkedRoot(args.state.state)
  const renamed = movedEntities(library, noteMentions(root))
  const state = renamed.size === 0 ? args.state : { ...args.state, state: renameIn(args.state.state, renamed) }
  const before = args.id === undefined ? library.stamp('note') : noteToChange(library, args.id, args.basedOn)
  const { aboutId, private: secret } = args
  const note: Note = withFields(
    {
      ...before,
      title: args.title.trim().normalize('NFC'),
      state,
      text: noteText(root),
      mentions: [...new Set(noteMentions(root).map((id) => renamed.get(id) ?? id))],
    },
    { aboutId: aboutId && checkedAbout(library, aboutId), private: secret },
  )
  const title = shortWords(note.title) || say('changes.untitled')
  if (args.id === undefined) return { note, draft: { label: { key: 'createNote', args: { title } }, puts: [note] } }
  return { note, draft: { label: { key: 'editNote', args: { title } }, puts: [note], mergeKey: args.id } }
}

/** The note as it is. Refused when it is no longer the one that was written in: neither of two windows wins unseen. */
function noteToChange(library: Library, id: Id<'note'>, basedOn: string | undefined): Note {
  const note = needOne(library, id)
  if (basedOn !== undefined && basedOn !== note.updatedAt)
    throw new CallerError(
      say('changes.errors.noteChanged', { title: shortWords(note.title) || say('changes.untitled') }),
    )
  return note
}

function movedEntities(library: Library, mentions: readonly Id[]): Map<string, Id> {
  const moved = mentions.filter(isEntityId).map((id) => [id, currentId(library, id)] as const)
  return new Map(moved.filter(([id, current]) => id !== current))
}

function checkedAbout(library: Library, id: NonNullable<Note['aboutId']>): NonNullable<Note['aboutId']> {
  if (isEntityId(id)) return needEntity(library, id).id
  return needOne(library, id).id
}
