import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force'
import type { NetworkEdge, NetworkNode } from '#contract/overview.ts'
import type { Point } from './network-state.ts'

/** How long the window waits at most, in milliseconds. */
const slice = 8
const turns = 300

type Body = SimulationNodeDatum & { radius: number }
type Tie = SimulationLinkDatum<Body> & { weight: number }

/**
 * Where each node stands: those that are tied stand near each other. Nothing in it is left to chance, so the same nodes
 * and ties give the same picture; it is worked out a few turns at a time, and given up when `isWanted` says so (`null`).
 */
export async function layOut(
  nodes: readonly NetworkNode[],
  edges: readonly NetworkEdge[],
  isWanted: () => boolean = () => true,
): Promise<Point[] | null> {
  const bodies: Body[] = radiiOf(nodes).map((radius) => ({ radius }))
  const ties: Tie[] = edges.map((edge) => ({ source: edge.a, target: edge.b, weight: weightOf(edge) }))
  const simulation = forceSimulation(bodies)
    .force(
      'tie',
      forceLink<Body, Tie>(ties).distance(({ weight }) => 70 + 90 / Math.sqrt(weight)),
    )
    .force('push', forceManyBody().strength(-900).distanceMax(1500))
    .force(
      'room',
      forceCollide<Body>(({ radius }) => radius + 9),
    )
    // Parts that nothing ties to the rest stay in sight; a picture is wider than it is high.
    .force('x', forceX(0).strength(0.03))
    .force('y', forceY(0).strength(0.05))
    .stop()
  let pause = performance.now() + slice
  for (let turn = 0; turn < turns; turn++) {
    simulation.tick()
    if (performance.now() < pause) continue
    await new Promise((resolve) => setTimeout(resolve))
    if (!isWanted()) return null
    pause = performance.now() + slice
  }
  return bodies.map(({ x = 0, y = 0 }) => ({ x, y }))
}

/** Larger for what more passages link, against the most that any of them has. */
export function radiiOf(nodes: readonly Pick<NetworkNode, 'passages'>[]): number[] {
  const most = Math.max(1, ...nodes.map(({ passages }) => passages))
  return nodes.map(({ passages }) => 4.5 + 9.5 * Math.sqrt(passages / most))
}

/** From 0 to 1, how much ties two, against the most that ties any. */
export function sharesOf(edges: readonly NetworkEdge[]): number[] {
  const most = Math.log1p(Math.max(1, ...edges.map(weightOf)))
  return edges.map((edge) => Math.log1p(weightOf(edge)) / most)
}

export function weightOf({ passages = 0, participation = 0, relation = 0, affiliation = 0 }: NetworkEdge): number {
  return passages + participation + relation + affiliation
}
