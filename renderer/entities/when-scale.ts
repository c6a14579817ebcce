import type { Entity } from '#contract/entity.ts'
import type { CoOccurrence } from '#contract/cross-reference.ts'
import type { EntityPage } from '#contract/views.ts'
import { spanOf } from './edtf-parts.ts'

/** An event on the strip, in parts of its width: 0 at the start, 1 at the end. */
export type Mark = Dated & { own: boolean; tie?: { type: string; outgoing: boolean } }

type Dated = { id: string; name: string; date: string; from: number; to: number }
type Named = { id: string; name: string; date?: string | undefined }

const mostOthers = 12

/**
 * Where an event, those it is tied to and the dated ones it appears with stand on one line of time; `null` when its own
 * date is missing or open on both sides. Others that lie more than ten spans away would press all into a point: they are
 * left out.
 */
export function marksOf(
  entity: Entity,
  others: readonly CoOccurrence[],
  ties: EntityPage['relations'] = [],
): Mark[] | null {
  const own = entity.kind === 'event' ? dated(entity) : null
  if (own === null) return null
  const tied = ties.flatMap(({ other, relation: { type }, outgoing }) => withDate(other, { tie: { type, outgoing } }))
  const beside = others.flatMap(({ entity: other }) => (other.kind === 'event' ? withDate(other, {}) : []))
  const known = new Set<string>([entity.id])
  const near = [...tied, ...beside]
    .filter((one) => distance(own, one) <= Math.max(60, (own.to - own.from + 1) * 10))
    .filter(({ id }) => !known.has(id) && known.add(id))
    .slice(0, mostOthers)
  const all = [...near, { ...own, own: true }]
  const first = Math.min(...all.map(({ from }) => from))
  const last = Math.max(...all.map(({ to }) => to)) + 1
  return all.map((one) => ({
    ...one,
    from: (one.from - first) / (last - first),
    to: (one.to + 1 - first) / (last - first),
  }))
}

function withDate(named: Named, more: Pick<Mark, 'tie'>): Mark[] {
  const one = dated(named)
  return one === null ? [] : [{ ...one, ...more, own: false }]
}

function dated({ id, name, date }: Named): Dated | null {
  const span = date === undefined ? null : spanOf(date)
  if (date === undefined || span === null) return null
  const from = span.from ?? span.to
  const to = span.to ?? span.from
  return from === null || to === null ? null : { id, name, date, from, to }
}

function distance(one: { from: number; to: number }, other: { from: number; to: number }): number {
  return Math.max(0, other.from - one.to, one.from - other.to)
}
