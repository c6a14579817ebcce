import edtf from 'edtf'
import { say } from '../words.ts'
import { CallerError } from '../library/library.ts'

/** From the first to the last moment a date can mean, in milliseconds since 1970; ±Infinity where it is open. */
export type Span = { from: number; to: number }

const known = new Map<string, Span | null>()
const knownMost = 20_000

/**
 * What an EDTF date (ISO 8601-2, level 2, day precision at most) can mean at its widest: `199X` from 1990 to 1999.
 * Null when the text is no such date.
 */
export function spanOf(text: string): Span | null {
  const found = known.get(text)
  if (found !== undefined) return found
  const span = read(text)
  if (known.size >= knownMost) known.clear()
  known.set(text, span)
  return span
}

function read(text: string): Span | null {
  const plain = plainSpan(text)
  if (plain) return plain
  if (/T|\s/.test(text) || !everyDayExists(text)) return null
  try {
    const { min, max } = edtf(text)
    if (Number.isNaN(min) || Number.isNaN(max)) return null
    return { from: min ?? -Infinity, to: max ?? Infinity }
  } catch {
    return null
  }
}

const msPerDay = 86_400_000

/** Most dates are a day, a month or a year and nothing else: the parser takes a hundred times longer. */
function plainSpan(text: string): Span | null {
  const [, year, month, day] = /^([1-9]\d{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/.exec(text) ?? []
  if (year === undefined || !everyDayExists(text)) return null
  const [y, m, d] = [Number(year), month === undefined ? 0 : Number(month) - 1, day === undefined ? 1 : Number(day)]
  const from = Date.UTC(y, m, d)
  const after =
    day !== undefined ? from + msPerDay : month !== undefined ? Date.UTC(y, m + 1, 1) : Date.UTC(y + 1, 0, 1)
  return { from, to: after - 1 }
}

const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The parser lets 29 February of a common year pass and reads it as 1 March. */
function everyDayExists(text: string): boolean {
  for (const [, year = '', month = '', day = ''] of text.matchAll(/(-?\d{4})[?~%]?-[?~%]?(\d\d)[?~%]?-[?~%]?(\d\d)/g)) {
    const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
    const most = month === '02' && !leap ? 28 : (daysOfMonth[Number(month) - 1] ?? 31)
    if (Number(day) > most) return false
  }
  return true
}

/** The date as it is to be kept. Throws when it is not EDTF. */
export function checkedDate(text: string): string {
  const date = text.trim()
  if (spanOf(date) === null) throw new CallerError(say('changes.errors.date', { date: text }))
  return date
}
