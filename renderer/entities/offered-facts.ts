import { aliasField, type Fact, factFields } from '#contract/fact.ts'
import type { Entity } from '#contract/entity.ts'
import type { FactsOf } from '#contract/cross-reference.ts'
import { t } from '../words.ts'
import { countryName } from './country-names.ts'
import { dateWords } from './date-words.ts'
import { fieldWords } from './FieldEvidence.tsx'
import type { Fill, SaidByWords } from './said-by-words.ts'
import { relationWords } from './relation-words.ts'
import { typeWords } from './type-words.ts'

/** A fact that words can be said to show: "Date: 20 September 2023" of "Ceasefire". */
export type OfferedFact = {
  key: string
  fact: Fact
  kind: Entity['kind']
  words: string
  of: string
  /** What the event is to say as the selected words say it, where it says nothing yet. */
  fill?: Fill
}

/**
 * The facts of these that hold every word typed, in the order given: of each the fields that say something, its other
 * names, who took part, its ties, and last the fields that wait to be filled in.
 */
export function offeredFacts(all: readonly FactsOf[], query: string, said: SaidByWords = {}): OfferedFact[] {
  const words = query.toLocaleLowerCase().split(/\s+/)
  const facts = new Map(all.flatMap((one) => factsIn(one, said)).map((one) => [one.key, one]))
  return [...facts.values()].filter(({ words: fact, of }) => {
    const text = `${fact} ${of}`.toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
}

function factsIn(facts: FactsOf, said: SaidByWords): OfferedFact[] {
  const { entity } = facts
  const fields = factFields[entity.kind].map((field) => ({ field, value: valueWords(entity, field) }))
  const filled = fields.filter(({ value }) => value !== '')
  const empty = fields.filter(({ value }) => value === '')
  const offer = (fact: Fact, words: string): OfferedFact => ({
    key: JSON.stringify(fact),
    fact,
    kind: entity.kind,
    words,
    of: entity.name,
  })
  const ofField = (field: string, value: string) =>
    offer({ entityId: entity.id, field }, t('evidence.part', { name: fieldWords(field), role: value }))
  return [
    ...filled.map(({ field, value }) => ofField(field, value)),
    ...partsIn(facts).map(([fact, words]) => offer(fact, words)),
    ...entity.aliases.map(({ name }) =>
      offer({ entityId: entity.id, field: aliasField(name) }, fieldWords(aliasField(name))),
    ),
    ...empty.map(({ field }) => {
      const read = entity.kind === 'event' ? said[field as keyof SaidByWords] : undefined
      if (!read) return ofField(field, t('evidence.isEmpty'))
      return { ...ofField(field, t('evidence.fromWords', { value: read.words })), fill: read.fill }
    }),
  ]
}

function partsIn({ entity, participants, relations }: FactsOf): [Fact, string][] {
  const parts = participants.map(({ actorId, name, role }): [Fact, string] => [
    { eventId: entity.id as `event:${string}`, actorId, ...(role !== undefined && { role }) },
    t('evidence.part', { name, role: role ?? t('evidence.participant') }),
  ])
  const ties = relations.map(({ relation, other, outgoing }): [Fact, string] => {
    const words = { relation: relationWords(relation.type, outgoing), name: other.name }
    return [{ relationId: relation.id }, t('evidence.relation.fact', words)]
  })
  return [...parts, ...ties]
}

/** A field as a person reads it; empty where it says nothing. */
function valueWords(entity: Entity, field: string): string {
  if (field === 'name') return entity.name
  if (field === 'description') return entity.description?.replace(/\s+/g, ' ').slice(0, 60) ?? ''
  if (field === 'type') return entity.type ? typeWords(entity) : ''
  if (entity.kind === 'actor') {
    if (field === 'country') return entity.country ? countryName(entity.country) : ''
    return Object.entries(entity.identifiers ?? {})
      .map(([scheme, value]) => `${scheme} ${value}`)
      .join(', ')
  }
  if (field === 'date') return entity.date ? dateWords(entity.date) : ''
  return field === 'clock' ? (entity.clock?.asWritten ?? '') : (entity.place?.name ?? '')
}
