import { spanOf } from '../entities/dates.ts'
import type { Days } from './searchable.ts'

const day = 86_400_000
const farAway = 0x3fffffff

/** The days that an EDTF date can mean at its widest; undefined for what is no date. */
export function daysOf(date: string | undefined): Days | undefined {
  const span = date === undefined ? null : spanOf(date)
  return span ? { from: dayOf(span.from), to: dayOf(span.to) } : undefined
}

/** The days asked for: an EDTF date, or two with `..` between, either of which may be left out. */
export function daysAsked(value: string): Days | undefined {
  const whole = daysOf(value)
  if (whole) return whole
  const [, first, last] = /^([^.]*)\.\.([^.]*)$/.exec(value) ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined
  const from = first === '' ? { from: -farAway, to: 0 } : daysOf(first)
  const to = last === '' ? { from: 0, to: farAway } : daysOf(last)
  return from && to && from.from <= to.to ? { from: from.from, to: to.to } : undefined
}

function dayOf(time: number): number {
  return Math.max(-farAway, Math.min(farAway, Math.floor(time / day)))
}
