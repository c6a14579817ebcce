import { actorTypes } from '#contract/entity.ts'
import { useCall } from '../notebook.ts'
import { actorTypeWords, capitalised } from './type-words.ts'

type Choice = { value: string; label: string }

/** The types that actors or events can be narrowed to. */
export function useTypes(kind: 'actor' | 'event'): Choice[] {
  const events = useEventTypes(kind === 'event')
  return kind === 'event' ? events : actorTypes.map((type) => ({ value: type, label: actorTypeWords(type) }))
}

export function useEventTypes(wanted = true): Choice[] {
  const vocabulary = useCall('getVocabulary', wanted ? { name: 'event types' } : null)
  // A wide blank before those that stand under another.
  return (vocabulary.data ?? []).map(({ term, parent }) => ({
    value: term,
    label: parent === undefined ? capitalised(term) : `\u2003${capitalised(term)}`,
  }))
}
