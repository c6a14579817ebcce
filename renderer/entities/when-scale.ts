import type { Entity } from '#contract/entity.ts'
import type { CoOccurrence } from '#contract/cross-reference.ts'
import { spanOf } from './edtf-parts.ts'

/** An event on the strip, in parts of its width: 0 at the start, 1 at the end. */
export type Mark = { id: string; name: string; date: string; from: number; to: number; own: boolean }

type Dated = { id: string; name: string; date: string; from: number; to: number; own: boolean }

const mostOthers = 12

/**
 * Where an event and the dated ones it appears with stand on one line of time; `null` when its own date is missing or
 * open on both sides. Others that lie more than ten spans away would press all into a point: they are left out.
 */
export function marksOf(entity: Entity, others: readonly CoOccurrence[]): Mark[] | null {
  const own = dated(entity, true)
  if (own === null) return null
  const near = others
    .flatMap((other) => dated(other.entity, false) ?? [])
    .filter(({ from, to }) => distance(own, { from, to }) <= Math.max(60, (own.to - own.from + 1) * 10))
    .slice(0, mostOthers)
  const all = [...near, own]
  const first = Math.min(...all.map(({ from }) => from))
  const last = Math.max(...all.map(({ to }) => to)) + 1
  return all.map((one) => ({
    ...one,
    from: (one.from - first) / (last - first),
    to: (one.to + 1 - first) / (last - first),
  }))
}

function dated(entity: Entity, own: boolean): Dated | null {
  const date = entity.kind === 'event' ? entity.date : undefined
  const span = date === undefined ? null : spanOf(date)
  if (date === undefined || span === null) return null
  const from = span.from ?? span.to
  const to = span.to ?? span.from
  return from === null || to === null ? null : { id: entity.id, name: entity.name, date, from, to, own }
}

function distance(one: { from: number; to: number }, other: { from: number; to: number }): number {
  return Math.max(0, other.from - one.to, one.from - other.to)
}
