import { DocumentTable, saturation } from './document-table.ts'
import { Allowed, passing } from './filter-documents.ts'
import { Gathering, typedCounts } from './gathering.ts'
import { Intersection } from './intersect.ts'
import { Matches, titleWeight } from './matches.ts'
import { type Meant, type MeantWord, meantWords, wordIn } from './meant-words.ts'
import { eachPhrase } from './phrase.ts'
import { PostingBlocks } from './posting-blocks.ts'
import { PostingReader } from './posting-reader.ts'
import type { Clause, Query } from './query.ts'
import { titleBonus, WordRanking, WordsRanking } from './ranking.ts'
import { type Alternative, type Described, type FindOptions, type Found, type Searchable } from './searchable.ts'
import type { TermRange } from './segment.ts'
import { SegmentList } from './segment-list.ts'
import { Top } from './top.ts'
import { isTitled, timesOf } from './whole-posting.ts'

/** A clause with what it means in this index. */
type Meaning = Meant & { clause: Clause }

/** The words of clauses that are one known word each, in the order they were wanted; null when any means more. */
function plainWords(wanted: readonly Meaning[]): MeantWord[] | null {
  const words: MeantWord[] = []
  for (const { clause, words: meant, like } of wanted) {
    const [word] = meant
    if (!word || meant.length > 1 || like.length > 0 || clause.prefix || clause.terms.length > 1) return null
    words.push(word)
  }
  return words
}

/** The words of the only clause, when it is the beginning of words. */
function loneBeginning([first, second]: readonly Meaning[]): TermRange[] | null {
  const isOne = first && !second && first.clause.prefix && first.clause.terms.length === 1 && first.like.length === 0
  return isOne ? first.beginning : null
}

/** Whether two are the same word. */
const isSame = (a: MeantWord, b: MeantWord): boolean =>
  a.places[0]?.segment === b.places[0]?.segment && a.places[0]?.term === b.places[0]?.term

/**
 * The search index: which documents hold which words where, ranked by BM25.
 *
 * A document put again gets a new number; its old one is dead. When half of the numbers are dead the lists are
 * written anew.
 */
export class InvertedIndex {
  documents: DocumentTable
  segments: SegmentList
  private matches = new Matches(64)
  private gathering = new Gathering(64)
  private common = new Intersection(64)

  constructor(documents = new DocumentTable(), segments = new SegmentList()) {
    this.documents = documents
    this.segments = segments
  }

  get size(): number {
    return this.documents.living
  }

  put(document: Searchable): void {
    this.documents.remove(document.id)
    const lengths = this.segments.add(this.documents.size, document.title, document.body)
    this.documents.add(document.id, lengths, document)
    this.compactWhenHalfDead()
  }

  /** Says anew what is known of a document beside its words. Nothing when it is not there. */
  describe(document: Described): void {
    const number = this.documents.numberOf(document.id)
    if (number >= 0) this.documents.describe(number, document)
  }

  remove(id: string): void {
    this.documents.remove(id)
    this.compactWhenHalfDead()
  }

  /** Writes everything anew without what is gone: no word of it is left. */
  compact(): void {
    const { table, numbers } = this.documents.compacted()
    this.segments.rewrite((number) => numbers[number] ?? -1, table.size)
    this.documents = table
  }

  /** Joins segments, a step at a time; false when there is nothing to join. */
  tidy(): boolean {
    const { living, size } = this.documents
    return this.segments.tidy(living === size ? null : (number) => (this.documents.isThere(number) ? number : -1))
  }

  search(query: Query, options: FindOptions): Found {
    this.segments.seal()
    const also: Alternative[] = []
    const wanted = query.wanted.map((clause) => this.meaningOf(clause, also)).sort((a, b) => a.documents - b.documents)
    if (wanted.length === 0 && query.filters.length === 0) return { total: 0, hits: [], also }
    const allowed = this.allowedBy(query, options)
    if (wanted.length === 0) return { ...this.latest(allowed, options.limit), also }
    const plain = plainWords(wanted)
    if (plain?.length === 1) return { ...this.bestOfOne(plain[0] as MeantWord, allowed, options.limit), also }
    if (plain) return { ...this.bestOfAll(plain, allowed, options.limit), also }
    const beginning = loneBeginning(wanted)
    if (beginning) return { ...this.bestOfBeginning(beginning, allowed, options.limit), also }
    this.matches = this.matches.cleared(this.documents.size)
    for (const meaning of wanted) this.match(meaning, allowed)
    return { ...this.best(query.wanted, options.limit), also }
  }

