import { t } from '../words.ts'
import { type EdtfDate, type EdtfEnd, readEdtf } from './edtf-parts.ts'
import { readTypedDate } from './typed-date.ts'

/** `long`: 20 September 2023; `short`: 20 Sep 2023. */
export type DateLength = 'long' | 'short'

/** The catalogue's English is British: day, month, year. */
const locale = 'en-GB'

/**
 * A stored date in words: "19 to 20 September 2023", "possibly September 2023", "1990s", "from 19 September 2023".
 * What is no EDTF comes back as it is: a date that cannot be read is still evidence.
 */
export function dateWords(edtf: string, length: DateLength = 'long'): string {
  const parts = readEdtf(edtf)
  if (parts === null) return edtf
  if (parts.kind === 'date') return qualified(parts.date, plainWords(parts.date, length))
  return intervalWords(parts.from, parts.to, length)
}

function intervalWords(from: EdtfEnd, to: EdtfEnd, length: DateLength): string {
  if (typeof to === 'string') {
    const words = typeof from === 'string' ? '' : qualified(from, plainWords(from, length))
    return to === 'open'
      ? t('entities.date.since', { date: words })
      : t('entities.date.fromUnknownEnd', { date: words })
  }
  const end = qualified(to, plainWords(to, length))
  if (typeof from === 'string') {
    return from === 'open' ? t('entities.date.until', { date: end }) : t('entities.date.unknownStart', { date: end })
  }
  return t('entities.date.range', { from: qualified(from, shortened(from, to, length)), to: end })
}

/** The start of a range without what its end says again: "19" of "19 to 20 September 2023". */
function shortened(from: EdtfDate, to: EdtfDate, length: DateLength): string {
  const sameKind = isWhole(from) && isWhole(to) && Boolean(from.day) === Boolean(to.day)
  const qualifiers = from.uncertain || from.approximate || to.uncertain || to.approximate
  if (!sameKind || qualifiers || from.year !== to.year || from.month === undefined) return plainWords(from, length)
  if (from.month !== to.month) return format(from, { day: optional(from.day, 'numeric'), month: length })
  return from.day === undefined ? plainWords(from, length) : String(Number(from.day))
}

function qualified(date: EdtfDate, words: string): string {
  if (date.uncertain && date.approximate) return t('entities.date.possiblyAbout', { date: words })
  if (date.uncertain) return t('entities.date.possibly', { date: words })
  return date.approximate ? t('entities.date.about', { date: words }) : words
}

function plainWords(date: EdtfDate, length: DateLength): string {
  if (date.season) return t(seasonKeys[date.season], { year: yearWords(date.year) })
  if (date.year.includes('X')) return spanWords(date.year)
  if (date.month === undefined) return yearWords(date.year)
  if (date.month === 'XX') return t('entities.date.unknownMonth', { year: yearWords(date.year) })
  const month = format(date, { month: length, year: 'numeric' })
  if (date.day === 'XX') return t('entities.date.unknownDay', { month })
  return date.day === undefined ? month : format(date, { day: 'numeric', month: length, year: 'numeric' })
}

const seasonKeys = {
  '21': 'entities.date.spring',
  '22': 'entities.date.summer',
  '23': 'entities.date.autumn',
  '24': 'entities.date.winter',
} as const

/** `199X` is the 1990s, `19XX` the 1900s; coarser ones are shown as the digits known. */
function spanWords(year: string): string {
  const unknown = year.length - year.replaceAll('X', '').length
  const first = String(Number(year.replaceAll('X', '0')))
  if (unknown === 1) return t('entities.date.decade', { year: first })
  return unknown === 2 ? t('entities.date.century', { year: first }) : year
}

function yearWords(year: string): string {
  return Number(year) <= 0 ? t('entities.date.beforeChrist', { year: String(1 - Number(year)) }) : String(Number(year))
}

type Shape = { day?: 'numeric' | undefined; month?: DateLength; year?: 'numeric' }

function format(date: EdtfDate, shape: Shape): string {
  const day = new Date(0)
  day.setUTCFullYear(Number(date.year), Number(date.month) - 1, Number(date.day === 'XX' ? 1 : (date.day ?? 1)))
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', calendar: 'gregory' }
  if (shape.day) options.day = shape.day
  if (shape.month) options.month = shape.month
  if (shape.year) options.year = shape.year
  // CLDR writes "Sept" for one month only; the three letters line up in lists.
  return formatFor(options)
    .format(day)
    .replace(/\bSept\b/, 'Sep')
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Made once a shape: making a format costs more than drawing the row of a list that it stands in. */
function formatFor(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options)
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, format)
  return format
}

function isWhole(date: EdtfDate): boolean {
  return !date.season && !date.year.includes('X') && date.month !== 'XX' && date.day !== 'XX'
}

function optional<Value>(part: string | undefined, value: Value): Value | undefined {
  return part === undefined ? undefined : value
}

/** The day of an instant (ISO 8601 UTC) where the reader is, for lists. */
export function dayWords(instant: string): string {
  return formatFor({ dateStyle: 'medium' })
    .format(new Date(instant))
    .replace(/\bSept\b/, 'Sep')
}

/** The time of an instant (ISO 8601 UTC) where the reader is, with its day when that is not today. */
export function recentWords(instant: string): string {
  if (dayWords(instant) !== dayWords(new Date().toISOString())) return momentWords(instant)
  return formatFor({ timeStyle: 'short' }).format(new Date(instant))
}

/** The day and time of an instant (ISO 8601 UTC) where the reader is, for "edited" and history. */
export function momentWords(instant: string): string {
  return formatFor({ dateStyle: 'medium', timeStyle: 'short' })
    .format(new Date(instant))
    .replace(/\bSept\b/, 'Sep')
}

/** The date as it stands in its field while it is edited: words when they are read as the same date, else EDTF. */
export function dateToType(edtf: string): string {
  const words = dateWords(edtf)
  return readTypedDate(words) === edtf ? words : edtf
}
