/**
 * The day a source says it was published, as EDTF. The day is taken as written: an hour and a zone after it are not
 * weighed, and no Date is made of it, because that would move it to the day it was in London.
 */
export function writtenDay(text: string | null | undefined): string | undefined {
  const written = text?.trim() ?? ''
  const numeric =
    /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)/.exec(written) ?? /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(written)
  if (numeric) return day(numeric[1], numeric[2], numeric[3])
  const dayFirst = /^(?:\p{L}{3,9}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\.?\s+(\p{L}{3,9})\.?,?\s+(\d{4})\b/u.exec(written)
  if (dayFirst) return day(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1])
  const monthFirst = /^(?:\p{L}{3,9}\.?,?\s+)?(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/u.exec(written)
  if (monthFirst) return day(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2])
  return /^\d{4}$/.test(written) ? written : undefined
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function monthNumber(name = ''): string | undefined {
  const index = months.indexOf(name.slice(0, 3).toLowerCase())
  return index < 0 ? undefined : String(index + 1)
}

/** `YYYY-MM-DD`, or `YYYY-MM` without a day; undefined for a day no calendar has. */
function day(year?: string, month?: string, dayOfMonth?: string): string | undefined {
  if (year === undefined || month === undefined) return undefined
  const m = Number(month)
  if (m < 1 || m > 12) return undefined
  const head = `${year}-${month.padStart(2, '0')}`
  if (dayOfMonth === undefined) return head
  const d = Number(dayOfMonth)
  return d >= 1 && d <= daysIn(Number(year), m) ? `${head}-${dayOfMonth.padStart(2, '0')}` : undefined
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}
