import { z } from 'zod'
import { idOf } from './ids.ts'

/** Text a person typed: kept as typed, bounded so that nothing grows without end. */
export const shortText = z.string().max(10_000)
export const longText = z.string().max(5_000_000)

/** ISO 8601 in UTC, as `new Date().toISOString()` writes it. */
export const instant = z.iso.datetime()

/** A date as EDTF (ISO 8601-2), day precision at most: `2023-09-19/2023-09-20`, `2023-09?`, `199X`, `2023-09-19/..`. */
export const edtf = z.string().min(1).max(100)

/** A SHA-256 in lower-case hex. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** The fields every document has. */
export const commonFields = {
  createdAt: instant,
  updatedAt: instant,
  /** The name set in preferences; may be empty. */
  createdBy: shortText,
  /** Which passages show a field: a click on a fact lands on the words. */
  evidence: z.record(z.string(), z.array(idOf('passage'))).optional(),
  /** Left out of exports. */
  private: z.boolean().optional(),
  /** Where the document came from, when another program made it. */
  imported: z.looseObject({ format: shortText, id: shortText.optional() }).optional(),
}
