import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { Entity } from '#contract/entity.ts'
import type { EntityId } from '#contract/ids.ts'
import type { Network, NetworkEdge, NetworkNode } from '#contract/overview.ts'
import { termsOf, withTermsUnder } from '../codebook/vocabulary.ts'
import { currentId, needEntity } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'
import { tiesReady } from './read-ahead.ts'
import { tieIndexReady } from './tie-index.ts'
import { Ties } from './ties.ts'

type NetworkAsked = ParsedArgsOf<Calls['network']>

const limitUsual = 60
/** How many neighbours one that is expanded brings, over the limit. */
const expandedMost = 20

/** The last answers, good until anything changes: filters are tried to and fro. */
const kept = new WeakMap<Library, { seq: number; of: Map<string, Network> }>()
const keptMost = 30

/** Who and what is tied to whom: the most linked of the library, or those nearest to one. */
export async function networkOf(library: Library, asked: NetworkAsked): Promise<Network> {
  await tiesReady(library)
  await tieIndexReady(library)
  let known = kept.get(library)
  if (known?.seq !== library.seq || known.of.size >= keptMost)
    kept.set(library, (known = { seq: library.seq, of: new Map() }))
  const key = JSON.stringify(asked)
  const before = known.of.get(key)
  if (before) return before
  const found = gather(library, asked)
  known.of.set(key, found)
  return found
}

/** Steps from the one asked about by number, in the order in which they were chosen. */
type Chosen = Map<number, number | undefined>

function gather(library: Library, asked: NetworkAsked): Network {
  const ties = new Ties(library, asked)
  const isWanted = wantedIn(library, asked, ties)
  const { chosen, leftOut } =
    asked.around === undefined ? mostLinked(library, asked, isWanted, ties) : nearest(library, asked, isWanted, ties)
  const before = chosen.size
  for (const id of asked.expanded ?? []) addNeighbours(library, chosen, id, asked.least ?? 1, isWanted, ties)
  const nodes = Array.from(chosen, ([number, steps]) => nodeOf(library, ties.told.entities[number] as Entity, steps))
  const edges = edgesAmong([...chosen.keys()], ties, asked.least ?? 1)
  return { nodes, edges, leftOut: Math.max(0, leftOut - (chosen.size - before)) }
}

type Wanted = (number: number) => boolean

function wantedIn(library: Library, { kind, type }: NetworkAsked, ties: Ties): Wanted {
  const types = type === undefined ? undefined : withTermsUnder(termsOf(library, 'event types'), type)
  return (number) => {
    const entity = ties.told.entities[number] as Entity
    return (
      (kind === undefined || entity.kind === kind) &&
      (types === undefined || (entity.type !== undefined && types.has(entity.type))) &&
      (entity.kind === 'actor' || ties.isInRange(entity.date))
    )
  }
}

function mostLinked(library: Library, { limit = limitUsual }: NetworkAsked, isWanted: Wanted, { told }: Ties) {
  const passages = Int32Array.from(told.entities, ({ id }) => library.references.count('passagesLinking', id))
  const wanted = Array.from(told.entities.keys()).filter(isWanted)
  const first = mostFirst(wanted, passages).slice(0, limit)
  const chosen: Chosen = new Map(first.map((number) => [number, undefined]))
  return { chosen, leftOut: wanted.length - first.length }
}

/** Equal ones by their numbers, which are in the order of their ids. */
function mostFirst(numbers: number[], counts: Int32Array): number[] {
  return numbers.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
}

/** The one asked about, its nearest, and in two steps the nearest of those, as far as there is room. */
function nearest(library: Library, asked: NetworkAsked, isWanted: Wanted, ties: Ties) {
  const { around, steps = 1, limit = limitUsual, least = 1 } = asked
  const start = ties.told.numberOf.get(needEntity(library, around as EntityId).id) as number
  const chosen: Chosen = new Map([[start, 0]])
  const seen = new Set([start])
  let leftOut = 0
  let frontier = [start]
  for (let step = 1; step <= steps; step++) {
    const found = neighboursOf(frontier, (one) => !seen.has(one) && isWanted(one), least, ties)
    for (const one of found) seen.add(one)
    frontier = found.slice(0, Math.max(0, limit - chosen.size))
    for (const one of frontier) chosen.set(one, step)
    leftOut += found.length - frontier.length
  }
  return { chosen, leftOut }
}

/** Those wanted that are tied often enough to one of these, the closest to all of them first. */
function neighboursOf(of: readonly number[], isWanted: Wanted, least: number, ties: Ties): number[] {
  const { entities } = ties.told
  const counts = new Int32Array(entities.length)
  const own = new Int32Array(entities.length)
  const enough = new Set<number>()
  for (const one of of) {
    const touched: number[] = []
    ties.eachOf(one, (_one, other) => {
      if (own[other] === 0) touched.push(other)
      own[other] = (own[other] ?? 0) + 1
    })
    for (const other of touched) {
      const count = own[other] ?? 0
      counts[other] = (counts[other] ?? 0) + count
      own[other] = 0
      if (count >= least) enough.add(other)
    }
  }
  return mostFirst([...enough].filter(isWanted), counts)
}

function addNeighbours(
  library: Library,
  chosen: Chosen,
  expanded: EntityId,
  least: number,
  isWanted: Wanted,
  ties: Ties,
): void {
  const number = ties.told.numberOf.get(currentId(library, expanded))
  if (number === undefined) return
  if (!chosen.has(number)) chosen.set(number, undefined)
  const steps = chosen.get(number)
  const found = neighboursOf([number], (one) => !chosen.has(one) && isWanted(one), least, ties)
  for (const one of found.slice(0, expandedMost)) chosen.set(one, steps === undefined ? undefined : steps + 1)
}

function nodeOf(library: Library, entity: Entity, steps: number | undefined): NetworkNode {
  return {
    id: entity.id,
    name: entity.name,
    ...(entity.type !== undefined && { type: entity.type }),
    ...(entity.kind === 'event' && entity.date !== undefined && { date: entity.date }),
    passages: library.references.count('passagesLinking', entity.id),
    ...(steps !== undefined && { steps }),
  }
}

function edgesAmong(chosen: readonly number[], ties: Ties, least: number): NetworkEdge[] {
  const places = new Int32Array(ties.told.entities.length).fill(-1)
  for (const [place, number] of chosen.entries()) places[number] = place
  const edges = new Map<number, NetworkEdge>()
  ties.eachAmong(places, (one, other, kind) => {
    const [x, y] = [places[one] ?? 0, places[other] ?? 0]
    const [a, b] = x < y ? [x, y] : [y, x]
    const key = a * chosen.length + b
    let edge = edges.get(key)
    if (!edge) edges.set(key, (edge = { a, b }))
    edge[kind] = (edge[kind] ?? 0) + 1
  })
  return [...edges.values()].filter((edge) => weightOf(edge) >= least).sort((x, y) => x.a - y.a || x.b - y.b)
}

function weightOf({ passages = 0, participation = 0, relation = 0, affiliation = 0 }: NetworkEdge): number {
  return passages + participation + relation + affiliation
}
