import { Dictionary } from './dictionary.ts'
import { DocumentTable } from './document-table.ts'
import { Matches } from './matches.ts'
import type { Clause, Query } from './parse-query.ts'
import { Postings } from './postings.ts'
import { type FindOptions, type Found, type Searchable, searchKinds } from './searchable.ts'
import { eachTerm } from './tokens.ts'
import { Top } from './top.ts'

/** BM25's two constants, and how much more a word in the title counts. */
const saturation = 1.2
const lengthWeight = 0.75
const titleWeight = 3
/** An ending that was not typed counts less than the word itself. */
const otherEnding = 0.5

/** A gap between two fields that no phrase spans. */
const fieldGap = 100

/**
 * The search index: which documents hold which words where, ranked by BM25.
 *
 * A document put again replaces itself; what was removed stays in the lists as a dead number until half of them are
 * dead, and then the lists are written anew.
 */
export class InvertedIndex {
  private dictionary = new Dictionary()
  private postings = new Postings()
  private documents = new DocumentTable()

  get size(): number {
    return this.documents.living
  }

  get byteLength(): number {
    return this.postings.byteLength
  }

  put(document: Searchable): void {
    this.documents.remove(document.id)
    const positions = new Map<number, number[]>()
    let at = 0
    const note = (term: string) => {
      const number = this.dictionary.add(term)
      const known = positions.get(number)
      if (known) known.push(at)
      else positions.set(number, [at])
      at += 1
    }
    eachTerm(document.title, note)
    const titleLength = at
    let bodyLength = 0
    for (const text of document.body) {
      at += fieldGap
      const start = at
      eachTerm(text, note)
      bodyLength += at - start
    }
    const number = this.documents.add(document.id, document.kind, titleLength, bodyLength)
    for (const [term, list] of positions) this.postings.add(term, number, list, countBelow(list, titleLength))
    this.rewriteWhenHalfDead()
  }

  remove(id: string): void {
    this.documents.remove(id)
    this.rewriteWhenHalfDead()
  }

  search(query: Query, options: FindOptions): Found {
    const clauses = query.wanted.toSorted((a, b) => this.commonness(a) - this.commonness(b))
    if (clauses.length === 0) return { total: 0, hits: [] }
    const unwanted = query.unwanted.map((clause) => this.scores(clause))
    const wantedKinds = kindBits(options.kinds)
    let matches: Matches | undefined
    for (const clause of clauses) {
      const found = this.scores(clause, matches)
      if (matches) found.addEarlier(matches)
      matches = found
    }
    const words = clauses.reduce((sum, clause) => sum + clause.terms.length, 0)
    const top = new Top(options.limit)
    let total = 0
    for (const number of matches?.documents() ?? []) {
      if (!this.documents.isOfKind(number, wantedKinds) || unwanted.some((found) => found.has(number))) continue
      total += 1
      const inTitle = (matches?.titlesOf(number) ?? 0) >= clauses.length
      top.add(number, (matches?.scoreOf(number) ?? 0) * (inTitle ? this.titleBonus(number, words) : 1))
    }
    return { total, hits: top.best().map(({ number, score }) => ({ id: this.documents.idOf(number), score })) }
  }

  /** All words in the title says more than their sum; the words being the whole title says it is meant. */
  private titleBonus(number: number, words: number): number {
    return this.documents.titleLengthOf(number) === words ? 4 : 1.5
  }

  private commonness(clause: Clause): number {
    const counts = clause.terms.map((term) => this.postings.documentsOf(this.dictionary.numberOf(term) ?? -1))
    return Math.min(...counts) + (clause.prefix && clause.terms.length === 1 ? this.documents.size : 0)
  }

  /** The documents that a clause matches with what it adds to their scores; only those `among`, when given. */
  private scores(clause: Clause, among?: Matches): Matches {
    return clause.terms.length > 1 ? this.phraseScores(clause, among) : this.termScores(clause, among)
  }

