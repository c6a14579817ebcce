import { z } from 'zod'

/** The list of a library file's contents, as its last file `contents.json`. */
export const contentsName = 'contents.json'
export const contentsFormat = 'sourcebook library file 1'

/** A path inside a library, never one that leads out of it or means something to another system. */
const innerPath = z.string().regex(/^(?!\.)[\w.-]+(?:\/(?!\.)[\w.-]+)*$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const contents = z.strictObject({
  format: z.literal(contentsFormat),
  libraryId: z.string().min(1).max(100),
  name: z.string().max(10_000),
  seq: z.number().int().nonnegative(),
  /** Sealed under the passphrase of the library it was made of. */
  sealed: z.boolean(),
  history: z.boolean(),
  files: z.array(z.strictObject({ path: innerPath, bytes: z.number().int().nonnegative(), sha256 })),
})

export type Contents = z.infer<typeof contents>
export type ContentFile = Contents['files'][number]
