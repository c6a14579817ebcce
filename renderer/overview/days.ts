import { spanOf } from '../entities/edtf-parts.ts'
import { readTypedDate } from '../entities/typed-date.ts'

export const msOfDay = 86_400_000

/** 1 January 1970 as `edtf-parts` counts days. */
const epoch = 719_528

/** A day since 1970 as EDTF. */
export function edtfOfDay(day: number): string {
  const [, sign = '', year = '0', rest = ''] = /^([+-]?)(\d+)(-\d\d-\d\d)/.exec(isoOfDay(day)) ?? []
  return `${sign === '-' ? '-' : ''}${String(Number(year)).padStart(4, '0')}${rest}`
}

const isoOfDay = (day: number) => new Date(Math.floor(day) * msOfDay).toISOString()

/** What a person typed as the bounds of time, as days since 1970, both inside; what cannot be read narrows nothing. */
export function typedRange(from: string, to: string): { first: number | null; last: number | null } {
  const [start, end] = [readTypedDate(from), readTypedDate(to)]
  const since = (days: number | null | undefined) => (days === null || days === undefined ? null : days - epoch)
  return { first: since(spanOf(start ?? '')?.from), last: since(spanOf(end ?? '')?.to) }
}
