import type { EntityPage } from '#contract/views.ts'
import { t, type WordKey } from '../words.ts'
import type { Terms } from './TermFinder.tsx'
import { capitalised } from './type-words.ts'

export type Tie = EntityPage['relations'][number]

const inverses: Record<string, WordKey> = {
  'affiliated with': 'entities.relations.inverses.affiliated with',
  'holds office in': 'entities.relations.inverses.holds office in',
  'member of': 'entities.relations.inverses.member of',
  leads: 'entities.relations.inverses.leads',
  commands: 'entities.relations.inverses.commands',
  'works for': 'entities.relations.inverses.works for',
  'part of': 'entities.relations.inverses.part of',
  'spokesperson of': 'entities.relations.inverses.spokesperson of',
  'allied with': 'entities.relations.inverses.allied with',
  'opposed to': 'entities.relations.inverses.opposed to',
  supports: 'entities.relations.inverses.supports',
  controls: 'entities.relations.inverses.controls',
  'successor of': 'entities.relations.inverses.successor of',
  follows: 'entities.relations.inverses.follows',
  causes: 'entities.relations.inverses.causes',
  'responds to': 'entities.relations.inverses.responds to',
  violates: 'entities.relations.inverses.violates',
  ends: 'entities.relations.inverses.ends',
}

/** A tie as it reads from this side: "Part of", or "Includes" where the other one is part of this. */
export function relationWords(type: string, outgoing: boolean): string {
  if (outgoing) return capitalised(type)
  const known = inverses[type]
  return known ? t(known) : t('entities.relations.inverse', { type: capitalised(type) })
}

/** The terms to choose a tie from, each followed by how it reads from the other side, where that differs. */
export function directedTerms(terms: Terms): Terms {
  return terms.flatMap((one) => {
    const other = relationWords(one.term, false)
    return other === capitalised(one.term) ? [one] : [one, { term: other, parent: one.term }]
  })
}

/** The type and direction that a chosen term means; one of one's own goes from here to there. */
export function directionOf(chosen: string, terms: Terms): { type: string; outgoing: boolean } {
  const inverse = terms.find(({ term }) => term !== chosen && relationWords(term, false) === chosen)
  return inverse && !terms.some(({ term }) => term === chosen)
    ? { type: inverse.term, outgoing: false }
    : { type: chosen, outgoing: true }
}

/** How a tie's type stands in the list it is chosen from. */
export function chosenTerm({ type, outgoing }: { type: string; outgoing: boolean }): string {
  return outgoing ? type : relationWords(type, false)
}
