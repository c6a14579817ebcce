import type { Reading } from '#contract/claim.ts'
import { type Said, saidBy, sideOf, type SpokenClaim } from './said.ts'
import { isWithin, type UnitTree } from './units.ts'

/** How two claims stand to each other, whoever made them. The same whichever comes first. */
export type Comparison = Exclude<Reading, 'single source'>

export function compareClaims(a: SpokenClaim, b: SpokenClaim, units: UnitTree): Comparison {
  const [sideA, sideB] = [sideOf(a.claim.stance), sideOf(b.claim.stance)]
  const [saidA, saidB] = [saidBy(a.claim.value), saidBy(b.claim.value)]
  if (sideA === 'for' && sideB === 'for') return compareSaid(saidA, saidB, units)
  const opposed = (sideA === 'for' && sideB === 'against') || (sideA === 'against' && sideB === 'for')
  if (opposed) return deniesIt(saidA, saidB, units) ? 'denied' : 'compatible'
  return sideA === sideB && compareSaid(saidA, saidB, units) === 'agree' ? 'agree' : 'compatible'
}

/** Two assertions. What cannot be compared can both be true. */
function compareSaid(a: Said, b: Said, units: UnitTree): Comparison {
  if (a.kind === 'count' && b.kind === 'count') return compareCounts(a, b, units)
  if (a.kind === 'date' && b.kind === 'date') return compareSpans(a, b)
  if (a.kind === 'actor' && b.kind === 'actor') return a.actorId === b.actorId ? 'agree' : 'contradict'
  if (a.kind === 'text' && b.kind === 'text') return a.text === b.text ? 'agree' : 'compatible'
  return a.kind === 'nothing' && b.kind === 'nothing' ? 'agree' : 'compatible'
}

type Count = Extract<Said, { kind: 'count' }>

function compareCounts(a: Count, b: Count, units: UnitTree): Comparison {
  if (a.unit === b.unit) return compareSpans(a, b)
  if (isWithin(units, a.unit, b.unit)) return compareNarrower(a, b)
  if (isWithin(units, b.unit, a.unit)) return compareNarrower(b, a)
  return 'compatible'
}

/** At least as many people as civilians among them; nothing is said of how many more. */
function compareNarrower(narrow: Count, wide: Count): Comparison {
  return narrow.from > wide.to ? 'contradict' : 'compatible'
}

function compareSpans(a: { from: number; to: number }, b: { from: number; to: number }): Comparison {
  if (a.from > b.to || b.from > a.to) return 'contradict'
  return a.from === b.from && a.to === b.to ? 'agree' : 'compatible'
}

/** A denial without a value denies whatever is asserted; one with a value denies what could be that value. */
function deniesIt(a: Said, b: Said, units: UnitTree): boolean {
  if (a.kind === 'nothing' || b.kind === 'nothing') return true
  if (a.kind !== b.kind) return false
  if (a.kind === 'count' && b.kind === 'count' && a.unit !== b.unit) return false
  const comparison = compareSaid(a, b, units)
  return a.kind === 'text' || a.kind === 'actor' ? comparison === 'agree' : comparison !== 'contradict'
}
