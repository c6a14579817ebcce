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
  return shared(kinds.length > 0 ? kinds : ['plain'])
}

/** Thousands of passages show one of a few rows of kinds. */
const rows = new Map<string, PassageKind[]>()

function shared(kinds: PassageKind[]): PassageKind[] {
  const known = rows.get(kinds.join()) ?? kinds
  rows.set(kinds.join(), known)
  return known
}

/**
 * The passages that stand in the text, in text order, outer before inner. An orphaned one has no place and is left to
 * its card; so is one whose offsets the text no longer has.
 */
export function placePassages(cards: readonly PassageCard[], length: number): PlacedPassage[] {
  const placed: PlacedPassage[] = []
  for (const card of cards) {
    const passage = placeOf(card)
    if (passage && passage.end <= length) placed.push(passage)
  }
  if (placed.some((passage, index) => index > 0 && inTextOrder(placed[index - 1]!, passage) > 0))
    placed.sort(inTextOrder)
  return withLanes(placed)
}

/** Cards are never changed, only replaced: of thousands, one edit touches one. */
const places = new WeakMap<PassageCard, PlacedPassage>()

function placeOf(card: PassageCard): PlacedPassage | null {
  const known = places.get(card)
  if (known) return known
  const { target, state, id } = card.passage
  if (state === 'orphaned' || target.start >= target.end) return null
  const place = { id, start: target.start, end: target.end, kinds: kindsOf(card), lane: 0 }
  places.set(card, place)
  return place
}

/** By start, then the longer first, then by id, so that two windows draw the same. */
export function inTextOrder(a: Span & { id: string }, b: Span & { id: string }): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** Each passage takes the lowest lane that no passage still open holds. */
function withLanes(placed: PlacedPassage[]): PlacedPassage[] {
  const ends: number[] = []
  return placed.map((passage) => {
    let free = 0
    while (free < ends.length && ends[free]! > passage.start) free++
    ends[free] = passage.end
    const lane = Math.min(free, laneCount - 1)
    return inLane(passage, lane)
  })
}

const deeper = new WeakMap<PlacedPassage, PlacedPassage[]>()

/** The passage in a lane: the same object each time, so that what has not changed is known at a glance. */
function inLane(passage: PlacedPassage, lane: number): PlacedPassage {
  if (lane === passage.lane) return passage
  const known = deeper.get(passage) ?? []
  deeper.set(passage, known)
  return (known[lane] ??= { ...passage, lane })
}
