import { z } from 'zod'
import type { Document } from './document.ts'
import { anyId, type Id } from './ids.ts'
import { shortText } from './common.ts'

/** What a change did, as a key of the catalogue (`changes.…`) with its arguments: the journal outlives the interface's language. */
export const changeLabel = z.object({
  key: shortText.min(1),
  args: z.record(z.string(), z.union([z.string(), z.number()])),
})

export type ChangeLabel = z.infer<typeof changeLabel>

/** The unit of saving, undo, history and sync. */
export type Change = {
  v: number
  /** Counts every change of the library, from 1, without a hole. */
  seq: number
  /** ISO 8601 UTC. Order is by `seq`, never by time. */
  at: string
  by: string
  label: ChangeLabel
  puts: Document[]
  deletes: Id[]
  /** The documents that `puts` replaced and `deletes` removed. */
  was: Document[]
  /** The change that this one takes back (undo), when it is one. */
  undoes?: number | undefined
  /** The change that this one does again (redo), when it is one. */
  redoes?: number | undefined
  /** The first change of the undo step that this one belongs to, when it is not the first itself. */
  step?: number | undefined
  /** Documents were erased from it for good: what it did to them can neither be seen nor undone. */
  erased?: true | undefined
}

/** The parts of a change that its body is checked for when it is read back; documents are checked when first touched. */
export const changeShape = z.object({
  v: z.number().int(),
  seq: z.number().int().positive(),
  at: z.string(),
  by: z.string(),
  label: changeLabel,
  puts: z.array(z.looseObject({ id: anyId })),
  deletes: z.array(anyId),
  was: z.array(z.looseObject({ id: anyId })),
  undoes: z.number().int().positive().optional(),
  redoes: z.number().int().positive().optional(),
  step: z.number().int().positive().optional(),
  erased: z.literal(true).optional(),
})
