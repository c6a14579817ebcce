import type { EntityId } from '#contract/ids.ts'
import type { Network, NetworkEdge, NetworkNode } from '#contract/overview.ts'

export type DrawnEdge = NetworkEdge & { key: string; from: NetworkNode; to: NetworkNode }

/** What of an answer is drawn: those that are tied to another, and the one it began from. */
export type DrawnNetwork = {
  nodes: NetworkNode[]
  edges: DrawnEdge[]
  /** Those without a tie to another shown. */
  alone: NetworkNode[]
  edgesOf: (id: EntityId) => readonly DrawnEdge[]
}

export function drawnNetwork({ nodes: all, edges: ties }: Network): DrawnNetwork {
  const tied = new Set(ties.flatMap(({ a, b }) => [a, b]))
  const isDrawn = (place: number) => tied.has(place) || all[place]?.steps === 0
  const nodes = all.filter((_, place) => isDrawn(place))
  const places = new Map(nodes.map((node, place) => [node, place]))
  const edges = ties.flatMap((edge): DrawnEdge[] => {
    const [from, to] = [all[edge.a], all[edge.b]]
    if (!from || !to) return []
    const [a, b] = [places.get(from) ?? 0, places.get(to) ?? 0]
    return [{ ...edge, a, b, key: keyOf(from.id, to.id), from, to }]
  })
  const of = new Map<EntityId, DrawnEdge[]>()
  for (const edge of edges) for (const { id } of [edge.from, edge.to]) of.set(id, [...(of.get(id) ?? []), edge])
  return { nodes, edges, alone: all.filter((_, place) => !isDrawn(place)), edgesOf: (id) => of.get(id) ?? [] }
}

export const keyOf = (a: EntityId, b: EntityId) => (a < b ? `${a} ${b}` : `${b} ${a}`)
