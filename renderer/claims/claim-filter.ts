import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Stance } from '#contract/claim.ts'
import type { ClaimBundling } from '#contract/views.ts'
import { readTypedDate } from '../entities/typed-date.ts'
import type { Asked } from '../notebook.ts'

/** One row for each thing claimed of an event, or for all claims that have something in common. */
export type Gathering = ClaimBundling | 'claim'
export const gatherings: readonly Gathering[] = [
  'claim',
  'about',
  'property',
  'speaker',
  'article',
  'reading',
  'stance',
]

/** How the screen of claims is gathered and narrowed, as typed; kept while the window is open. */
export type ClaimFilter = {
  by: Gathering
  query: string
  disputed: boolean
  property: string
  speaker: string
  about: string
  stance: Stance | 'any'
  from: string
  to: string
}

export const everyClaim: Omit<ClaimFilter, 'by'> = {
  query: '',
  disputed: false,
  property: '',
  speaker: '',
  about: '',
  stance: 'any',
  from: '',
  to: '',
}

const store = createStore<ClaimFilter>(() => ({ by: 'claim', ...everyClaim }))

export const useClaimFilter = () => useStore(store)
export const filterClaims = (changes: Partial<ClaimFilter>) => store.setState(changes)
export const showAllClaims = () => store.setState(everyClaim)

/** How many of the fields under "Filters" narrow the claims. */
export function filtersOn({ property, speaker, about, stance, from, to }: ClaimFilter): number {
  return [property, speaker, about, from, to].filter((words) => words.trim() !== '').length + Number(stance !== 'any')
}

export const isNarrowed = (filter: ClaimFilter) =>
  filter.query.trim() !== '' || filter.disputed || filtersOn(filter) > 0

type AskedFilter = Omit<Asked<'claimBundles'>, 'by' | 'sort' | 'descending' | 'offset' | 'limit'>

/** The arguments of the calls; a date that cannot be read yet narrows nothing. */
export function askedFor({ query, disputed, property, speaker, about, stance, from, to }: ClaimFilter): AskedFilter {
  const words = { query, property, speaker, about }
  const given = Object.entries(words).flatMap(([name, typed]) => (typed.trim() ? [[name, typed.trim()]] : []))
  const [first, last] = [readTypedDate(from), readTypedDate(to)]
  return {
    ...(Object.fromEntries(given) as Partial<typeof words>),
    ...(disputed && { disputed }),
    ...(stance !== 'any' && { stance }),
    ...(first !== null && { from: first }),
    ...(last !== null && { to: last }),
  }
}
