import { nearWords, type NearWord, slipsAllowed } from './near-words.ts'
import type { Clause } from './query.ts'
import { findPrefix, findTerm, type Segment, termAt, type TermPlace, type TermRange } from './segment.ts'

/** A word of the index that a clause may mean: where it stands in each segment, and in how many documents. */
export type MeantWord = {
  places: TermPlace[]
  documents: number
  /** 1 for a word that was typed; less for one that is only like it. */
  likeness: number
}

/** Each slip halves what a word counts. */
const slip = 0.5
/** A word that stands in fewer documents is looked for with slips too, and this many words like it are taken. */
const few = 3
const mostLike = 8
/** One digit off is another number. */
const number = /\p{N}/u

/** What the last term of a clause may mean. */
export type Meant = {
  /** The word itself, of a clause that is no beginning. */
  words: MeantWord[]
  /** All words that begin so, by segment, of a clause that is one. */
  beginning: TermRange[]
  /** Words like it, where these find nothing or little. */
  like: MeantWord[]
  /** In how many documents all of these stand; one that holds several counts several times. */
  documents: number
}

export function meantWords(segments: readonly Segment[], clause: Clause): Meant {
  const term = clause.terms.at(-1) ?? ''
  const words = clause.prefix ? [] : written(segments, term, 1)
  const beginning = clause.prefix ? rangesOf(segments, term) : []
  const documents = documentsOf(words) + beginning.reduce((sum, range) => sum + documentsIn(range), 0)
  const isLoose = clause.terms.length === 1 && !clause.exact && documents < few
  const near = isLoose ? wordsLike(segments, term, clause.prefix) : []
  const like = near.flatMap((one) => written(segments, one.term, slip ** one.slips / 2))
  return { words, beginning, like, documents: documents + documentsOf(like) }
}

function written(segments: readonly Segment[], term: string, likeness: number): MeantWord[] {
  const places = segments.map((segment) => ({ segment, term: findTerm(segment, term) })).filter((at) => at.term >= 0)
  return places.length > 0 ? [wordAt(places, likeness)] : []
}

function rangesOf(segments: readonly Segment[], prefix: string): TermRange[] {
  const ranges: TermRange[] = []
  for (const segment of segments) {
    const { from, to } = findPrefix(segment, prefix)
    // The shortest of the words that begin so comes first.
    if (from < to) ranges.push({ segment, from, to, isTyped: lengthOf({ segment, term: from }) === prefix.length })
  }
  return ranges
}

function documentsIn({ segment: { frequency }, from, to }: TermRange): number {
  let sum = 0
  for (let term = from; term < to; term += 1) sum += frequency[term] as number
  return sum
}

const documentsOf = (words: readonly MeantWord[]) => words.reduce((sum, word) => sum + word.documents, 0)

function wordAt(places: MeantWord['places'], likeness: number): MeantWord {
  const documents = places.reduce((sum, { segment, term }) => sum + (segment.frequency[term] ?? 0), 0)
  return { places, documents, likeness }
}

function wordsLike(segments: readonly Segment[], term: string, prefix: boolean): NearWord[] {
  const most = number.test(term) ? 0 : slipsAllowed(term.length)
  if (most === 0) return []
  const byTerm = new Map<string, NearWord>()
  for (const segment of segments)
    for (const near of nearWords(segment, term, most, prefix)) {
      const known = byTerm.get(near.term)
      if (known) known.documents += near.documents
      else if (!prefix || !near.term.startsWith(term)) byTerm.set(near.term, near)
    }
  const near = [...byTerm.values()].filter((one) => !number.test(one.term))
  const least = Math.min(...near.map((one) => one.slips))
  return near
    .filter(({ slips }) => slips === least)
    .sort((a, b) => b.documents - a.documents || (a.term < b.term ? -1 : 1))
    .slice(0, mostLike)
}

function lengthOf({ segment: { termStarts }, term }: TermPlace): number {
  return (termStarts[term + 1] ?? 0) - (termStarts[term] ?? 0)
}

/** A word as it stands in the index. */
export function wordIn({ places }: MeantWord): string {
  const [place] = places
  return place ? termAt(place.segment, place.term) : ''
}
