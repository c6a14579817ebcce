import type { DaySpan } from '#contract/overview.ts'
import { type EdtfDate, readEdtf } from '../entities/edtf-parts.ts'

/**
 * Where a date stands in time and how sure that is. Days since 1970, with fractions where the time of day is known;
 * `from` is inside, `to` is not; `null` is open.
 */
export type Extent = {
  from: number | null
  to: number | null
  /** One day or moment; something that lasted; or some time within: `2023-09`, a season, `199X`. */
  shape: 'moment' | 'lasting' | 'within'
  /** The source or the researcher is not sure, or says "about". */
  unsure: boolean
  /** An end that is known less well than to the day, or not at all. */
  softStart: boolean
  softEnd: boolean
}

type Clock = { from: string; to?: string }

/** What a date means on the axis: nothing is drawn more certain than it is. */
export function extentOf(date: string, [first, last]: DaySpan, clock?: Clock): Extent | null {
  if (first === null && last === null) return null
  const parts = readEdtf(date)
  const days = { from: first, to: last === null ? null : last + 1 }
  // Of what only the library's own reader takes apart (lists, parts in doubt) no more is known than its ends.
  if (parts === null)
    return { ...days, shape: 'within', unsure: /[?~%]/.test(date), softStart: first === null, softEnd: last === null }
  if (parts.kind === 'interval') {
    const ends = [parts.from, parts.to]
    return {
      ...days,
      shape: 'lasting',
      unsure: ends.some((end) => typeof end !== 'string' && isUnsure(end)),
      softStart: typeof parts.from === 'string' || !isDay(parts.from),
      softEnd: typeof parts.to === 'string' || !isDay(parts.to),
    }
  }
  const sure = { unsure: isUnsure(parts.date), softStart: false, softEnd: false }
  if (!isDay(parts.date)) return { ...days, shape: 'within', ...sure }
  return { ...atClock(days, clock), shape: 'moment', ...sure }
}

const isUnsure = ({ uncertain, approximate }: EdtfDate) => uncertain || approximate

function isDay({ year, month, day }: EdtfDate): boolean {
  return !year.includes('X') && month !== undefined && month !== 'XX' && day !== undefined && day !== 'XX'
}

type Days = { from: number | null; to: number | null }

/** The time of day within the day; one that ends past midnight goes into the next. */
function atClock(days: Days, clock: Clock | undefined): Days {
  if (!clock || days.from === null) return days
  const from = days.from + dayPart(clock.from)
  if (clock.to === undefined) return { from, to: from }
  const to = days.from + dayPart(clock.to)
  return { from, to: to < from ? to + 1 : to }
}

function dayPart(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) / 1440
}
