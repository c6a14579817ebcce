import type { Claim, ClaimValue, CountValue, Stance } from '#contract/claim.ts'
import { spanOf, type Span } from '../entities/dates.ts'
import { foldName } from '../text/fold.ts'
import { foldTerm } from './units.ts'

/** A claim with who speaks it and when: all that a reading looks at. */
export type SpokenClaim = {
  claim: Claim
  /** Equal for claims of one source, however many outlets reprint it. */
  source: string
  /** When it was said, or else when its article was published. */
  when?: Span | undefined
}

/** What a value rules in and out, ready to be compared: bounds are inclusive, units and texts folded. */
export type Said =
  | { kind: 'nothing' }
  | { kind: 'count'; from: number; to: number; unit: string }
  | { kind: 'text'; text: string }
  | { kind: 'date'; from: number; to: number }
  | { kind: 'actor'; actorId: string }

/** How far "about" reaches on either side. */
export const aboutShare = 0.1

/** Values are never changed, so each is read once, however many others it is compared with. */
const known = new WeakMap<ClaimValue, Said>()

export function saidBy(value: ClaimValue | undefined): Said {
  if (value === undefined) return { kind: 'nothing' }
  const said = known.get(value) ?? read(value)
  known.set(value, said)
  return said
}

function read(value: ClaimValue): Said {
  switch (value.kind) {
    case 'count':
      return { kind: 'count', ...boundsOf(value), unit: foldTerm(value.unit) }
    case 'text':
      return { kind: 'text', text: foldName(value.text) }
    case 'date':
      return { kind: 'date', ...(spanOf(value.edtf) ?? { from: -Infinity, to: Infinity }) }
    case 'actor':
      return { kind: 'actor', actorId: value.actorId }
  }
}

/** The numbers a count leaves open. People are whole: more than 200 is from 201. */
export function boundsOf({ comparator, number, min, max }: CountValue): { from: number; to: number } {
  if (number === undefined) return { from: min ?? 0, to: max ?? Infinity }
  switch (comparator) {
    case '=':
      return { from: number, to: number }
    case '≥':
      return { from: number, to: Infinity }
    case '>':
      return { from: Math.floor(number) + 1, to: Infinity }
    case '≤':
      return { from: 0, to: number }
    case '<':
      return { from: 0, to: Math.max(0, Math.ceil(number) - 1) }
    case '~':
      return { from: Math.floor(number * (1 - aboutShare)), to: Math.ceil(number * (1 + aboutShare)) }
  }
}

/** An accusation asserts what it accuses of; a doubt or a demand says neither that it is so nor that it is not. */
export function sideOf(stance: Stance): 'for' | 'against' | 'doubts' | 'demands' {
  switch (stance) {
    case 'asserts':
    case 'accuses':
      return 'for'
    case 'denies':
      return 'against'
    case 'doubts':
    case 'demands':
      return stance
  }
}
