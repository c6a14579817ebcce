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

/** Tells whether a type of relation says that one belongs to another: those under the term for it, where there is one. */
export function affiliationTest(
  terms: readonly { term: string; parent?: string | undefined }[],
): (type: string) => boolean {
  const folded = (term: string) => term.trim().toLowerCase()
  const parents = new Map(terms.map(({ term, parent }) => [folded(term), parent && folded(parent)]))
  if (!parents.has(affiliationTerm)) return (type) => (affiliationTypes as readonly string[]).includes(folded(type))
  return (type) => {
    const seen = new Set<string>()
    for (let term: string | undefined = folded(type); term !== undefined && !seen.has(term); term = parents.get(term)) {
      if (term === affiliationTerm) return true
      seen.add(term)
    }
    return false
  }
}

export type Relation = z.infer<typeof relation>
