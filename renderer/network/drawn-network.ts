import type { EntityId } from '#contract/ids.ts'
import type { Network, NetworkEdge, NetworkNode } from '#contract/overview.ts'
import { radiiOf, sharesOf } from './layout.ts'

export type DrawnNode = NetworkNode & { radius: number }
/** `share` is how much ties the two, against the most that ties any: 0 to 1. */
export type DrawnEdge = NetworkEdge & { key: string; from: NetworkNode; to: NetworkNode; share: number }

/** What of an answer is drawn: those that are tied to another, and the one it began from. */
export type DrawnNetwork = {
  nodes: DrawnNode[]
  edges: DrawnEdge[]
  /** Those without a tie to another shown. */
  alone: NetworkNode[]
  edgesOf: (id: EntityId) => readonly DrawnEdge[]
}

export function drawnNetwork({ nodes: all, edges: ties }: Network): DrawnNetwork {
  const tied = new Set(ties.flatMap(({ a, b }) => [a, b]))
  const isDrawn = (place: number) => tied.has(place) || all[place]?.steps === 0
  const drawn = all.filter((_, place) => isDrawn(place))
  const radii = radiiOf(drawn)
  const nodes = drawn.map((node, place) => ({ ...node, radius: radii[place] ?? 0 }))
  const places = new Map(drawn.map((node, place) => [node, place]))
  const shares = sharesOf(ties)
  const edges = ties.flatMap((edge, number): DrawnEdge[] => {
    const [from, to] = [all[edge.a], all[edge.b]]
    if (!from || !to) return []
    const [a, b] = [places.get(from) ?? 0, places.get(to) ?? 0]
    return [{ ...edge, a, b, key: keyOf(from.id, to.id), from, to, share: shares[number] ?? 0 }]
  })
  const of = new Map<EntityId, DrawnEdge[]>()
  for (const edge of edges) for (const { id } of [edge.from, edge.to]) of.set(id, [...(of.get(id) ?? []), edge])
  return { nodes, edges, alone: all.filter((_, place) => !isDrawn(place)), edgesOf: (id) => of.get(id) ?? [] }
}

export const keyOf = (a: EntityId, b: EntityId) => (a < b ? `${a} ${b}` : `${b} ${a}`)
