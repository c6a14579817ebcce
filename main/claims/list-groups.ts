import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import { readings } from '#contract/claim.ts'
import type { ClaimGroup, ClaimSort, ListedClaimGroup } from '#contract/views.ts'
import { spanOf } from '../entities/dates.ts'
import { entityNow } from '../entities/resolve.ts'
import { lastFound, placeAmong } from '../library/last-found.ts'
import type { Library } from '../library/library.ts'
import { allGroups } from './all-groups.ts'
import { type ClaimFilter, groupFilter } from './claim-filter.ts'

type Asked = ClaimFilter & Pick<ParsedArgsOf<Calls['claimGroups']>, 'sort' | 'descending'>

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

function matching(library: Library, asked: Asked): readonly ClaimGroup[] {
  const fits = groupFilter(library, asked)
  return allGroups(library).filter(fits)
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
  latest: (a, b) => latestOf(a) - latestOf(b),
}

function latestOf({ claims }: ClaimGroup): number {
  return Math.max(...claims.map(({ on }) => spanOf(on ?? '')?.from ?? -Infinity), -Infinity)
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
