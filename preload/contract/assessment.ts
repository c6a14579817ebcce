import { z } from 'zod'
import { commonFields, longText, shortText } from './common.ts'
import { readings } from './claim.ts'
import { entityId, idOf } from './ids.ts'

export const assessmentFields = {
  aboutId: entityId,
  property: shortText.min(1),
  proposition: shortText.optional(),
  low: z.number().nonnegative().optional(),
  best: z.number().nonnegative().optional(),
  high: z.number().nonnegative().optional(),
  unit: shortText.optional(),
  text: longText.optional(),
  /** Overrules the computed reading. */
  reading: z.enum(readings).optional(),
  reason: longText,
  claimIds: z.array(idOf('claim')),
}

/** The researcher's own reading of one property of one event, never mixed with the speakers' words. */
export const assessment = z.looseObject({ id: idOf('assessment'), ...commonFields, ...assessmentFields })

export type Assessment = z.infer<typeof assessment>