  private meaningOf(clause: Clause, also: Alternative[]): Meaning {
    if (clause.terms.length > 1) return { clause, words: [], beginning: [], like: [], documents: this.rarestOf(clause) }
    const meant = meantWords(this.segments.all, clause)
    if (meant.like.length > 0) also.push({ word: clause.terms[0] ?? '', means: meant.like.map(wordIn) })
    return { clause, ...meant }
  }

  private rarestOf({ terms, prefix }: Clause): number {
    const whole = prefix ? terms.slice(0, -1) : terms
    const counts = whole.map((term) => meantWords(this.segments.all, { terms: [term], prefix: false, exact: true }))
    return Math.min(...counts.map(({ words }) => words[0]?.documents ?? 0))
  }

  /** Those of the kinds asked for that are there, pass the filters and hold nothing unwanted. */
  private allowedBy({ unwanted, filters }: Query, { kinds }: FindOptions): Allowed {
    if (unwanted.length === 0 && filters.length === 0) return new Allowed(this.documents, kinds, null)
    const marks = passing(this.documents, filters)
    for (const clause of unwanted) this.eachHolding({ ...clause, exact: true }, (number) => (marks[number] = 0))
    return new Allowed(this.documents, kinds, marks)
  }

  private eachHolding(clause: Clause, visit: (number: number) => void): void {
    if (clause.terms.length > 1) {
      for (const segment of this.segments.all) eachPhrase(segment, clause, () => true, visit)
      return
    }
    const { words, beginning } = meantWords(this.segments.all, clause)
    for (const { places } of words)
      for (const { segment, term } of places) {
        const reader = new PostingReader(segment, term)
        while (reader.next()) visit(reader.document)
      }
    const { found, count } = this.gather(beginning)
    for (let at = 0; at < count; at += 1) visit(found[at] as number)
  }

  /** Adds one clause to what matches so far. */
  private match({ clause, words, beginning, like }: Meaning, allowed: Allowed): void {
    const candidates = this.matches.begin()
    if (clause.terms.length > 1) return this.matchPhrase(clause, candidates ? null : allowed)
    if (clause.prefix) this.matchBeginning(beginning, candidates ? null : allowed)
    for (const word of [...words, ...like])
      if (candidates) this.matchAmong(word, candidates)
      else this.matchFirst(word, allowed)
  }

  /** All words that begin so are one word. */
  private matchBeginning(ranges: readonly TermRange[], allowed: Allowed | null): void {
    const { matches } = this
    const gathered = this.gather(ranges)
    const weight = this.rarity(gathered.count) * (saturation + 1)
    const norms = this.documents.lengthNorms()
    for (let at = 0; at < gathered.count; at += 1) {
      const number = gathered.found[at] as number
      if (allowed ? !allowed.has(number) : !matches.isCandidate(number)) continue
      const tally = gathered.tallyOf(number)
      const times = timesOf(tally) / typedCounts
      matches.add(number, (weight * times) / (times + (norms[number] as number)), isTitled(tally))
    }
  }

  /** One word alone needs no sums: what is read is ranked at once. */
  private bestOfOne(word: MeantWord, allowed: Allowed, limit: number): Omit<Found, 'also'> {
    const ranking = new WordRanking(this.documents, limit, this.rarity(word.documents) * word.likeness)
    let total = 0
    for (const place of word.places) {
      const blocks = new PostingBlocks(place)
      const { numbers, tallies } = blocks
      while (blocks.next()) {
        const count = allowed.keep(numbers, blocks.count, tallies)
        for (let at = 0; at < count; at += 1) ranking.take(numbers[at] as number, tallies[at] as number)
        total += count
      }
    }
    return { total, hits: this.named(ranking.top) }
  }

  /** Words that must all be there, and nothing else: only documents that hold them all are scored. */
  private bestOfAll(words: readonly MeantWord[], allowed: Allowed, limit: number): Omit<Found, 'also'> {
    const common = (this.common = this.common.cleared(this.documents.size))
    // A word asked for twice is read once, and counts twice.
    const unlike = words.filter((word, at) => words.findIndex((other) => isSame(other, word)) === at)
    common.find(unlike)
    const ranked = words.map((word) => ({
      rarity: this.rarity(word.documents) * word.likeness,
      tallies: common.talliesOf(unlike.findIndex((other) => isSame(other, word))),
    }))
    const ranking = new WordsRanking(this.documents, limit, ranked)
    const total = allowed.keep(common.found, common.count)
    for (let at = 0; at < total; at += 1) ranking.take(common.found[at] as number)
    return { total, hits: this.named(ranking.top) }
  }

