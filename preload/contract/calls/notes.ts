import { z } from 'zod'
import { shortText } from '../common.ts'
import { anyId, idOf } from '../ids.ts'
import { type Note, noteState } from '../note.ts'
import type { NoteOn } from '../cross-reference.ts'
import type { ListedNote } from '../views.ts'
import { call, page, descending, marking } from './parts.ts'

/** Calls on notes. */
export const noteCalls = {
  saveNote: call(
    z.strictObject({
      id: idOf('note').optional(),
      title: shortText,
      aboutId: idOf('article', 'actor', 'event', 'passage').nullable().optional(),
      state: noteState,
      /** The `updatedAt` of the note that was written in: when the note has changed since, nothing is saved. */
      basedOn: shortText.optional(),
      ...marking,
    }),
  ).returns<Note>(),
  getNote: call(z.strictObject({ id: idOf('note') })).returns<Note>(),
  listNotes: call(
    z.strictObject({
      query: shortText.optional(),
      aboutId: anyId.optional(),
      sort: z.enum(['updatedAt', 'title', 'createdAt']).optional(),
      descending,
      /** Tells the place of this one among all that are found, too: -1 when it is not. */
      placeOf: idOf('note').optional(),
      ...page,
    }),
  ).returns<{ total: number; items: ListedNote[]; place?: number }>(),
  deleteNote: call(z.strictObject({ id: idOf('note') })).returns<null>(),
  /** What mentions a document: notes, newest first, with the sentences that do. */
  backlinks: call(z.strictObject({ id: anyId })).returns<(ListedNote & Pick<NoteOn, 'sentences' | 'mentions'>)[]>(),
} as const
