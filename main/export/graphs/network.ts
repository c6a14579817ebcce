import type { Entity } from '#contract/entity.ts'
import type { EntityId } from '#contract/ids.ts'
import { pairsIn } from '../../cross-reference/co-occurrence.ts'
import { atOnce } from '../../library/in-turns.ts'
import type { Gathered } from '../gather.ts'
import { type Days, daysOf } from '../tables/days.ts'

export type NetworkNode = { id: EntityId; entity: Entity; days: Days | null; passages: number }
export type NetworkEdge = {
  id: string
  from: EntityId
  to: EntityId
  kind: 'relation' | 'participation' | 'passages'
  /** The relation's type, or the participant's role. */
  label: string
  directed: boolean
  weight: number
  days: Days | null
  /** EDTF. */
  date?: string
}

/** Actors and events, tied by relations, by taking part, and by standing in the same passages. */
export function networkOf(gathered: Gathered): { nodes: NetworkNode[]; edges: NetworkEdge[] } {
  const nodes = gathered.entities.map((entity) => ({
    id: entity.id,
    entity,
    days: entity.kind === 'event' ? daysOf(entity.date) : null,
    passages: gathered.passagesLinking(entity.id).length,
  }))
  const known = new Set<string>(nodes.map(({ id }) => id))
  const edges = [...relations(gathered), ...participations(gathered), ...shared(gathered)]
  return { nodes, edges: edges.filter(({ from, to }) => known.has(from) && known.has(to)) }
}

function* relations({ library }: Gathered): Generator<NetworkEdge> {
  for (const { id, fromId, toId, type, date } of library.collection('relation').values())
    yield {
      id,
      from: fromId,
      to: toId,
      kind: 'relation',
      label: type,
      directed: true,
      weight: 1,
      days: daysOf(date),
      ...(date !== undefined && { date }),
    }
}

function* participations({ entities }: Gathered): Generator<NetworkEdge> {
  for (const event of entities)
    if (event.kind === 'event')
      for (const [at, { actorId, role }] of event.participants.entries())
        yield {
          id: `${event.id}/${at}`,
          from: actorId,
          to: event.id,
          kind: 'participation',
          label: role ?? '',
          directed: true,
          weight: 1,
          days: daysOf(event.date),
          ...(event.date !== undefined && { date: event.date }),
        }
}

function* shared({ articles, passagesOf }: Gathered): Generator<NetworkEdge> {
  const linked = articles.flatMap(({ id }) =>
    passagesOf(id).map(({ links }) => ({ articleId: id, entityIds: [...new Set(links.map((link) => link.entityId))] })),
  )
  for (const { a, b, passages } of atOnce(pairsIn(linked)))
    if (passages > 0)
      yield {
        id: `${a}/${b}`,
        from: a,
        to: b,
        kind: 'passages',
        label: '',
        directed: false,
        weight: passages,
        days: null,
      }
}
