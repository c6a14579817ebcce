import type { Passage } from '#contract/passage.ts'
import type { PassageCard } from '#contract/views.ts'
import { t, type WordKey } from '../words.ts'
import { type Choice, shortened } from './actions.ts'
import { kindsOf } from './place-passages.ts'
import type { ReadingState } from './reading.ts'

type Known = Pick<ReadingState, 'cards' | 'entities'>

/** What a passage is about in a few words, for ears: "actor Azerbaijan, event Ceasefire", else its kind. */
export function aboutWords(card: PassageCard, { entities }: Pick<Known, 'entities'>): string {
  const names = card.passage.links.flatMap(({ entityId, role }) => {
    const entity = entities.get(entityId)
    if (!entity) return []
    const kind = t(`reader.kinds.${entity.kind}` as WordKey)
    return `${kind} ${entity.name}${role ? ` (${role})` : ''}`
  })
  return names.length > 0 ? names.join(', ') : t(`reader.kinds.${kindsOf(card)[0]!}` as WordKey)
}

/** The passage with its place among all, as a screen reader hears it. Null when it is not there. */
export function positionWords({ cards, entities }: Known, id: string, key: WordKey): string | null {
  const index = placesOf(cards).get(id)
  const card = index === undefined ? undefined : cards[index]
  if (index === undefined || !card) return null
  return t(key, {
    number: index + 1,
    total: cards.length,
    about: aboutWords(card, { entities }),
    words: shortened(card.passage.target.exact, 80),
  })
}

/** What was done to words, for ears: "Linked “Baku” to actor Azerbaijan (party)". */
export function markedWords(choice: Choice, { links, target }: Passage, entities: Known['entities']): string {
  const words = shortened(target.exact, 80)
  if (choice.kind === 'tag' || choice.kind === 'new tag') return t('reader.tagged', { words })
  const link = choice.kind === 'entity' ? links.find((one) => one.entityId === choice.entityId) : links.at(-1)
  const entity = link && entities.get(link.entityId)
  const name = entity?.name ?? (choice.kind === 'new entity' ? choice.name : '')
  const role = link?.role ? ` (${link.role})` : ''
  return t('reader.linked', { words, kind: t(`reader.kinds.${entity?.kind ?? 'actor'}`), name: name + role })
}

/** Where each passage stands in a list of cards; lists are never changed, only replaced. */
const places = new WeakMap<readonly PassageCard[], Map<string, number>>()

function placesOf(cards: readonly PassageCard[]): Map<string, number> {
  const known = places.get(cards)
  if (known) return known
  const made = new Map(cards.map((card, index) => [card.passage.id as string, index]))
  places.set(cards, made)
  return made
}
