import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import { readings } from '#contract/claim.ts'
import type { Entity } from '#contract/entity.ts'
import type { ClaimGroup, ClaimSort, ListedClaimGroup } from '#contract/views.ts'
import { entityNow } from '../entities/resolve.ts'
import { lastFound, placeAmong } from '../library/last-found.ts'
import type { Library } from '../library/library.ts'
import { foldText } from '../text/fold.ts'
import { allGroups } from './all-groups.ts'
import { isDisputed } from './groups.ts'

type Asked = Pick<ParsedArgsOf<Calls['claimGroups']>, 'query' | 'disputed' | 'sort' | 'descending'>

/** The groups of all claims, page by page, without the claims themselves. */
export function listClaimGroups(
  library: Library,
  { offset = 0, limit = 1000, placeOf, ...asked }: ParsedArgsOf<Calls['claimGroups']>,
): { total: number; items: ListedClaimGroup[]; place?: number } {
  const found = last(library, asked, () => inOrder(matching(library, asked), asked))
  const items = found.slice(offset, offset + limit).map((group) => listed(library, group))
  return { total: found.length, items, ...placeAmong(found, placeOf && ((group) => holds(group, placeOf))) }
}

const last = lastFound<ClaimGroup>()

function matching(library: Library, { query, disputed }: Asked): readonly ClaimGroup[] {
  const words = foldText(query ?? '')
    .split(/\s+/)
    .filter(Boolean)
  return allGroups(library).filter(
    (group) =>
      (disputed === undefined || isDisputed(group) === disputed) &&
      words.every((word) => wordsOf(group).includes(word) || aboutInSearch(library, group).includes(word)),
  )
}

/** Folded once: groups are read anew and entities replaced, never changed. */
const folded = new WeakMap<ClaimGroup | Entity, string>()

function foldedOnce(of: ClaimGroup | Entity, words: () => string): string {
  let text = folded.get(of)
  if (text === undefined) folded.set(of, (text = foldText(words())))
  return text
}

function wordsOf(group: ClaimGroup): string {
  return foldedOnce(group, () => {
    const said = group.claims.flatMap(({ speaker, words }) => [speaker, words])
    return [group.property, group.proposition ?? '', group.summary, ...said].join('\n')
  })
}

function aboutInSearch(library: Library, { aboutId }: ClaimGroup): string {
  const entity = entityNow(library, aboutId)
  return entity ? foldedOnce(entity, () => entity.name) : ''
}

function inOrder(groups: readonly ClaimGroup[], { sort = 'about', descending = false }: Asked): readonly ClaimGroup[] {
  const compare = orders[sort]
  if (compare === null) return descending ? groups.toReversed() : groups
  return groups.toSorted((a, b) => (descending ? compare(b, a) : compare(a, b)))
}

const titles = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** Equal ones stay in the order of what they are about. */
const orders: Record<ClaimSort, null | ((a: ClaimGroup, b: ClaimGroup) => number)> = {
  about: null,
  property: (a, b) => titles.compare(titleOf(a), titleOf(b)),
  reading: (a, b) => readings.indexOf(held(a)) - readings.indexOf(held(b)),
  sources: (a, b) => a.speakers.length - b.speakers.length,
}

const titleOf = ({ property, proposition }: ClaimGroup) => proposition ?? property
const held = ({ reading, assessment }: ClaimGroup) => assessment?.reading ?? reading

function listed(library: Library, { claims, speakers, ...group }: ClaimGroup): ListedClaimGroup {
  const { aboutId, property, proposition, reading, summary, assumptions, assessment, aggregates } = group
  return {
    aboutId,
    about: entityNow(library, aboutId)?.name ?? '',
    property,
    ...(proposition !== undefined && { proposition }),
    reading,
    summary,
    assumptions,
    ...(assessment && { assessment }),
    ...(aggregates && { aggregates }),
    valued: claims.some(({ claim }) => claim.value !== undefined),
    speakers: speakers.slice(0, 3),
    sources: speakers.length,
  }
}

function holds({ claims, assessment }: ClaimGroup, id: string): boolean {
  return assessment?.id === id || claims.some(({ claim }) => claim.id === id)
}
