import { type Claim, type ClaimValue, type CountValue, type Stance, stances } from '#contract/claim.ts'
import { say } from '../words.ts'
import type { GroupReading } from './reading.ts'
import { boundsOf, saidBy, sideOf } from './said.ts'

/** The names a summary needs. */
export type ClaimNames = {
  speakerOf: (claim: Claim) => string
  nameOf: (actorId: string) => string
}

/** A reading in words: "≥7 civilians; ≥27 people", or who asserts and who denies. The same in whatever order claims come. */
export function summaryOf({ standing }: GroupReading, names: ClaimNames): string {
  const claims = standing.map(({ claim }) => claim)
  const valued = claims.filter((claim) => claim.value !== undefined).toSorted(byValue)
  const phrases = valued.map((claim) =>
    claim.value ? say(`claims.stance.${claim.stance}`, { what: valueInWords(claim.value, names) }) : '',
  )
  const bare = claims.filter((claim) => claim.value === undefined)
  return [...new Set([...phrases, ...stancesInWords(bare, names)])].join('; ')
}

function stancesInWords(bare: readonly Claim[], names: ClaimNames): string[] {
  return stances.flatMap((stance: Stance) => {
    const speakers = new Set(bare.filter((claim) => claim.stance === stance).map(names.speakerOf))
    return speakers.size === 0 ? [] : [say(`claims.bare.${stance}`, { speakers: [...speakers].toSorted().join(', ') })]
  })
}

function byValue(a: Claim, b: Claim): number {
  const [first, second] = [sortKey(a), sortKey(b)]
  return first.number - second.number || (first.text < second.text ? -1 : first.text > second.text ? 1 : 0)
}

function sortKey({ value, stance }: Claim): { number: number; text: string } {
  const number = value?.kind === 'count' ? boundsOf(value).from : Infinity
  return { number: Number.isFinite(number) ? number : Number.MAX_SAFE_INTEGER, text: JSON.stringify([value, stance]) }
}

export function valueInWords(value: ClaimValue, names: Pick<ClaimNames, 'nameOf'>): string {
  switch (value.kind) {
    case 'count':
      return countInWords(value)
    case 'text':
      return say('claims.quoted', { text: value.text })
    case 'date':
      return value.edtf
    case 'actor':
      return names.nameOf(value.actorId)
  }
}

const figure = (number: number) => number.toLocaleString('en')

/** "≥27 people", "35 people", "200–250 people". */
export function countInWords({ comparator, number, min, max, unit }: CountValue): string {
  if (number !== undefined) {
    const sign = comparator === '=' ? '' : comparator
    return say('claims.count', { comparator: sign, number: figure(number), unit }).trim()
  }
  if (min !== undefined && max !== undefined)
    return say('claims.range', { min: figure(min), max: figure(max), unit }).trim()
  const sign = min === undefined ? '≤' : '≥'
  return say('claims.count', { comparator: sign, number: figure(min ?? max ?? 0), unit }).trim()
}

/** What a reading takes for granted, in words: "35 read as exact". Nothing is assumed where nothing is compared. */
export function assumptionsOf({ reading, standing }: GroupReading): string[] {
  if (reading === 'single source' || reading === 'agree') return []
  const asserted = standing.filter(({ claim }) => sideOf(claim.stance) === 'for').map(({ claim }) => claim.value)
  const counts = asserted.filter((value): value is CountValue => value?.kind === 'count')
  const found = differ(counts) ? counts.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0)).flatMap(assumedOf) : []
  if (differ(asserted.filter((value) => value?.kind === 'text'))) found.push(say('claims.assumptions.wordings'))
  if (differ(asserted.filter((value) => value?.kind === 'actor'))) found.push(say('claims.assumptions.actors'))
  if (standing.some(({ claim }) => claim.stance === 'doubts')) found.push(say('claims.assumptions.doubts'))
  return [...new Set(found)]
}

const differ = (values: readonly (ClaimValue | undefined)[]) =>
  new Set(values.map((value) => JSON.stringify(saidBy(value)))).size > 1

function assumedOf(value: CountValue): string[] {
  const { comparator, number } = value
  if (number === undefined) return []
  if (comparator === '=') return [say('claims.assumptions.exact', { number: figure(number) })]
  if (comparator !== '~') return []
  const { from, to } = boundsOf(value)
  return [say('claims.assumptions.about', { number: figure(number), from: figure(from), to: figure(to) })]
}
