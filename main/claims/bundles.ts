import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import { readings, stances } from '#contract/claim.ts'
import type { BundleSort, ClaimBundle, ClaimBundling, ClaimGroup, ListedClaim, SaidClaim } from '#contract/views.ts'
import { spanOf } from '../entities/dates.ts'
import { entityNow, isEntityId } from '../entities/resolve.ts'
import { lastFound } from '../library/last-found.ts'
import type { Library } from '../library/library.ts'
import { foldName } from '../text/fold.ts'
import { allGroups } from './all-groups.ts'
import { claimFilter, type ClaimFilter } from './claim-filter.ts'
import { isDisputed } from './groups.ts'
import { sourceKeys } from './speakers.ts'

/** A claim with the group that it is read in. */
type Placed = { group: ClaimGroup; said: SaidClaim; source: string }
type Bundle = ClaimBundle & { placed: Placed[] }

/** All claims by what they have in common, page by page, without the claims themselves. */
export function claimBundles(
  library: Library,
  { offset = 0, limit = 1000, ...asked }: ParsedArgsOf<Calls['claimBundles']>,
): { total: number; items: ClaimBundle[] } {
  const { sort = 'title', descending = false, ...bundled } = asked
  const found = lastSorted(library, asked, () => {
    const compare = orders[sort]
    return bundlesOf(library, bundled).toSorted((a, b) => (descending ? compare(b, a) : compare(a, b)))
  })
  return { total: found.length, items: found.slice(offset, offset + limit).map(({ placed: _, ...bundle }) => bundle) }
}

/** The claims of one bundle: those of one property stand together, the earliest first. */
export function claimsOf(
  library: Library,
  { key, offset = 0, limit = 1000, ...bundled }: ParsedArgsOf<Calls['claimsOf']>,
): { total: number; items: ListedClaim[] } {
  const placed = bundlesOf(library, bundled).find((bundle) => bundle.key === key)?.placed ?? []
  return { total: placed.length, items: placed.slice(offset, offset + limit).map((one) => listed(library, one)) }
}

type Bundled = ClaimFilter & { by: ClaimBundling }

const lastSorted = lastFound<Bundle>()
const lastBundled = lastFound<Bundle>()

function bundlesOf(library: Library, bundled: Bundled): readonly Bundle[] {
  return lastBundled(library, bundled, () => {
    const { by, ...filter } = bundled
    const bundles = new Map<string, Placed[]>()
    for (const placed of placedClaims(library, filter)) {
      const key = keyOf[by](placed)
      const there = bundles.get(key)
      if (there) there.push(placed)
      else bundles.set(key, [placed])
    }
    return [...bundles].map(([key, placed]) => bundleOf(library, by, key, placed))
  })
}

function* placedClaims(library: Library, filter: ClaimFilter): Generator<Placed> {
  const groups = allGroups(library)
  const sourceOf = sourceKeys(
    library,
    groups.flatMap(({ claims }) => claims.flatMap(({ chain }) => chain.slice(0, 1))),
  )
  const fitting = claimFilter(library, filter)
  for (const group of groups)
    for (const said of fitting(group).toSorted(byDay))
      yield { group, said, source: sourceOf(said.chain[0]!, said.claim) }
}

const startOf = ({ on }: SaidClaim) => spanOf(on ?? '')?.from ?? -Infinity
const byDay = (a: SaidClaim, b: SaidClaim) => startOf(a) - startOf(b) || 0

const held = ({ reading, assessment }: ClaimGroup) => assessment?.reading ?? reading

const keyOf: Record<ClaimBundling, (placed: Placed) => string> = {
  about: ({ group }) => group.aboutId,
  property: ({ group }) => foldName(group.property),
  speaker: ({ source }) => source,
  article: ({ said }) => said.articleId,
  reading: ({ group }) => held(group),
  stance: ({ said }) => said.claim.stance,
}

function bundleOf(library: Library, by: ClaimBundling, key: string, placed: Placed[]): Bundle {
  const [{ group, said }] = placed as [Placed]
  const itself = said.chain[0]?.articleId
  const speaking = isEntityId(key) ? entityNow(library, key) : undefined
  const named: Record<ClaimBundling, Pick<ClaimBundle, 'title' | 'id'>> = {
    about: { title: entityNow(library, group.aboutId)?.name ?? '', id: group.aboutId },
    property: { title: group.property },
    speaker: itself
      ? { title: said.articleTitle, id: itself }
      : { title: speaking?.name ?? said.speaker, ...(speaking && { id: speaking.id }) },
    article: { title: said.articleTitle, id: said.articleId },
    reading: { title: '' },
    stance: { title: '' },
  }
  const dated = placed.flatMap(({ said: one }) => (one.on === undefined ? [] : [one])).toSorted(byDay)
  const [first, last] = [dated[0]?.on, dated.at(-1)?.on]
  return {
    key,
    ...named[by],
    claims: placed.length,
    sources: new Set(placed.map(({ source }) => source)).size,
    disputed: placed.filter((one) => isDisputed(one.group)).length,
    ...(first !== undefined && { first }),
    ...(last !== undefined && { last }),
    placed,
  }
}

const titles = new Intl.Collator('en', { sensitivity: 'base', numeric: true })
const ranked: readonly string[] = [...readings, ...stances]

/** Readings and stances come in their own order; everything else by name. */
const byTitle = (a: ClaimBundle, b: ClaimBundle) =>
  ranked.indexOf(a.key) - ranked.indexOf(b.key) || titles.compare(a.title, b.title) || (a.key < b.key ? -1 : 1)

const orders: Record<BundleSort, (a: ClaimBundle, b: ClaimBundle) => number> = {
  title: byTitle,
  claims: (a, b) => a.claims - b.claims || byTitle(a, b),
  sources: (a, b) => a.sources - b.sources || byTitle(a, b),
  disputed: (a, b) => a.disputed - b.disputed || byTitle(a, b),
  latest: (a, b) => latestOf(a) - latestOf(b) || byTitle(a, b),
}

const latestOf = ({ last }: ClaimBundle) => spanOf(last ?? '')?.from ?? Number.MIN_SAFE_INTEGER

function listed(library: Library, { group, said }: Placed): ListedClaim {
  const { aboutId, property, proposition } = group
  const replacement = group.claims.find(({ claim }) => claim.id === said.supersededBy)
  return {
    said,
    aboutId,
    about: entityNow(library, aboutId)?.name ?? '',
    property,
    ...(proposition !== undefined && { proposition }),
    reading: held(group),
    ...(replacement && { replacement }),
  }
}
