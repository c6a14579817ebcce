import { nearWords, type NearWord, slipsAllowed } from './near-words.ts'
import type { Clause } from './query.ts'
import { compareTerms, findPrefix, findTerm, type Segment, termAt, type TermPlace } from './segment.ts'

/** A word of the index that a clause may mean: where it stands in each segment, and in how many documents. */
export type MeantWord = {
  places: TermPlace[]
  documents: number
  /** 1 for a word that was typed or begins so; less for one that is only like it. */
  likeness: number
  /** The very word that was typed, not one with another ending. */
  isTyped: boolean
}

/** Each slip halves what a word counts. */
const slip = 0.5
/** A word that stands in fewer documents is looked for with slips too, and this many words like it are taken. */
const few = 3
const mostLike = 8
/** One digit off is another number. */
const number = /\p{N}/u

/** The words that the last term of a clause may mean; where these find nothing or little, also words like it. */
export function meantWords(segments: readonly Segment[], clause: Clause): { words: MeantWord[]; like: MeantWord[] } {
  const term = clause.terms.at(-1) ?? ''
  const words = clause.prefix ? beginning(segments, term) : written(segments, term, 1)
  if (clause.terms.length > 1 || clause.exact) return { words, like: [] }
  const documents = words.reduce((sum, word) => sum + word.documents, 0)
  const near = documents < few ? wordsLike(segments, term, clause.prefix) : []
  return { words, like: near.flatMap((one) => written(segments, one.term, slip ** one.slips / 2)) }
}

export function written(segments: readonly Segment[], term: string, likeness: number): MeantWord[] {
  const places = segments.map((segment) => ({ segment, term: findTerm(segment, term) })).filter((at) => at.term >= 0)
  return places.length > 0 ? [wordAt(places, likeness, likeness === 1)] : []
}

/** Every word that begins so. The segments' words are in order, so those that are the same are met together. */
function beginning(segments: readonly Segment[], prefix: string): MeantWord[] {
  const heads = segments
    .map((segment) => ({ segment, ...findPrefix(segment, prefix) }))
    .map(({ segment, from, to }) => ({ segment, term: from, to }))
    .filter(({ term, to }) => term < to)
  const words: MeantWord[] = []
  for (;;) {
    let least: (typeof heads)[number] | undefined
    for (const head of heads) if (head.term < head.to && (!least || compareTerms(head, least) < 0)) least = head
    if (!least) return words
    const first = { segment: least.segment, term: least.term }
    const places: TermPlace[] = []
    for (const head of heads)
      if (head.term < head.to && (head === least || compareTerms(head, first) === 0))
        places.push({ segment: head.segment, term: head.term++ })
    words.push(wordAt(places, 1, lengthOf(first) === prefix.length))
  }
}

function wordAt(places: MeantWord['places'], likeness: number, isTyped: boolean): MeantWord {
  const documents = places.reduce((sum, { segment, term }) => sum + (segment.frequency[term] ?? 0), 0)
  return { places, documents, likeness, isTyped }
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
