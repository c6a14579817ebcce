import { z } from 'zod'
import { commonFields, edtf, shortText } from './common.ts'
import { entityId, idOf } from './ids.ts'

export const relationFields = {
  fromId: entityId,
  /** A term of the relation types vocabulary: member of, leads, part of, follows, causes, … */
  type: shortText.min(1),
  toId: entityId,
  date: edtf.optional(),
  passageIds: z.array(idOf('passage')),
}

/** An actor–actor or event–event tie, with its evidence. */
export const relation = z.looseObject({ id: idOf('relation'), ...commonFields, ...relationFields })

export type Relation = z.infer<typeof relation>
