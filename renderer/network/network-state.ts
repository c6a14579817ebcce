import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { EntityId } from '#contract/ids.ts'
import { type TieKind, tieKinds } from '#contract/overview.ts'
import { readTypedDate } from '../entities/typed-date.ts'
import type { Asked } from '../notebook.ts'
import type { PlaneView } from '../overview/plane.ts'

/** What the network is of and narrowed to, dates as typed; kept while the window is open. */
export type NetworkFilter = {
  around: { id: EntityId; name: string } | null
  steps: 1 | 2
  limit: number
  kind: 'any' | 'actor' | 'event'
  type: string
  ties: readonly TieKind[]
  least: number
  from: string
  to: string
  /** Those whose own neighbours were asked for too. */
  expanded: readonly EntityId[]
}

export type Point = { x: number; y: number }

type Looked = {
  libraryId: string | null
  /** `null` is all of it. */
  view: PlaneView | null
  node: EntityId | null
  /** The two of a tie. */
  edge: readonly [EntityId, EntityId] | null
  /** Where a person put one. */
  pins: Readonly<Record<string, Point>>
}

export const limits = [30, 60, 120, 250, 500] as const

const unfiltered: NetworkFilter = {
  around: null,
  steps: 1,
  limit: 60,
  kind: 'any',
  type: '',
  ties: tieKinds,
  least: 1,
  from: '',
  to: '',
  expanded: [],
}
const unlooked = { view: null, node: null, edge: null, pins: {} }

const filters = createStore<NetworkFilter>(() => unfiltered)
const looks = createStore<Looked>(() => ({ libraryId: null, ...unlooked }))

export const useNetworkFilter = () => useStore(filters)
export const useLooked = () => useStore(looks)
export const look = (changes: Partial<Omit<Looked, 'libraryId'>>) => looks.setState(changes)
export const clearNetworkFilter = () => filters.setState({ ...unfiltered, around: filters.getState().around })

/** Narrows the network; what another one showed is seen whole again. */
export function filterNetwork(changes: Partial<NetworkFilter>): void {
  filters.setState(changes)
  looks.setState({ view: null })
}

/** Begins anew: around one, or with the most linked of the library. */
export function startNetwork(around: NetworkFilter['around']): void {
  filters.setState({ ...unfiltered, around })
  looks.setState({ ...unlooked, node: around?.id ?? null })
}

export function expandNode(id: EntityId): void {
  filters.setState(({ expanded }) => ({ expanded: [...new Set([...expanded, id])] }))
}

export function pin(id: EntityId, point: Point | null): void {
  looks.setState(({ pins: { [id]: _before, ...others } }) => ({ pins: point ? { ...others, [id]: point } : others }))
}

/** Another library begins with its most linked. */
export function lookAt(libraryId: string): void {
  if (looks.getState().libraryId === libraryId) return
  if (looks.getState().libraryId !== null) filters.setState(unfiltered)
  looks.setState({ libraryId, ...unlooked })
}

export const isNarrowed = ({ kind, type, ties, least, from, to }: NetworkFilter) =>
  kind !== 'any' || type !== '' || ties.length < tieKinds.length || least > 1 || from.trim() !== '' || to.trim() !== ''

/** The arguments of the call; a date that cannot be read yet narrows nothing. */
export function askedFor(filter: NetworkFilter): Asked<'network'> {
  const { around, steps, limit, kind, type, ties, least, from, to, expanded } = filter
  const [first, last] = [readTypedDate(from), readTypedDate(to)]
  return {
    ...(around && { around: around.id, steps }),
    limit,
    ...(kind !== 'any' && { kind }),
    ...(type !== '' && { type }),
    ...(ties.length < tieKinds.length && { ties: [...ties] }),
    ...(least > 1 && { least }),
    ...(first !== null && { from: first }),
    ...(last !== null && { to: last }),
    ...(expanded.length > 0 && { expanded: [...expanded] }),
  }
}
