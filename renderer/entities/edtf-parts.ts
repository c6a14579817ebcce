/**
 * One date of an EDTF expression, taken apart.
 *
 * `X` digits stay as written (`199X`, `2023-XX`), so that what is not known is never filled in. Dates are read as
 * text and never through `Date`, which would move them into a time zone.
 */
export type EdtfDate = {
  year: string
  month?: string
  day?: string
  /** `21` to `24`, in the place of a month: spring, summer, autumn, winter. */
  season?: '21' | '22' | '23' | '24'
  uncertain: boolean
  approximate: boolean
}

export type EdtfParts =
  | { kind: 'date'; date: EdtfDate }
  /** An end that is `open` goes on; one that is `unknown` was left blank. */
  | { kind: 'interval'; from: EdtfEnd; to: EdtfEnd }

export type EdtfEnd = EdtfDate | 'open' | 'unknown'

const single = /^(-?[\dX]{4})(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%])?$/

/** Takes apart what the library keeps as a date (EDTF level 1, day precision at most); `null` when it is not one. */
export function readEdtf(text: string): EdtfParts | null {
  const ends = text.split('/')
  if (ends.length === 1) {
    const date = readSingle(text)
    return date === null ? null : { kind: 'date', date }
  }
  if (ends.length !== 2) return null
  const from = readEnd(ends[0] ?? '')
  const to = readEnd(ends[1] ?? '')
  if (from === null || to === null || (isOpen(from) && isOpen(to))) return null
  if (!isOpen(from) && !isOpen(to) && lastDay(to) < firstDay(from)) return null
  return { kind: 'interval', from, to }
}

function readEnd(text: string): EdtfEnd | null {
  if (text === '..') return 'open'
  if (text === '') return 'unknown'
  return readSingle(text)
}

function isOpen(end: EdtfEnd): end is 'open' | 'unknown' {
  return end === 'open' || end === 'unknown'
}

function readSingle(text: string): EdtfDate | null {
  const match = single.exec(text)
  if (match === null) return null
  const [, year = '', month, day, mark] = match
  if (!/^-?\d+X*$/.test(year)) return null
  const date: EdtfDate = { year, uncertain: mark === '?' || mark === '%', approximate: mark === '~' || mark === '%' }
  if (month === '21' || month === '22' || month === '23' || month === '24') {
    return day === undefined ? { ...date, season: month } : null
  }
  if (month !== undefined) date.month = month
  if (day !== undefined) date.day = day
  return isReal(date) ? date : null
}

function isReal({ year, month, day }: EdtfDate): boolean {
  if (month === undefined) return true
  if (year.includes('X')) return false
  if (month === 'XX') return day === undefined || day === 'XX'
  const number = Number(month)
  if (number < 1 || number > 12) return false
  return day === undefined || day === 'XX' || (Number(day) >= 1 && Number(day) <= daysIn(Number(year), number))
}

/** Days of a month of the Gregorian calendar; month 1 is January. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The first day a date may mean, as days in order: comparable numbers, no calendar. */
export function firstDay(date: EdtfDate): number {
  const year = Number(date.year.replaceAll('X', '0'))
  return dayNumber(year, date.season ? seasonStart(date.season) : (known(date.month) ?? 1), known(date.day) ?? 1)
}

/** The last day a date may mean. */
export function lastDay(date: EdtfDate): number {
  const year = Number(date.year.replaceAll('X', '9'))
  const month = date.season ? Math.min(12, seasonStart(date.season) + 2) : (known(date.month) ?? 12)
  return dayNumber(year, month, known(date.day) ?? daysIn(year, month))
}

function seasonStart(season: string): number {
  return (Number(season) - 20) * 3
}

function known(part: string | undefined): number | undefined {
  return part === undefined || part === 'XX' ? undefined : Number(part)
}

/** Days since 1 January of year 0, Gregorian, in integers. */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear + 60
}

/** The span of days that a stored date may cover; an open end is `null`. `null` for what is no date. */
export function spanOf(text: string): { from: number | null; to: number | null } | null {
  const parts = readEdtf(text)
  if (parts === null) return null
  if (parts.kind === 'date') return { from: firstDay(parts.date), to: lastDay(parts.date) }
  return {
    from: isOpen(parts.from) ? null : firstDay(parts.from),
    to: isOpen(parts.to) ? null : lastDay(parts.to),
  }
}