  private termScores(clause: Clause, among?: Matches): Matches {
    const matches = new Matches(this.documents.size)
    const exact = this.dictionary.numberOf(clause.terms[0] ?? '')
    for (const term of this.termsMeant(clause)) {
      const weight = this.rarity(this.postings.documentsOf(term)) * (term === exact ? 1 : otherEnding)
      const reader = this.postings.reader(term)
      while (reader.next()) {
        const number = reader.document
        if ((among && !among.has(number)) || !this.documents.isThere(number)) continue
        const score = weight * this.saturated(number, reader.inBody + titleWeight * reader.inTitle)
        matches.add(number, score, reader.inTitle > 0)
      }
    }
    return matches
  }

  private termsMeant(clause: Clause): number[] {
    const term = clause.terms.at(-1) ?? ''
    if (clause.prefix) return this.dictionary.beginningWith(term)
    const number = this.dictionary.numberOf(term)
    return number === undefined ? [] : [number]
  }

  /** Positions are read term by term, and only in documents that all terms before were found in, in order. */
  private phraseScores(clause: Clause, among?: Matches): Matches {
    let ends: Map<number, Ends> | undefined
    clause.terms.forEach((term, index) => {
      const number = this.dictionary.numberOf(term)
      const isLast = index === clause.terms.length - 1
      const terms = isLast ? this.termsMeant(clause) : number === undefined ? [] : [number]
      ends = this.continued(terms, ends, among)
    })
    const found = ends ?? new Map<number, Ends>()
    const weight = this.rarity(found.size) * clause.terms.length
    const matches = new Matches(this.documents.size)
    for (const [number, { positions }] of found) {
      const inTitle = countBelow(positions, this.documents.titleLengthOf(number))
      const count = positions.length - inTitle + titleWeight * inTitle
      matches.add(number, weight * this.saturated(number, count), inTitle > 0)
    }
    return matches
  }

  /** Where one of `terms` stands right after the end of what was found so far. */
  private continued(terms: number[], before: Map<number, Ends> | undefined, among?: Matches) {
    const after = new Map<number, Ends>()
    for (const term of terms) {
      const reader = this.postings.reader(term)
      while (reader.next()) {
        const number = reader.document
        if (!this.documents.isThere(number) || (among && !among.has(number))) continue
        const previous = before?.get(number)
        if (before && !previous) continue
        const positions = previous ? following(reader.positions(), previous.positions) : reader.positions()
        if (positions.length > 0) after.set(number, { positions: merged(after.get(number)?.positions, positions) })
      }
    }
    return after
  }

  private rarity(frequency: number): number {
    return Math.log(1 + (this.documents.size - frequency + 0.5) / (frequency + 0.5))
  }

  private saturated(number: number, count: number): number {
    const length = 1 - lengthWeight + lengthWeight * this.documents.relativeLength(number)
    return (count * (saturation + 1)) / (count + saturation * length)
  }

  private rewriteWhenHalfDead(): void {
    if (this.documents.size > 1000 && this.documents.living * 2 < this.documents.size) this.rewrite()
  }

  private rewrite(): void {
    const [dictionary, postings, documents] = [this.dictionary, this.postings, this.documents]
    this.dictionary = new Dictionary()
    this.postings = new Postings()
    this.documents = new DocumentTable()
    const renumbered = documents.copyLiving(this.documents)
    for (const [term, number] of dictionary.terms()) {
      const reader = postings.reader(number)
      while (reader.next()) {
        const now = renumbered.get(reader.document)
        if (now !== undefined) this.postings.add(this.dictionary.add(term), now, reader.positions(), reader.inTitle)
      }
    }
  }
}

type Ends = { positions: number[] }

/** The positions that stand right after one of `ends`; both ascend. */
function following(positions: number[], ends: number[]): number[] {
  const after = new Set(ends)
  return positions.filter((position) => after.has(position - 1))
}

function merged(known: number[] | undefined, positions: number[]): number[] {
  return known ? [...known, ...positions].sort((a, b) => a - b) : positions
}

function countBelow(ascending: number[], limit: number): number {
  let count = 0
  while (count < ascending.length && (ascending[count] ?? 0) < limit) count += 1
  return count
}

function kindBits(kinds: FindOptions['kinds']): number {
  if (!kinds) return -1
  return kinds.reduce((bits, kind) => bits | (1 << searchKinds.indexOf(kind)), 0)
}
