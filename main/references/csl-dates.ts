import { spanOf } from '../entities/dates.ts'
import { writtenDay } from '../import/source-dates.ts'
import type { CslDate } from './csl-item.ts'

const day = /^-?\d{4}(?:-\d\d(?:-\d\d)?)?$/
const qualified = /[?~%]$/

/** An EDTF date as CSL can say it; null for what only EDTF says (`199X`, open ends), which goes into words. */
export function cslDate(edtf: string): CslDate {
  const ends = edtf.split('/')
  const plain = ends.map((end) => end.replace(qualified, ''))
  if (ends.length > 2 || !plain.every((end) => day.test(end))) return { literal: edtf }
  const season = /^(-?\d{4})-2([1-4])$/.exec(plain[0] ?? '')
  if (season && ends.length === 1) return { 'date-parts': [[Number(season[1])]], season: Number(season[2]) }
  return {
    'date-parts': plain.map((end) => partsOf(end)),
    ...(ends.some((end) => qualified.test(end)) && { circa: true }),
  }
}

function partsOf(date: string): number[] {
  const [, year = '', ...rest] = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date) ?? []
  return [year, ...rest.filter((part) => part !== undefined)].map(Number)
}

/** The EDTF date that a date of a reference says; undefined when it says none that can be read. */
export function edtfOf(date: unknown): string | undefined {
  if (typeof date === 'string' || typeof date === 'number') return edtfOfWords(String(date))
  if (typeof date !== 'object' || date === null) return undefined
  const { 'date-parts': parts, literal, raw, season, circa } = date as CslDate
  const ends = Array.isArray(parts) ? parts.slice(0, 2).map(endOf) : []
  if (ends.length === 0 || ends[0] === undefined) return edtfOfWords(String(raw ?? literal ?? ''))
  const seasonNumber = Number(season)
  if (ends.length === 1 && /^-?\d{4}$/.test(ends[0]) && seasonNumber >= 1 && seasonNumber <= 4)
    return `${ends[0]}-${seasonNumber + 20}`
  const said = ends.filter((end) => end !== undefined).map((end) => (circa ? `${end}~` : end))
  return checked(said.join('/'))
}

function endOf(parts: unknown): string | undefined {
  if (!Array.isArray(parts)) return undefined
  const [year, month, dayOfMonth] = parts.map((part) => Number.parseInt(String(part), 10))
  if (year === undefined || !Number.isInteger(year) || Math.abs(year) > 9999) return undefined
  const said = [`${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`]
  for (const part of [month, dayOfMonth]) {
    if (part === undefined || !(part >= 1 && part <= 31)) break
    said.push(String(part).padStart(2, '0'))
  }
  return checked(said.join('-')) ?? said[0]
}

const checked = (edtf: string) => (spanOf(edtf) === null ? undefined : edtf)

/** A date in words or figures: EDTF as it is, else a day, month or year as pages write it. */
export function edtfOfWords(words: string): string | undefined {
  const said = words.trim()
  if (said === '' || said.length > 100) return undefined
  if (/^-?\d{4}|^\d{3}X|^[.]{2}/.test(said) && checked(said) !== undefined) return said
  const written = writtenDay(said)
  if (written !== undefined) return written
  return monthOf(said) ?? checked(/\b([12]\d{3})\b/.exec(said)?.[1] ?? '')
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** “May 2009”, “2009 May 12”. */
function monthOf(said: string): string | undefined {
  const [, before, , after] =
    /^(?:([12]\d{3}),?\s+)?(\p{L}{3,9})\.?(?:,?\s+([12]\d{3}))?(?:\s+\d{1,2})?$/u.exec(said) ?? []
  const month = months.indexOf((/\p{L}{3}/u.exec(said)?.[0] ?? '').toLowerCase()) + 1
  const year = before ?? after
  if (year === undefined || month === 0) return undefined
  const dayOfMonth = before === undefined ? undefined : /\s(\d{1,2})$/.exec(said)?.[1]
  const found = [year, String(month).padStart(2, '0'), ...(dayOfMonth ? [dayOfMonth.padStart(2, '0')] : [])].join('-')
  return checked(found)
}
