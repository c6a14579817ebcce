import { z } from 'zod'
import { backupPlaces } from '../backups.ts'
import { sha256, shortText } from '../common.ts'

/** One call over the line: the schema its arguments are parsed with, and the type of its answer. */
export type Call<Args extends z.ZodType = z.ZodType, Result = unknown> = { args: Args; result?: Result }

export function call<Args extends z.ZodType>(args: Args) {
  return { returns: <Result>(): Call<Args, Result> => ({ args }) }
}

export const nothing = z.strictObject({})
export const page = {
  offset: z.number().int().nonnegative().optional(),
  limit: z.number().int().min(1).max(100_000).optional(),
}
export const descending = z.boolean().optional()
export const fileName = shortText.optional()
/** Any words; not normalised and not cut here. */
export const passphrase = z.string().min(1).max(10_000)

export const entitiesAsked = {
  kind: z.enum(['actor', 'event']).optional(),
  query: shortText.optional(),
  type: shortText.optional(),
  sort: z.enum(['name', 'passages', 'updatedAt', 'date', 'type']).optional(),
  descending,
}

/** Fields of a document that a person may set; one left out stays as it is, `null` takes it away. */
export function editable<Fields extends z.ZodRawShape>(fields: Fields) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, schema]) => [name, (schema as z.ZodType).nullable().optional()]),
  ) as unknown as { [Name in keyof Fields]: z.ZodOptional<z.ZodNullable<Fields[Name]>> }
}

/** One backup, by its place and its file name there; never a path. */
export const backup = z.strictObject({
  place: z.enum(backupPlaces),
  key: z.string().regex(/^\d{10}-[a-z]+\.backup$/),
})

export const changeNumber = z.number().int().nonnegative()
/** The beginning of a time in ISO 8601. */
export const moment = z
  .string()
  .regex(/^\d{4}(-\d\d(-\d\d(T[\d:.]*Z?)?)?)?$/)
  .optional()

/** `history: false` leaves the changes of before out of a library file. */
export const exportOptions = z
  .strictObject({ includePrivate: z.boolean().optional(), history: z.boolean().optional() })
  .optional()

/** What a report of an import says of one file, as its window was told. */
export const importOutcome = z.object({
  file: z.string().max(10_000),
  status: z.enum(['added', 'edition', 'duplicate', 'failed']),
  title: z.string().max(10_000).optional(),
  publishedAt: shortText.optional(),
  words: z.number().optional(),
  reason: z.string().max(10_000).optional(),
  notKept: z.array(z.string().max(10_000)).max(100).optional(),
})

export const marking = { private: z.boolean().optional() }
/** The text that offsets count in: where it is told and is not the article's any more, nothing is saved. */
export const basedOnText = { basedOn: sha256.optional() }
