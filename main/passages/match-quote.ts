import { alike, bestAgreeing, longestQuote, nearest, type Place, type Surroundings } from './alike.ts'
import { codePointsOf } from './code-points.ts'

/** What an annotation says of the words it is about: a quote with its surroundings, a position, or both. */
export type Quote = {
  exact?: string | undefined
  prefix?: string | undefined
  suffix?: string | undefined
  /** In code points or UTF-16 code units: standards say the one, programs write the other. */
  start?: number | undefined
  end?: number | undefined
  /** What the position is counted in first; without it, code points. */
  units?: 'UTF-16' | undefined
}

/**
 * Where a quote was found (UTF-16 code units). `anchored`: exactly there; `moved`: these words, but elsewhere than the
 * position says, or in one of several places that nothing tells apart; `changed`: words much like these.
 */
export type Match = { start: number; end: number; how: 'anchored' | 'moved' | 'changed' }

/** Finds a quote in a text: at its position, else by its words and surroundings, else by words much like it; or null. */
export function matchQuote(text: string, quote: Quote): Match | null {
  const positions = positionsOf(text, quote)
  const exact = quote.exact?.normalize('NFC') ?? ''
  if (exact.trim() === '') return positions[0] ? { ...positions[0], how: 'anchored' } : null
  const surroundings = { prefix: (quote.prefix ?? '').normalize('NFC'), suffix: (quote.suffix ?? '').normalize('NFC') }
  const places = placesOf(text, exact)
  if (places.length > 0) return bestPlace(text, places, positions, surroundings)
  const found = respaced(text, exact, surroundings)
  if (found) return found
  const like = alike(text, exact, surroundings, positions[0]?.start)
  return like && { ...like, how: 'changed' }
}

/** The position read as code points and as UTF-16 code units, the likelier first. */
function positionsOf(text: string, { start, end, units }: Quote): Place[] {
  if (start === undefined || end === undefined || start >= end) return []
  const points = codePointsOf(text)
  const [from, to] = [points.toUnits(start), points.toUnits(end)]
  const places: Place[] = from !== null && to !== null ? [{ start: from, end: to }] : []
  if (end <= text.length && from !== start) places.push({ start, end })
  return units === 'UTF-16' ? places.reverse() : places
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
  const best = bestAgreeing(text, places, surroundings)
  const there = best.find((place) => positions.some((one) => one.start === place.start && one.end === place.end))
  if (there) return { ...there, how: 'anchored' }
  const near = nearest(best, positions[0]?.start) ?? (places[0] as Place)
  return { ...near, how: best.length === 1 && positions.length === 0 ? 'anchored' : 'moved' }
}

/** The same words with other white space between them, as another program's text of the page has it. */
function respaced(text: string, exact: string, surroundings: Surroundings): Match | null {
  const words = exact.trim().split(/\s+/)
  if (exact.length > longestQuote) return null
  const pattern = new RegExp(words.map(escapePattern).join('\\s+'), 'gu')
  const places = [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }))
  if (places.length === 0) return null
  return { ...bestPlace(text, places, [], surroundings), how: 'moved' }
}

const escapePattern = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
