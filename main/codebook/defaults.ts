import { affiliationTerm, affiliationTypes } from '#contract/relation.ts'
import type { Vocabulary, VocabularyName } from '#contract/small-documents.ts'
import { acledEventTypes } from './acled-event-types.ts'

type Terms = Vocabulary['terms']

const plain = (...terms: string[]): Terms => terms.map((term) => ({ term }))
const under = (parent: string, ...terms: string[]): Terms => terms.map((term) => ({ term, parent }))

/**
 * The terms a library starts with, until its own are saved. Event types are ACLED's, so that rows can be exchanged, and
 * those of politics, diplomacy and relief that it has none for.
 */
export const defaultTerms: Record<VocabularyName, Terms> = {
  'event types': [
    ...acledEventTypes.flatMap(({ type, subTypes }) => [{ term: type }, ...under(type, ...subTypes)]),
    ...plain('armed conflict'),
    ...under('armed conflict', 'military operation', 'ceasefire violation', 'troop movement', 'blockade', 'siege'),
    ...plain('diplomacy'),
    ...under(
      'diplomacy',
      'ceasefire',
      'negotiation',
      'meeting',
      'telephone call',
      'statement',
      'mediation',
      'recognition',
      'sanctions',
    ),
    ...plain('politics and law'),
    ...under(
      'politics and law',
      'election',
      'referendum',
      'legislation',
      'appointment or resignation',
      'trial or verdict',
      'coup',
      'protest response',
      'strike or boycott',
    ),
    ...plain('humanitarian'),
    ...under(
      'humanitarian',
      'displacement',
      'evacuation',
      'humanitarian aid',
      'peacekeeping deployment',
      'prisoner exchange',
      'natural disaster',
    ),
  ],
  roles: plain(
    'initiator',
    'target',
    'party',
    'affected',
    'third party',
    'mediator',
    'speaker',
    'addressee',
    'accuser',
    'participant',
    'perpetrator',
    'victim',
    'witness',
    'peacekeeper',
    'supporter',
    'organiser',
    'location',
  ),
  'relation types': [
    ...plain(affiliationTerm),
    ...under(affiliationTerm, ...affiliationTypes),
    ...plain(
      'allied with',
      'opposed to',
      'supports',
      'controls',
      'successor of',
      'follows',
      'causes',
      'responds to',
      'violates',
      'ends',
    ),
  ],
  properties: plain(
    'killed',
    'injured',
    'displaced',
    'detained',
    'missing',
    'began',
    'ended',
    'place',
    'responsible',
    'purpose',
    'characterisation',
  ),
  units: [
    ...plain('people'),
    ...under(
      'people',
      'civilians',
      'combatants',
      'children',
      'women',
      'men',
      'protesters',
      'refugees',
      'prisoners',
      'peacekeepers',
      'journalists',
      'aid workers',
      'health workers',
    ),
    ...under('combatants', 'soldiers', 'fighters'),
    ...plain('families', 'houses', 'settlements', 'vehicles'),
  ],
}
