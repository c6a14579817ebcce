import { z } from 'zod'
import { commonFields, longText, shortText } from './common.ts'
import { anyId, idOf } from './ids.ts'

/** A note's Lexical state in an envelope that says which Lexical wrote it, so that an older program can tell. */
export const noteState = z.looseObject({
  v: z.literal(1),
  lexical: shortText,
  state: z.record(z.string(), z.unknown()),
})

/** The researcher's own writing. `text` and `mentions` are derived from the state when it is saved. */
export const note = z.looseObject({
  id: idOf('note'),
  ...commonFields,
  title: shortText,
  aboutId: idOf('article', 'actor', 'event', 'passage').optional(),
  state: noteState,
  text: longText,
  mentions: z.array(anyId),
})

export type NoteState = z.infer<typeof noteState>
export type Note = z.infer<typeof note>
