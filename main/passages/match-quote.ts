import search from 'approx-string-match'
import { codePointsOf } from './code-points.ts'

/** What an annotation says of the words it is about: a quote with its surroundings, a position, or both. */
export type Quote = {
  exact?: string | undefined
  prefix?: string | undefined
  suffix?: string | undefined
  /** In code points or UTF-16 code units: standards say the one, programs write the other. */
  start?: number | undefined
  end?: number | undefined
}

/**
 * Where a quote was found (UTF-16 code units). `anchored`: exactly there; `moved`: these words, but elsewhere than the
 * position says, or in one of several places that nothing tells apart; `changed`: words much like these.
 */
export type Match = { start: number; end: number; how: 'anchored' | 'moved' | 'changed' }

/** How much of a quote may differ, and how long it may be to be searched for so. */
const mostErrors = 0.3
const longest = 4000

/** Finds a quote in a text: at its position, else by its words and surroundings, else by words much like it; or null. */
export function matchQuote(text: string, quote: Quote): Match | null {
  const positions = positionsOf(text, quote)
  const exact = quote.exact?.normalize('NFC') ?? ''
  if (exact.trim() === '') return positions[0] ? { ...positions[0], how: 'anchored' } : null
  const surroundings = { prefix: (quote.prefix ?? '').normalize('NFC'), suffix: (quote.suffix ?? '').normalize('NFC') }
  const places = placesOf(text, exact)
  if (places.length > 0) return bestPlace(text, places, positions, surroundings)
  return respaced(text, exact, surroundings) ?? alike(text, exact, surroundings, positions[0]?.start)
}

type Place = { start: number; end: number }
type Surroundings = { prefix: string; suffix: string }

/** The position read as code points, then as UTF-16 code units. */
function positionsOf(text: string, { start, end }: Quote): Place[] {
  if (start === undefined || end === undefined || start >= end) return []
  const points = codePointsOf(text)
  const [from, to] = [points.toUnits(start), points.toUnits(end)]
  const places: Place[] = from !== null && to !== null ? [{ start: from, end: to }] : []
  if (end <= text.length && from !== start) places.push({ start, end })
  return places
}

function placesOf(text: string, exact: string): Place[] {
  const places: Place[] = []
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1))
    places.push({ start: at, end: at + exact.length })
  return places
}

/**
 * Of the places that hold the very words: the one whose surroundings agree best. The position decides among those that
 * agree equally, and wins when its surroundings are right.
 */
function bestPlace(text: string, places: Place[], positions: Place[], surroundings: Surroundings): Match {
  const scored = places.map((place) => ({ place, score: agreement(text, place, surroundings) }))
  const most = Math.max(...scored.map(({ score }) => score))
  const best = scored.filter(({ score }) => score === most).map(({ place }) => place)
  const there = best.find((place) => positions.some((one) => one.start === place.start && one.end === place.end))
  if (there) return { ...there, how: 'anchored' }
  const near = nearest(best, positions[0]?.start)
  return { ...near, how: best.length === 1 && positions.length === 0 ? 'anchored' : 'moved' }
}

function nearest(places: readonly Place[], hint: number | undefined): Place {
  const distance = (place: Place) => Math.abs(place.start - (hint ?? 0))
  return places.reduce((best, place) => (distance(place) < distance(best) ? place : best))
}

/** How many characters of the surroundings stand around a place, whatever their white space. */
function agreement(text: string, { start, end }: Place, { prefix, suffix }: Surroundings): number {
  const before = flat(text.slice(Math.max(0, start - prefix.length * 2), start))
  const after = flat(text.slice(end, end + suffix.length * 2))
  const [wantedBefore, wantedAfter] = [flat(prefix), flat(suffix)]
  let score = 0
  while (score < wantedBefore.length && wantedBefore.at(-1 - score) === before.at(-1 - score)) score += 1
  let more = 0
  while (more < wantedAfter.length && wantedAfter[more] === after[more]) more += 1
  return score + more
}

const flat = (text: string) => text.replace(/\s+/g, '')

/** The same words with other white space between them, as another program's text of the page has it. */
function respaced(text: string, exact: string, surroundings: Surroundings): Match | null {
  const words = exact.trim().split(/\s+/)
  if (exact.length > longest) return null
  const pattern = new RegExp(words.map(escapePattern).join('\\s+'), 'gu')
  const places = [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }))
  if (places.length === 0) return null
  return { ...bestPlace(text, places, [], surroundings), how: 'moved' }
}

const escapePattern = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** Words much like the quote; of several as much alike, those with the right surroundings, then the nearest. */
function alike(text: string, exact: string, surroundings: Surroundings, hint: number | undefined): Match | null {
  const most = Math.floor(Math.min(exact.length, longest) * mostErrors)
  if (most === 0 || exact.length > longest) return null
  const found = search(text, exact, most)
  const fewest = Math.min(...found.map(({ errors }) => errors))
  const best = found.filter(({ errors }) => errors === fewest)
  if (best.length === 0) return null
  const { start, end } = bestPlace(text, best, hint === undefined ? [] : [{ start: hint, end: hint }], surroundings)
  return { start, end, how: 'changed' }
}
