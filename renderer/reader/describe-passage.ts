import type { PassageCard } from '#contract/views.ts'
import { t, type WordKey } from '../words.ts'
import { shortened } from './actions.ts'
import { kindsOf } from './place-passages.ts'
import type { ReadingState } from './reading.ts'

/** What a passage is about in a few words, for ears: "actor Azerbaijan, event Ceasefire", else its kind. */
export function aboutWords(card: PassageCard, { entities }: Pick<ReadingState, 'entities'>): string {
  const names = card.passage.links.flatMap(({ entityId, role }) => {
    const entity = entities.get(entityId)
    if (!entity) return []
    const kind = t(`reader.kinds.${entity.kind}` as WordKey)
    return `${kind} ${entity.name}${role ? ` (${role})` : ''}`
  })
  return names.length > 0 ? names.join(', ') : t(`reader.kinds.${kindsOf(card)[0]!}` as WordKey)
}

/** The passage with its place among all, as a screen reader hears it. Null when it is not there. */
export function positionWords(state: ReadingState, id: string, key: WordKey): string | null {
  const index = state.cards.findIndex((card) => card.passage.id === id)
  const card = state.cards[index]
  if (!card) return null
  return t(key, {
    number: index + 1,
    total: state.cards.length,
    about: aboutWords(card, state),
    words: shortened(card.passage.target.exact, 80),
  })
}
