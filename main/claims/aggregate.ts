import type { Policy } from '#contract/aggregate.ts'
import { boundsOf, saidBy, sideOf, type SpokenClaim } from './said.ts'
import { superseded } from './supersede.ts'
import { isWithin, type UnitTree, widening } from './units.ts'

/** What one speaker's words say of a number: the numbers they name, and how far they reach. */
type Voice = {
  source: string
  /** One number, or the two ends of a range; lowest first. */
  named: readonly number[]
  /** Inclusive; 0 and Infinity where the words leave a side open. */
  from: number
  to: number
  /** The lowest and highest that count towards low and high: those named, or as far as "about" reaches. */
  low: number
  high: number
  fewer: boolean
  more: boolean
}

/** As `Aggregate`, with folded units and keys of sources. */
export type Aggregated = {
  policy: Policy
  unit: string
  low: number
  best: number
  high: number
  fewer: boolean
  more: boolean
  speakers: string[]
  naming: string[]
  /** As many speakers name another figure. */
  tied: boolean
  /** Units whose figures are read as "at least so many" of the unit, and units left out because they are not of it. */
  narrower: string[]
  outside: string[]
  /** Sources who deny, doubt or demand: they change no figure. */
  others: { denies: string[]; doubts: string[]; demands: string[] }
}

/**
 * One figure of what several say, or null where nobody asserts one. Counted by speaker, whatever the order and however
 * often reprinted; what the same speaker replaced later is left out. Only claims of one group belong together.
 */
export function aggregate(claims: readonly SpokenClaim[], policy: Policy, units: UnitTree): Aggregated | null {
  const old = superseded(claims)
  const standing = claims.filter(({ claim }) => !old.has(claim.id))
  const counted = standing.filter(({ claim }) => claim.value?.kind === 'count' && sideOf(claim.stance) === 'for')
  const unit = mainUnit(counted, units)
  if (unit === undefined) return null
  const voices = counted.flatMap((spoken) => voiceIn(spoken, unit, units) ?? [])
  if (voices.length === 0) return null
  const best = choose[policy](voices)
  const naming = (number: number) => voices.filter(({ named }) => named.includes(number))
  const rivals = voices.flatMap(({ named }) => named).filter((number) => number !== best)
  const unitsOf = (test: (of: string) => boolean) =>
    inOrder(counted.map(unitOf).filter((of) => of !== unit && test(of)))
  return {
    policy,
    unit,
    best,
    low: Math.min(...voices.map(({ low }) => low)),
    high: Math.max(...voices.map(({ high }) => high)),
    fewer: voices.some(({ fewer }) => fewer),
    more: voices.some(({ more }) => more),
    speakers: inOrder(voices.map(({ source }) => source)),
    naming: inOrder(naming(best).map(({ source }) => source)),
    tied: rivals.some((number) => distinct(naming(number)) === distinct(naming(best))),
    narrower: unitsOf((of) => isWithin(units, of, unit)),
    outside: unitsOf((of) => !isWithin(units, of, unit)),
    others: {
      denies: sourcesOf(standing, 'against'),
      doubts: sourcesOf(standing, 'doubts'),
      demands: sourcesOf(standing, 'demands'),
    },
  }
}

/** Ties never fall to whoever came first: the lower figure is taken. */
const choose: Record<Policy, (voices: readonly Voice[]) => number> = {
  conservative: (voices) => Math.min(...voices.flatMap(({ named }) => named)),
  inclusive: (voices) => Math.max(...voices.flatMap(({ named }) => named)),
  reported: (voices) => {
    const named = [...new Set(voices.flatMap((voice) => voice.named))].toSorted((a, b) => a - b)
    const rank = (number: number) => [
      distinct(voices.filter((voice) => voice.named.includes(number))),
      distinct(voices.filter(({ from, to }) => from <= number && number <= to)),
    ]
    return named.reduce((best, number) => (isMore(rank(number), rank(best)) ? number : best))
  },
}

function isMore([named = 0, allowed = 0]: number[], [other = 0, otherAllowed = 0]: number[]): boolean {
  return named > other || (named === other && allowed > otherAllowed)
}

/**
 * The unit that the figures of most sources are of or within, though nobody may count in it (civilians and combatants
 * are people); the narrowest of those, and the first by name of what cannot be compared.
 */
function mainUnit(counted: readonly SpokenClaim[], units: UnitTree): string | undefined {
  const told = new Map(counted.map((spoken) => [JSON.stringify([spoken.source, unitOf(spoken)]), spoken]))
  const covered = (unit: string) => [...told.values()].filter((spoken) => isWithin(units, unitOf(spoken), unit))
  return inOrder(counted.flatMap((spoken) => widening(units, unitOf(spoken))))
    .filter((unit) => counted.some((spoken) => voiceIn(spoken, unit, units)))
    .map((unit) => ({ unit, sources: distinct(covered(unit)), figures: covered(unit).length }))
    .map((ranked) => ({ ...ranked, depth: widening(units, ranked.unit).length }))
    .toSorted((a, b) => b.sources - a.sources || b.figures - a.figures || b.depth - a.depth)[0]?.unit
}

/** What a figure says in this unit. One of a narrower unit says how many at least, and nothing if it has no floor. */
function voiceIn({ claim, source }: SpokenClaim, unit: string, units: UnitTree): Voice | null {
  const { value } = claim
  if (value?.kind !== 'count') return null
  const of = saidBy(value)
  if (of.kind !== 'count' || !isWithin(units, of.unit, unit)) return null
  const named = numbersNamed(value)
  if (named.length === 0) return null
  const about = value.comparator === '~' && value.number !== undefined
  const { from, to } = boundsOf(value)
  const whole = {
    source,
    named,
    from,
    to,
    low: about ? from : Math.min(...named),
    high: about ? to : Math.max(...named),
    fewer: from < Math.min(...named) && !about,
    more: to === Infinity,
  }
  if (of.unit === unit) return whole
  if (whole.fewer) return null
  const floor = Math.min(...named)
  return { ...whole, named: [floor], to: Infinity, high: floor, more: true }
}

/** People are whole: "more than 200" names 201, "fewer than 20" names 19. */
function numbersNamed(value: Parameters<typeof boundsOf>[0]): number[] {
  if (value.number !== undefined && (value.comparator === '~' || value.comparator === '=')) return [value.number]
  const { from, to } = boundsOf(value)
  const ends = value.number === undefined ? [value.min, value.max] : [opensBelow(value) ? to : from]
  return inOrder(ends.filter((end) => end !== undefined))
}

const opensBelow = ({ comparator }: { comparator: string }) => comparator === '≤' || comparator === '<'

const unitOf = ({ claim }: SpokenClaim) => {
  const said = saidBy(claim.value)
  return said.kind === 'count' ? said.unit : ''
}

function sourcesOf(claims: readonly SpokenClaim[], side: ReturnType<typeof sideOf>): string[] {
  return inOrder(claims.filter(({ claim }) => sideOf(claim.stance) === side).map(({ source }) => source))
}

const distinct = (spoken: readonly { source: string }[]) => new Set(spoken.map(({ source }) => source)).size

function inOrder<Of extends string | number>(items: readonly Of[]): Of[] {
  return [...new Set(items)].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}
