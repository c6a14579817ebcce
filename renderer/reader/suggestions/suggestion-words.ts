import type { Suggestion, SuggestedSpeaker } from '#contract/suggestion.ts'
import { figureWords } from '../../claims/claim-words.ts'
import { dateWords } from '../../entities/date-words.ts'
import { actorTypeWords, capitalised } from '../../entities/type-words.ts'
import { actorTypes } from '#contract/entity.ts'
import { t } from '../../words.ts'

type NameOf = (id: string) => string

/** What the words are taken for, which is what accepting makes of them. */
export function meaningOf(suggestion: Suggestion, nameOf: NameOf): string {
  const { value, entityId, candidates } = suggestion
  if (value?.kind === 'date') return dateMeaning(value)
  if (value?.kind === 'count') return figureMeaning(suggestion, nameOf)
  if (entityId) return t('suggestions.link', { name: nameOf(entityId) })
  if (candidates) return t('suggestions.several', { count: candidates.length })
  return t('suggestions.newName', { type: typeOfNew(newAs(suggestion)), sure: sureness(suggestion.score) })
}

function dateMeaning({ edtf, clock, inferred }: Extract<Suggestion['value'], { kind: 'date' }>): string {
  const date = dateWords(edtf)
  const words = clock ? t('suggestions.atTime', { date, time: clock.asWritten }) : date
  return inferred ? t('suggestions.inferred', { words }) : words
}

function figureMeaning({ value, type, speakers = [] }: Suggestion, nameOf: NameOf): string {
  if (value?.kind !== 'count') return ''
  const words = `${figureWords(value)} ${value.unit}`
  const figure = type === undefined ? words : t('suggestions.figure', { property: capitalised(type), words })
  return [figure, ...speakers.map((speaker) => speakerWords(speaker, nameOf))].join(' · ')
}

function speakerWords({ actorId, text, as }: SuggestedSpeaker, nameOf: NameOf): string {
  const name = (actorId && nameOf(actorId)) || text
  return as === 'says' ? t('suggestions.says', { name }) : t('suggestions.reports', { name })
}

/** How sure it is, in a word: the number itself would promise more than it holds. */
function sureness(score: number): string {
  if (score >= 0.7) return t('suggestions.likely')
  return score >= 0.4 ? t('suggestions.perhaps') : t('suggestions.unsure')
}

/** What a new name is made: an actor of a type or of none, or an event. */
export const newTypes = ['none', ...actorTypes, 'event'] as const
export type NewType = (typeof newTypes)[number]

/** What it looks like, until a person says otherwise. */
export function newAs({ type }: Suggestion): NewType {
  return actorTypes.find((one) => one === type) ?? 'none'
}

export function typeOfNew(type: NewType): string {
  if (type === 'event') return t('entities.kinds.event')
  return type === 'none' ? t('entities.kinds.actor') : actorTypeWords(type)
}
