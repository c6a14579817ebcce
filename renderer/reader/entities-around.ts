import type { EntityId } from '#contract/ids.ts'
import type { PassageCard } from '#contract/views.ts'
import { isPlaced } from './reading.ts'
import type { Span } from './surface.ts'

/** What a call is asked about at once. */
const most = 1000

/**
 * What an article speaks of, the nearest to some words first: what the passages around them link, those over them before
 * those that end sooner or begin later.
 */
export function entitiesAround(cards: readonly PassageCard[], words: Span): EntityId[] {
  const placed = cards.filter(isPlaced).map(({ passage }) => ({ passage, away: distance(passage.target, words) }))
  const near = placed.toSorted((a, b) => a.away - b.away)
  return [...new Set(near.flatMap(({ passage }) => passage.links.map(({ entityId }) => entityId)))].slice(0, most)
}

/** 0 where they overlap. */
function distance(one: Span, other: Span): number {
  return Math.max(0, one.start - other.end, other.start - one.end)
}
