import type { Entity } from '#contract/entity.ts'
import type { PassageCard } from '#contract/views.ts'
import type { Who } from './claim-draft.ts'

type Span = { start: number; end: number }

/**
 * What words most likely speak of: the event linked to them or to words around them, else to the nearest passage,
 * rather before than after. Null when the article has no event yet.
 */
export function likelyAbout(
  cards: readonly PassageCard[],
  entities: ReadonlyMap<string, Entity>,
  words: Span,
): Who | null {
  let best: { id: string; distance: number } | null = null
  for (const { passage, claims } of cards) {
    if (passage.state === 'orphaned') continue
    const linked = [...claims.map(({ aboutId }) => aboutId), ...passage.links.map(({ entityId }) => entityId)]
    const id = linked.find((one) => one.startsWith('event:') && entities.has(one))
    const distance = distanceOf(passage.target, words)
    if (id && (best === null || distance < best.distance)) best = { id, distance }
  }
  const event = best && entities.get(best.id)
  return event ? { id: event.id, name: event.name } : null
}

/** Characters between the two; what follows counts double, what overlaps counts nothing. */
function distanceOf(passage: Span, words: Span): number {
  if (passage.start < words.end && words.start < passage.end) return 0
  return passage.end <= words.start ? words.start - passage.end : 2 * (passage.start - words.end)
}
