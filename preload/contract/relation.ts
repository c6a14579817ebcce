import { z } from 'zod'
import { commonFields, edtf, shortText } from './common.ts'
import { entityId, idOf } from './ids.ts'

export const relationFields = {
  fromId: entityId,
  /** A term of the relation types vocabulary: member of, leads, part of, follows, causes, … */
  type: shortText.min(1),
  toId: entityId,
  /** What somebody is there, as written: Prime Minister, spokesperson, commander. */
  position: shortText.optional(),
  /** When it held, as far as that is known. */
  date: edtf.optional(),
  passageIds: z.array(idOf('passage')),
}

/** An actor–actor or event–event tie, with its evidence. */
export const relation = z.looseObject({ id: idOf('relation'), ...commonFields, ...relationFields })

/**
 * The types by which an actor belongs to another, in a library whose vocabulary says nothing of it. Holding an office is
 * not being a part of it, and neither is being another name for it.
 */
export const affiliationTypes = [
  'holds office in',
  'member of',
  'part of',
  'leads',
  'commands',
  'spokesperson of',
  'works for',
] as const

/** The term of the relation types vocabulary that further ones may stand under. */
export const affiliationTerm = 'affiliated with'

export type Relation = z.infer<typeof relation>
