import { utcTicks } from 'd3-time'
import { msOfDay } from '../overview/days.ts'
import { t } from '../words.ts'
import type { TimeView } from './time-view.ts'

/** A line across the axis: where, in days since 1970, and what stands at it. `major` begins something larger. */
export type Tick = { day: number; label: string; major: boolean }

/** Lines at whole hours, days, months or years, as many as there is room for. */
export function ticksIn({ start, end }: TimeView, most: number): Tick[] {
  const dates = utcTicks(new Date(start * msOfDay), new Date(end * msOfDay), Math.max(2, most))
  const step = stepOf(dates)
  return dates.map((date, index) => ({
    day: date.getTime() / msOfDay,
    label: labelOf(date, step, index === 0),
    major: beginsLarger(date, step),
  }))
}

type Step = 'time' | 'day' | 'month' | 'year'

function stepOf(dates: readonly Date[]): Step {
  const [first, second] = dates
  const days = first && second ? (second.getTime() - first.getTime()) / msOfDay : 1
  return days < 1 ? 'time' : days < 28 ? 'day' : days < 360 ? 'month' : 'year'
}

function beginsLarger(date: Date, step: Step): boolean {
  if (step === 'time') return date.getUTCHours() === 0 && date.getUTCMinutes() === 0
  if (step === 'day') return date.getUTCDate() === 1
  return step === 'month' ? date.getUTCMonth() === 0 : date.getUTCFullYear() % 100 === 0
}

/** The first says what all have in common; the others only what is new at them. */
function labelOf(date: Date, step: Step, isFirst: boolean): string {
  const larger = beginsLarger(date, step)
  switch (step) {
    case 'time':
      return larger
        ? words(date, { day: 'numeric', month: 'short' })
        : words(date, { hour: '2-digit', minute: '2-digit' })
    case 'day':
      return words(date, { day: 'numeric', month: 'short', ...(isFirst && { year: 'numeric' }) })
    case 'month':
      return larger ? yearWords(date) : words(date, { month: 'short', ...(isFirst && { year: 'numeric' }) })
    case 'year':
      return yearWords(date)
  }
}

function yearWords(date: Date): string {
  const year = date.getUTCFullYear()
  return year > 0 ? String(year) : t('entities.date.beforeChrist', { year: String(1 - year) })
}

const formats = new Map<string, Intl.DateTimeFormat>()

function words(date: Date, shape: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(shape)
  // The catalogue's English is British: day, month, year.
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...shape, timeZone: 'UTC', hourCycle: 'h23' })
  formats.set(key, format)
  return format.format(date).replace(/\bSept\b/, 'Sep')
}

/** The stretch that shows, in words: "5 Sep 2023 to 3 Oct 2023", "19 Sep 2023, 13:00 to 18:00". */
export function viewWords({ start, end }: TimeView): string {
  const [from, to] = [new Date(start * msOfDay), new Date(end * msOfDay)]
  const days = end - start
  if (days > 1500) return t('entities.date.range', { from: yearWords(from), to: yearWords(to) })
  const day = { day: 'numeric', month: 'short', year: 'numeric' } as const
  const time = { hour: '2-digit', minute: '2-digit' } as const
  const shape = days > 120 ? ({ month: 'short', year: 'numeric' } as const) : days > 2 ? day : { ...day, ...time }
  return t('entities.date.range', { from: words(from, shape), to: words(to, shape) })
}
