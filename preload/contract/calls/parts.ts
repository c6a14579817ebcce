import { z } from 'zod'
import { policies } from '../aggregate.ts'
import { backupPlaces } from '../backups.ts'
import { sha256, shortText } from '../common.ts'
import { idOf } from '../ids.ts'
import { referenceStyles } from '../references.ts'

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

export const exportOptions = z
  .strictObject({
    /** Also what is marked private. */
    includePrivate: z.boolean().optional(),
    /** Also who wrote and changed what, and where files lay on this computer. */
    includeAuthor: z.boolean().optional(),
    /** `false` leaves the changes of before out of a library file. */
    history: z.boolean().optional(),
    /** How references are written: in one of the styles that came along, or by the text of a CSL file. */
    style: z.union([z.enum(referenceStyles), z.strictObject({ xml: z.string().max(2_000_000) })]).optional(),
    /** BCP 47: the language references are worded in. */
    language: shortText.optional(),
    /** Which figure stands for those that several sources give; a format has one of its own where this is left out. */
    policy: z.enum(policies).optional(),
    /** Actors that leave under another name, everywhere; one without `as` gets a letter. */
    redact: z
      .array(z.strictObject({ actorId: idOf('actor'), as: shortText.min(1).optional() }))
      .max(1000)
      .optional(),
  })
  .optional()
export type ExportOptions = NonNullable<z.output<typeof exportOptions>>

/** What a report of an import says of one file, as its window was told. */
export const importOutcome = z.object({
  file: z.string().max(10_000),
  status: z.enum(['added', 'edition', 'duplicate', 'described', 'failed']),
  title: z.string().max(10_000).optional(),
  publishedAt: shortText.optional(),
  words: z.number().optional(),
  reason: z.string().max(10_000).optional(),
  notKept: z.array(z.string().max(10_000)).max(100).optional(),
})

export const marking = { private: z.boolean().optional() }
/** The text that offsets count in: where it is told and is not the article's any more, nothing is saved. */
export const basedOnText = { basedOn: sha256.optional() }

/** Codes whose codes become actors or events, by the name of what holds them. */
export const codesAs = z.strictObject({
  actors: z.array(shortText.min(1)).max(10_000).optional(),
  events: z.array(shortText.min(1)).max(10_000).optional(),
})
