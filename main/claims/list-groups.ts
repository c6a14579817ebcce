import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import { readings } from '#contract/claim.ts'
import type { ClaimGroup, ClaimSort, ListedClaimGroup } from '#contract/views.ts'
import { spanOf } from '../entities/dates.ts'
import { entityNow } from '../entities/resolve.ts'
import { onceInTurns } from '../library/in-turns.ts'
import { lastFound, placeAmong } from '../library/last-found.ts'
import type { Library } from '../library/library.ts'
import { allGroups, groupsReady } from './all-groups.ts'
import { type ClaimFilter, groupFilter, groupWords } from './claim-filter.ts'

type Asked = ClaimFilter & Pick<ParsedArgsOf<Calls['claimGroups']>, 'sort' | 'descending'>

/** The groups of all claims, page by page, without the claims themselves. */
export async function listClaimGroups(
  library: Library,
  { offset = 0, limit = 1000, placeOf, ...asked }: ParsedArgsOf<Calls['claimGroups']>,
): Promise<{ total: number; items: ListedClaimGroup[]; place?: number }> {
  await groupsReady(library)
  if (asked.query?.trim()) await wordsReady(library)
  const found = last(library, asked, () => matching(library, asked))
  const items = found.slice(offset, offset + limit).map((group) => listed(library, group))
  return { total: found.length, items, ...placeAmong(found, placeOf && ((group) => holds(group, placeOf))) }
}

const last = lastFound<ClaimGroup>()

const wordsReady = onceInTurns(function* (library) {
  for (const group of allGroups(library)) {
    groupWords(library, group)
    yield
  }
})

function matching(library: Library, asked: Asked): readonly ClaimGroup[] {
  return inOrder(allGroups(library), asked).filter(groupFilter(library, asked))
}

/** The orders of one list of groups, each sorted once: the list is another when anything in it has changed. */
const sorted = new WeakMap<readonly ClaimGroup[], Map<string, readonly ClaimGroup[]>>()

function inOrder(groups: readonly ClaimGroup[], { sort = 'about', descending = false }: Asked): readonly ClaimGroup[] {
  const known = sorted.get(groups) ?? new Map<string, readonly ClaimGroup[]>()
  sorted.set(groups, known)
  const name = `${sort} ${descending ? 'down' : 'up'}`
  let found = known.get(name)
  if (!found) known.set(name, (found = inOrderOf(groups, sort, descending)))
  return found
}

function inOrderOf(groups: readonly ClaimGroup[], sort: ClaimSort, descending: boolean): readonly ClaimGroup[] {
  const order = orders[sort]
  if (order === null) return descending ? groups.toReversed() : groups
  const { valueOf, compare } = order
  const rows = groups.map((group) => ({ group, value: valueOf(group) }))
  return rows
    .sort((a, b) => (descending ? compare(b.value, a.value) : compare(a.value, b.value)))
    .map(({ group }) => group)
}

const titles = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

type Value = string | number
type GroupOrder = { valueOf: (group: ClaimGroup) => Value; compare: (a: Value, b: Value) => number }

const byNumber = (a: Value, b: Value) => (a < b ? -1 : a > b ? 1 : 0)

/** Equal ones stay in the order of what they are about. */
const orders: Record<ClaimSort, GroupOrder | null> = {
  about: null,
  property: { valueOf: titleOf, compare: (a, b) => titles.compare(String(a), String(b)) },
  reading: { valueOf: (group) => readings.indexOf(held(group)), compare: byNumber },
  sources: { valueOf: ({ speakers }) => speakers.length, compare: byNumber },
  latest: { valueOf: latestOf, compare: byNumber },
}

function latestOf({ claims }: ClaimGroup): number {
  return Math.max(...claims.map(({ on }) => spanOf(on ?? '')?.from ?? -Infinity), -Infinity)
}

function titleOf({ property, proposition }: ClaimGroup): string {
  return proposition ?? property
}

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
