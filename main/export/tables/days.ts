import { spanOf } from '../../entities/dates.ts'

/** The first and last day that a date can mean; a side that is open or not known is absent. */
export type Days = { first?: string; last?: string; year?: number; count: number; unsure: boolean }

const day = 86_400_000

/** Null when there is no date. */
export function daysOf(edtf: string | undefined): Days | null {
  const span = edtf === undefined ? null : spanOf(edtf)
  if (edtf === undefined || !span) return null
  return {
    ...(Number.isFinite(span.from) && { first: dayOf(span.from), year: new Date(span.from).getUTCFullYear() }),
    ...(Number.isFinite(span.to) && { last: dayOf(span.to) }),
    count: Math.floor((span.to - span.from) / day) + 1,
    unsure: /[?~%X]/.test(edtf),
  }
}

function dayOf(time: number): string {
  const iso = new Date(time).toISOString()
  return iso.slice(0, iso.indexOf('T'))
}
