import search from 'approx-string-match'

export type Place = { start: number; end: number }
/** What stood before and after some words. */
export type Surroundings = { prefix: string; suffix: string }

/** How much of a quote may differ, and how long it may be to be searched for so. */
const mostErrors = 0.3
export const longestQuote = 4000

/** Words much like a quote; of several as much alike, those with the right surroundings, then the nearest to `hint`. */
export function alike(text: string, exact: string, surroundings: Surroundings, hint: number | undefined): Place | null {
  const most = Math.floor(exact.length * mostErrors)
  if (most === 0 || exact.length > longestQuote) return null
  const found = search(text, exact, most)
  const fewest = found.reduce((least, { errors }) => Math.min(least, errors), Infinity)
  const best = found.filter(({ errors }) => errors === fewest)
  if (best.length === 0) return null
  return nearest(bestAgreeing(text, best, surroundings), hint)
}

/** The places whose surroundings agree most with those given. */
export function bestAgreeing(text: string, places: readonly Place[], surroundings: Surroundings): Place[] {
  const scored = places.map((place) => ({ place, score: agreement(text, place, surroundings) }))
  const most = scored.reduce((best, { score }) => Math.max(best, score), 0)
  return scored.filter(({ score }) => score === most).map(({ place: { start, end } }) => ({ start, end }))
}

export function nearest(places: readonly Place[], hint: number | undefined): Place | null {
  const distance = (place: Place) => Math.abs(place.start - (hint ?? 0))
  return places.reduce<Place | null>((best, place) => (best && distance(best) <= distance(place) ? best : place), null)
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
