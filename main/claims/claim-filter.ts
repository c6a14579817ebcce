import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { ClaimGroup, SaidClaim } from '#contract/views.ts'
import { type Span, spanOf } from '../entities/dates.ts'
import { entityNow } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'
import { foldText } from '../text/fold.ts'
import { isDisputed } from './groups.ts'

export type ClaimFilter = Pick<
  ParsedArgsOf<Calls['claimGroups']>,
  'query' | 'disputed' | 'property' | 'speaker' | 'about' | 'stance' | 'from' | 'to'
>

/** Whether a group has a claim that fits. The words that are looked for may come from several of its claims. */
export function groupFilter(library: Library, filter: ClaimFilter): (group: ClaimGroup) => boolean {
  const words = wordsOf(filter.query)
  const [fits, one] = [fitsGroup(library, filter), fitsClaim(filter)]
  return (group) =>
    fits(group) &&
    (one === null || group.claims.some(one)) &&
    words.every((word) => textOf(group).includes(word) || aboutOf(library, group).includes(word))
}

/** The claims of a group that fit, each by itself: it says every word that is looked for. */
export function claimFilter(library: Library, filter: ClaimFilter): (group: ClaimGroup) => readonly SaidClaim[] {
  const words = wordsOf(filter.query)
  const [fits, one] = [fitsGroup(library, filter), fitsClaim(filter)]
  return (group) => {
    if (!fits(group)) return []
    const left = words.filter((word) => !headOf(group).includes(word) && !aboutOf(library, group).includes(word))
    if (one === null && left.length === 0) return group.claims
    return group.claims.filter((said) => (one?.(said) ?? true) && left.every((word) => saidText(said).includes(word)))
  }
}

const wordsOf = (query = '') => foldText(query).split(/\s+/).filter(Boolean)

function fitsGroup(library: Library, { disputed, property, about }: ClaimFilter): (group: ClaimGroup) => boolean {
  const [ofProperty, ofAbout] = [foldText(property?.trim() ?? ''), foldText(about?.trim() ?? '')]
  return (group) =>
    (disputed === undefined || isDisputed(group) === disputed) &&
    (ofProperty === '' || headOf(group).includes(ofProperty)) &&
    (ofAbout === '' || aboutOf(library, group).includes(ofAbout))
}

/** Null where every claim fits. */
function fitsClaim({ speaker, stance, from, to }: ClaimFilter): ((said: SaidClaim) => boolean) | null {
  const name = foldText(speaker?.trim() ?? '')
  const days = from === undefined && to === undefined ? null : daysOf(from, to)
  if (name === '' && stance === undefined && days === null) return null
  return (said) =>
    (name === '' || speakerOf(said).includes(name)) &&
    (stance === undefined || said.claim.stance === stance) &&
    (days === null || isWithin(spanOf(said.on ?? ''), days))
}

function daysOf(from: string | undefined, to: string | undefined): Span {
  return { from: spanOf(from ?? '')?.from ?? -Infinity, to: spanOf(to ?? '')?.to ?? Infinity }
}

const isWithin = (span: Span | null, days: Span) => span !== null && span.from <= days.to && span.to >= days.from

/** Folded once: groups are read anew, claims and entities replaced, never changed. */
const folded = new WeakMap<object, string>()

function foldedOnce(of: object, words: () => string): string {
  let text = folded.get(of)
  if (text === undefined) folded.set(of, (text = foldText(words())))
  return text
}

/** Folds what a filter looks in. */
export function groupWords(library: Library, group: ClaimGroup): void {
  textOf(group)
  aboutOf(library, group)
}

function textOf(group: ClaimGroup): string {
  return foldedOnce(group, () => {
    const said = group.claims.flatMap(({ speaker, words }) => [speaker, words])
    return [group.property, group.proposition ?? '', group.summary, ...said].join('\n')
  })
}

/** What is claimed, whoever claims it. */
const headOf = (group: ClaimGroup) =>
  foldedOnce(group.claims, () => [group.property, group.proposition ?? ''].join('\n'))

const saidText = (said: SaidClaim) => foldedOnce(said, () => [said.speaker, said.words].join('\n'))
const speakerOf = (said: SaidClaim) => foldedOnce(said.chain, () => said.speaker)

function aboutOf(library: Library, { aboutId }: ClaimGroup): string {
  const entity = entityNow(library, aboutId)
  return entity ? foldedOnce(entity, () => entity.name) : ''
}