  /** All words that begin so are one word, and nothing else is asked for. */
  private bestOfBeginning(ranges: readonly TermRange[], allowed: Allowed, limit: number): Omit<Found, 'also'> {
    const gathered = this.gather(ranges)
    const ranking = new WordRanking(this.documents, limit, this.rarity(gathered.count), typedCounts)
    const { found } = gathered
    const total = allowed.keep(found, gathered.count)
    for (let at = 0; at < total; at += 1) ranking.take(found[at] as number, gathered.tallyOf(found[at] as number))
    return { total, hits: this.named(ranking.top) }
  }

  private gather(ranges: readonly TermRange[]): Gathering {
    const gathered = (this.gathering = this.gathering.cleared(this.documents.size))
    for (const range of ranges) gathered.add(range)
    gathered.finish()
    return gathered
  }

  private matchFirst(word: MeantWord, allowed: Allowed): void {
    for (const { segment, term } of word.places) {
      const reader = new PostingReader(segment, term)
      while (reader.next()) if (allowed.has(reader.document)) this.take(reader, word)
    }
  }

  /** Documents that hold all clauses before are few or many: few are sought one by one, for many all are read. */
  private matchAmong(word: MeantWord, candidates: Uint32Array): void {
    for (const { segment, term } of word.places) {
      const reader = new PostingReader(segment, term)
      if (candidates.length * 4 > (segment.frequency[term] as number)) {
        while (reader.next()) if (this.matches.isCandidate(reader.document)) this.take(reader, word)
        continue
      }
      if (!reader.next()) continue
      for (const wanted of candidates) {
        if (reader.document < wanted && !reader.seek(wanted)) break
        if (reader.document === wanted) this.take(reader, word)
      }
    }
  }

  /** The document that a reader stands on holds the word. */
  private take({ document, inTitle, inBody }: PostingReader, { documents, likeness }: MeantWord): void {
    const weight = this.rarity(documents) * likeness * (saturation + 1)
    const times = inBody + titleWeight * inTitle
    const norm = this.documents.lengthNorms()[document] as number
    this.matches.add(document, (weight * times) / (times + norm), inTitle > 0)
  }

  private matchPhrase(clause: Clause, allowed: Allowed | null): void {
    const { matches, documents } = this
    const isCandidate = (number: number) => (allowed ? allowed.has(number) : matches.isCandidate(number))
    const titleLengths = documents.titleLengths.values
    const found: number[] = []
    for (const segment of this.segments.all)
      eachPhrase(segment, clause, isCandidate, (document, ends, count) => {
        const titleLength = titleLengths[document] as number
        let inTitle = 0
        while (inTitle < count && (ends[inTitle] as number) < titleLength) inTitle += 1
        found.push(document, count - inTitle, inTitle)
      })
    const weight = this.rarity(found.length / 3) * clause.terms.length
    const norms = documents.lengthNorms()
    for (let at = 0; at < found.length; at += 3) {
      const [document = 0, inBody = 0, inTitle = 0] = [found[at], found[at + 1], found[at + 2]]
      const count = inBody + titleWeight * inTitle
      matches.add(document, (weight * count * (saturation + 1)) / (count + (norms[document] as number)), inTitle > 0)
    }
  }

  private best(wanted: readonly Clause[], limit: number): Omit<Found, 'also'> {
    const { matches } = this
    const words = wanted.reduce((sum, clause) => sum + clause.terms.length, 0)
    const top = new Top(limit)
    matches.each((number, score, inTitle) => {
      if (inTitle) top.add(number, score * titleBonus(this.documents, number, words))
      else if (score >= top.least) top.add(number, score)
    })
    return { total: matches.count, hits: this.named(top) }
  }

  /** Without a word there is no rank: what was put last comes first. */
  private latest(allowed: Allowed, limit: number): Omit<Found, 'also'> {
    const top = new Top(limit)
    let total = 0
    for (let number = 0; number < this.documents.size; number += 1) {
      if (!allowed.has(number)) continue
      total += 1
      top.add(number, number / this.documents.size)
    }
    return { total, hits: this.named(top) }
  }

  private named(top: Top): Found['hits'] {
    return top.best().map(({ number, score }) => ({ id: this.documents.idOf(number), score }))
  }

  private rarity(frequency: number): number {
    return Math.log(1 + (this.documents.size - frequency + 0.5) / (frequency + 0.5))
  }

  private compactWhenHalfDead(): void {
    const { size, living } = this.documents
    if (size > 1000 && living * 2 < size) this.compact()
  }
}
