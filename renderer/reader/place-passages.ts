import type { Id } from '#contract/ids.ts'
import type { PassageCard } from '#contract/views.ts'
import type { Span } from './surface.ts'

/** What a passage is shown as. The order is the order of rank: the first that a passage has colours its text. */
export const passageKinds = ['claim', 'event', 'actor', 'plain'] as const
export type PassageKind = (typeof passageKinds)[number]

/** How many overlapping passages stay apart to the eye; deeper ones share the last lane. */
export const laneCount = 3

/** A passage found in the text: its place, its kinds by rank, and how deep it lies among those it overlaps. */
export type PlacedPassage = Span & { id: Id<'passage'>; kinds: PassageKind[]; lane: number }

/** The kinds a passage shows, by rank; `plain` only when it has no other. */
export function kindsOf({ passage, claims }: Pick<PassageCard, 'passage' | 'claims'>): PassageKind[] {
  const has = (kind: PassageKind) =>
    kind === 'claim' ? claims.length > 0 : passage.links.some((link) => link.entityId.startsWith(`${kind}:`))
  const kinds = passageKinds.filter(has)
  return kinds.length > 0 ? kinds : ['plain']
}

/**
 * The passages that stand in the text, in text order, outer before inner. An orphaned one has no place and is left to
 * its card; so is one whose offsets the text no longer has.
 */
export function placePassages(cards: readonly PassageCard[], length: number): PlacedPassage[] {
  const placed: PlacedPassage[] = []
  for (const card of cards) {
    const { start, end } = card.passage.target
    if (card.passage.state === 'orphaned' || start >= end || end > length) continue
    placed.push({ id: card.passage.id, start, end, kinds: kindsOf(card), lane: 0 })
  }
  placed.sort(inTextOrder)
  giveLanes(placed)
  return placed
}

/** By start, then the longer first, then by id, so that two windows draw the same. */
export function inTextOrder(a: Span & { id: string }, b: Span & { id: string }): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** Each passage takes the lowest lane that no passage still open holds. */
function giveLanes(placed: PlacedPassage[]): void {
  const ends: number[] = []
  for (const passage of placed) {
    let lane = 0
    while (lane < ends.length && ends[lane]! > passage.start) lane++
    ends[lane] = passage.end
    passage.lane = Math.min(lane, laneCount - 1)
  }
}
