import type { Claim, ClaimValue, CountValue, Reading, Stance } from '#contract/claim.ts'
import type { ClaimBundle, ClaimBundling, ClaimGroup, ListedClaimGroup } from '#contract/views.ts'
import { dateWords } from '../entities/date-words.ts'
import { capitalised } from '../entities/type-words.ts'
import { isolated } from '../isolate.ts'
import { numberInWords, t, type WordKey } from '../words.ts'

/** What a cell of the table of claims shows: a figure with its unit, or words. */
export type ClaimCell =
  | { kind: 'figure'; figure: string; unit: string; stance: Stance }
  | { kind: 'words'; words: string; stance: Stance; actorId?: string }
  /** Only asserted, denied, doubted, demanded or accused. */
  | { kind: 'stance'; stance: Stance }

/** One claim in its cell: "≥ 7 civilians", "denies". People need no unit: that is what is counted. */
export function claimCell({ value, stance }: Pick<Claim, 'value' | 'stance'>): ClaimCell {
  if (value === undefined) return { kind: 'stance', stance }
  switch (value.kind) {
    case 'count':
      return { kind: 'figure', figure: figureWords(value), unit: value.unit === 'people' ? '' : value.unit, stance }
    case 'text':
      return { kind: 'words', words: value.text, stance }
    case 'date':
      return { kind: 'words', words: dateWords(value.edtf, 'short'), stance }
    case 'actor':
      return { kind: 'words', words: '', stance, actorId: value.actorId }
  }
}

/** "≥ 7", "35", "> 200", "200 to 250". */
export function figureWords({ comparator, number, min, max }: CountValue): string {
  if (number !== undefined) return comparator === '=' ? numberInWords(number) : `${comparator} ${numberInWords(number)}`
  if (min !== undefined && max !== undefined)
    return t('entities.claims.range', { min: numberInWords(min), max: numberInWords(max) })
  return min === undefined ? `≤ ${numberInWords(max ?? 0)}` : `≥ ${numberInWords(min)}`
}

/** A claim on one line, for lists and labels. `nameOf` names the actor that a claim holds responsible. */
export function claimLine(claim: Pick<Claim, 'value' | 'stance'>, nameOf: (actorId: string) => string): string {
  const stance = stanceWords(claim.stance)
  if (claim.value === undefined) return stance
  const words = valueLine(claim.value, nameOf)
  return claim.stance === 'asserts' ? words : `${stance}: ${words}`
}

function valueLine(value: ClaimValue, nameOf: (actorId: string) => string): string {
  switch (value.kind) {
    case 'count':
      return `${figureWords(value)} ${isolated(value.unit)}`.trim()
    case 'text':
      return `“${isolated(value.text)}”`
    case 'date':
      return dateWords(value.edtf)
    case 'actor':
      return isolated(nameOf(value.actorId))
  }
}

export function stanceWords(stance: Stance): string {
  return t(`entities.claims.stances.${stance}`)
}

/** What a group of claims is about: "Killed", “Ethnic cleansing”, "Responsible". */
export function groupTitle({ property, proposition }: Pick<ClaimGroup, 'property' | 'proposition'>): string {
  return proposition ? capitalised(proposition) : capitalised(property)
}

const readingKeys: Record<Reading, WordKey> = {
  denied: 'entities.claims.readings.denied',
  contradict: 'entities.claims.readings.contradict',
  compatible: 'entities.claims.readings.compatible',
  agree: 'entities.claims.readings.agree',
  'single source': 'entities.claims.readings.single',
}

export function readingWords(reading: Reading): string {
  return t(readingKeys[reading])
}

/** A group whose reading is told, with its claims or as a line of a list. */
export type ReadGroup = ClaimGroup | ListedClaimGroup

function isValued(group: ReadGroup): boolean {
  return 'valued' in group ? group.valued : group.claims.some(({ claim }) => claim.value !== undefined)
}

/** The reading that holds: the researcher's, where there is one. */
export function heldReading({ reading, assessment }: Pick<ClaimGroup, 'reading' | 'assessment'>): Reading {
  return assessment?.reading ?? reading
}

/** Whether sources stand against each other. */
export function isContested(group: ClaimGroup): boolean {
  return isDisputedReading(heldReading(group))
}

export const isDisputedReading = (reading: Reading) => reading === 'denied' || reading === 'contradict'

/**
 * What stands behind the reading in its chip. A contradiction is told by its assumption ("35 read as exact"), figures
 * that fit together by their ranges; a denial says all in one word, and so do those who only agree.
 */
export function readingDetail(group: ReadGroup): string {
  const held = heldReading(group)
  if (held !== group.reading || held === 'denied') return ''
  // In a list nothing else tells what it says.
  if (held === 'single source') return 'valued' in group && group.valued ? group.summary : ''
  if (held === 'contradict') return group.assumptions.join('; ') || group.summary
  if (!isValued(group)) return ''
  return [group.summary, ...group.assumptions].filter(Boolean).join('; ')
}

/** "Denied", "asserts", "Killed", or the name of who or what it is. */
export function bundleTitle(by: ClaimBundling, { key, title }: Pick<ClaimBundle, 'key' | 'title'>): string {
  switch (by) {
    case 'reading':
      return readingWords(key as Reading)
    case 'stance':
      return capitalised(stanceWords(key as Stance))
    case 'property':
      return capitalised(title)
    default:
      return title
  }
}
